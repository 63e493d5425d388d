import { html, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { SelectField } from '../parts/field.js';
import { Confirm } from '../parts/confirm.js';
import { When } from '../parts/when.js';
import { SecretShown } from './secret-shown.js';

const SCHEMES = [
  ['standard', 'Standard Webhooks, HMAC-SHA256'],
  ['standard-asymmetric', 'Standard Webhooks, Ed25519'],
  ['checkly', 'as Checkly signs'],
  ['qovery', 'as Qovery signs'],
  ['github', 'as GitHub signs'],
  ['none', 'not at all'],
];

/** How requests prove where they come from. */
export function SigningCard({ channel, set }) {
  const api = useApi();
  const { draft, isNew, dirty, value: { saved } } = channel;
  const [asking, setAsking] = useState(false);
  const [fresh, setFresh] = useState(null);
  const { secret, publicKey, previous = [] } = saved.signing ?? {};
  const rotate = async () => {
    const { body, etag } = await api.ask('POST', `channels/${saved.id}/secret/rotate`, { body: {} });
    setFresh(body.signing.secret);
    const again = await api.ask('GET', `channels/${saved.id}`);
    channel.settled({ body: again.body, etag: again.etag ?? etag });
  };
  return html`
    <section class="card stack" aria-labelledby="signing-title">
      <h2 class="sub" id="signing-title">Signature</h2>
      <${SelectField} label="Requests are signed" value=${draft.signing?.scheme ?? 'standard'} options=${SCHEMES} onChange=${(scheme) => set(['signing'], { ...draft.signing, scheme })} />
      ${isNew && html`<p class="hint">The secret is made when the channel is saved, and shown that once.</p>`}
      ${publicKey && html`<p>Public key <code>${publicKey}</code></p>`}
      ${!isNew && secret && html`<div class="row"><span>Secret set ${secret.updatedAt && html`<${When} at=${secret.updatedAt} />`}</span>
        <button type="button" onClick=${() => setAsking(true)} disabled=${dirty} title=${dirty ? 'Save the changes first' : ''}>New secret …</button></div>`}
      ${previous.map((old) => html`<p class="hint" key=${old.updatedAt}>An older one signs too until <${When} exact at=${old.signsUntil} />.</p>`)}
      ${asking && html`<${Confirm} title="Make a new signing secret?" action="Make it" onDo=${rotate} onClose=${() => setAsking(false)}>
        <p>Requests are signed with both for 24 hours, so that the receiver can change over in between.</p><//>`}
      ${fresh && html`<${SecretShown} title="The new signing secret" secret=${fresh} onClose=${() => setFresh(null)} />`}
    </section>`;
}
