import { html } from '../core/dom.js';
import { Copy } from '../parts/copy.js';
import { Dialog } from '../parts/dialog.js';

/** A secret, shown this once. */
export const SecretShown = ({ title, secret, onClose, children }) => html`
  <${Dialog} title=${title} onClose=${onClose}>
    <p>It is shown this once. Copy it now to where it is needed; nobody can read it again.</p>
    <p class="secret" data-secret>${secret}</p>
    ${children}
    <div class="end"><${Copy} text=${secret} what="the secret" label="Copy" /><button type="button" class="primary" onClick=${onClose}>I have it</button></div>
  <//>`;
