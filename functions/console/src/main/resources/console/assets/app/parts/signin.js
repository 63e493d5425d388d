import { html, useState } from '../core/dom.js';
import { isKnown } from '../core/api.js';
import { useAction } from '../core/load.js';
import { TextField } from './field.js';
import { Problem } from './problem.js';

/** Asks for a key. It opens what the key opens, and nothing is possible here that is not with the API. */
export function KeyForm({ onKey, action = 'Open the console' }) {
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState('');
  const opening = useAction(async () => {
    setWrong('');
    if (await isKnown(key.trim())) onKey(key.trim());
    else setWrong('This key is not known: it may be mistyped, revoked or expired.');
  });
  const submit = (event) => {
    event.preventDefault();
    opening.run();
  };
  return html`
    <form class="stack" onSubmit=${submit}>
      <${TextField} label="API key" type="password" value=${key} onChange=${setKey} wrong=${wrong} autocomplete="off"
        hint="It stays in this tab until you close it, and is sent to this stack alone." />
      <${Problem} problem=${opening.problem} />
      <button type="submit" class="primary" disabled=${!key.trim() || opening.busy}>${action}</button>
    </form>`;
}

export const SignIn = ({ onKey, icon }) => html`
  <main class="signin" id="main"><div class="card">
    <img src=${icon} alt="" />
    <h1>Postrider</h1>
    <p>Where webhooks go, what became of them, and why. Open it with a key of this stack.</p>
    <${KeyForm} onKey=${onKey} />
    <p class="hint">On a laptop <code>./postrider up</code> prints the key. On AWS the stack's output <code>GetRootKeyCommand</code>
      reads the root key; better is a key of your own with the scopes that you need (<code>POST /v1/keys</code>).</p>
  </div></main>`;
