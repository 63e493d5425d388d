import { html, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { go } from '../core/router.js';
import { Confirm } from '../parts/confirm.js';

export function DeleteCard({ id, forget }) {
  const api = useApi();
  const { toast } = useApp();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await api.remove(`channels/${id}`);
    forget();
    toast(`Deleted ${id}`);
    go('/channels');
  };
  return html`
    <section class="card stack" aria-labelledby="delete-title">
      <h2 class="sub" id="delete-title">Delete</h2>
      <p class="hint">Deliveries that have not ended are cancelled at their next attempt. The history stays readable.</p>
      <div><button type="button" class="danger" onClick=${() => setAsking(true)}>Delete the channel …</button></div>
      ${asking && html`<${Confirm} danger title=${`Delete ${id}?`} action="Delete it" word=${id} onDo=${remove} onClose=${() => setAsking(false)}>
        <p>Its settings and secrets are gone for good.</p><//>`}
    </section>`;
}
