import { html, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { useAction, useLoad } from '../core/load.js';
import { SecretShown } from '../channel/secret-shown.js';
import { Confirm } from '../parts/confirm.js';
import { Dialog } from '../parts/dialog.js';
import { Check, TextField } from '../parts/field.js';
import { Empty, Loaded } from '../parts/loading.js';
import { More, useMore } from '../parts/pager.js';
import { Problem } from '../parts/problem.js';
import { When } from '../parts/when.js';

const SCOPES = [
  ['events:write', 'post events'],
  ['channels:read', 'read channels, variables and presets, preview'],
  ['channels:write', 'change channels and variables, send tests'],
  ['deliveries:read', 'read events, deliveries and metrics'],
  ['deliveries:retry', 'retry, cancel and replay'],
  ['keys:write', 'make and revoke keys'],
];

/** Who may ask. */
export function Keys() {
  const api = useApi();
  const list = useLoad((signal) => api.get('keys', {}, { signal }), []);
  const more = useMore(list.value, (cursor) => api.get('keys', { cursor }));
  const [making, setMaking] = useState(false);
  const [fresh, setFresh] = useState(null);
  const [revoking, setRevoking] = useState(null);
  const made = (key) => {
    setMaking(false);
    setFresh(key);
    list.reload();
  };
  return html`
    <div class="stack">
      <div class="row"><p class="note">Each service gets a key that can do what it needs, and no more.</p><span class="grow"></span>
        <button type="button" class="primary" onClick=${() => setMaking(true)}>New key</button></div>
      <${Loaded} of=${list}>${() => (more.items.length
    ? html`<${KeyTable} keys=${more.items} onRevoke=${setRevoking} /><${More} of=${more} />`
    : html`<${Empty} title="There is only the root key"><p>Leave it where it is, and make a key for each service.</p><//>`)}<//>
      ${making && html`<${NewKey} onMade=${made} onClose=${() => setMaking(false)} />`}
      ${fresh && html`<${SecretShown} title=${`The key of ${fresh.name || fresh.id}`} secret=${fresh.key} onClose=${() => setFresh(null)} />`}
      ${revoking && html`<${Revoke} apiKey=${revoking} onDone=${list.reload} onClose=${() => setRevoking(null)} />`}
    </div>`;
}

const KeyTable = ({ keys, onRevoke }) => html`
  <div class="scroll"><table class="cards"><caption class="hush">API keys, newest first</caption>
    <thead><tr><th>Key</th><th>Scopes</th><th>Made</th><th>Ends</th><th><span class="hush">Actions</span></th></tr></thead>
    <tbody>${keys.map((key) => html`
      <tr key=${key.id}><td>${key.name || html`<span class="note">without a name</span>`}<span class="under m">${key.id}</span></td>
        <td><span class="chips">${key.scopes.map((scope) => html`<span class="pill" key=${scope}>${scope}</span>`)}</span></td>
        <td data-label="made"><${When} at=${key.createdAt} /></td><td data-label="ends">${key.expiresAt ? html`<${When} at=${key.expiresAt} />` : 'never'}</td>
        <td><button type="button" class="danger" aria-label=${`Revoke ${key.name || key.id}`} onClick=${() => onRevoke(key)}>Revoke</button></td></tr>`)}</tbody></table></div>`;

function NewKey({ onMade, onClose }) {
  const api = useApi();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(['events:write']);
  const [end, setEnd] = useState('');
  const making = useAction(async () => onMade(await api.post('keys', {
    name, scopes, ...(end ? { expiresAt: new Date(end).toISOString() } : {}),
  })));
  const submit = (event) => {
    event.preventDefault();
    making.run();
  };
  const toggle = (scope, on) => setScopes(on ? [...scopes, scope] : scopes.filter((other) => other !== scope));
  return html`
    <${Dialog} title="New key" onClose=${onClose}>
      <form class="stack" onSubmit=${submit}>
        <${TextField} label="What it is for" value=${name} onChange=${setName} placeholder="Checkout service" />
        <fieldset><legend>It may</legend>${SCOPES.map(([scope, does]) => html`
          <${Check} key=${scope} checked=${scopes.includes(scope)} onChange=${(on) => toggle(scope, on)}><code>${scope}</code> ${does}<//>`)}</fieldset>
        <${TextField} label="Ends" type="datetime-local" value=${end} onChange=${setEnd} hint="Left empty, it ends with the key that you use now, or never." />
        <${Problem} problem=${making.problem} />
        <div class="end"><button type="button" onClick=${onClose}>Leave it</button>
          <button type="submit" class="primary" disabled=${scopes.length === 0 || making.busy}>Make the key</button></div>
      </form><//>`;
}

const Revoke = ({ apiKey, onDone, onClose }) => {
  const api = useApi();
  const { toast } = useApp();
  const revoke = async () => {
    await api.remove(`keys/${apiKey.id}`);
    toast('Revoked: it is refused everywhere within a minute');
    onDone();
  };
  return html`<${Confirm} danger title=${`Revoke ${apiKey.name || apiKey.id}?`} action="Revoke it" onDo=${revoke} onClose=${onClose}>
    <p>Whoever uses it is refused within a minute. Keys that it has made live on.</p><//>`;
};
