import { html } from '../core/dom.js';
import { SelectField, TextField } from '../parts/field.js';
import { Pairs } from './pairs.js';
import { SecretSet } from '../parts/secret-set.js';

const isSet = (value) => value !== null && typeof value === 'object';

/** Where the webhooks go, and the values that its templates use. */
export const ReceiverCard = ({ draft, set, wrong, preset }) => html`
  <section class="card stack" aria-labelledby="receiver-title">
    <h2 class="sub" id="receiver-title">Receiver${preset ? `: ${preset.name}` : ''}</h2>
    ${preset?.note && html`<p class="hint">${preset.note} <a href=${preset.docUrl} target="_blank" rel="noreferrer">Its own guide</a></p>`}
    ${!preset && html`<${TextField} label="URL" value=${draft.request.url} wrong=${wrong('/request/url')} placeholder="https://hooks.example.com/…"
      hint="A template too. The tab Template has method, query, headers and body." onChange=${(url) => set(['request', 'url'], url)} />`}
    ${preset && html`<${PresetValues} preset=${preset} draft=${draft} set=${set} wrong=${wrong} />`}
    <${OtherValues} preset=${preset} draft=${draft} set=${set} />
    <${Auth} auth=${draft.auth} set=${set} wrong=${wrong} />
  </section>`;

/** What the preset asks for, in its own words. */
const PresetValues = ({ preset, draft, set, wrong }) => html`
  ${preset.secrets.map(({ name, label, example }) => {
    const value = draft.secrets?.[name] ?? '';
    const change = (text) => set(['secrets', name], text);
    return isSet(value)
      ? html`<div class="field" key=${name}><span class="label">${label}</span><div class="row">
          <${SecretSet} /><span class="hint"><code>${name}</code>, never shown again</span>
          <button type="button" class="quiet" aria-label=${`Replace ${label}`} onClick=${() => change('')}>Replace</button></div></div>`
      : html`<${TextField} key=${name} label=${label} type="password" autocomplete="off" value=${value} placeholder=${example} onChange=${change}
          wrong=${wrong(`/secrets/${name}`)} hint=${html`<code>${name}</code>, kept sealed and never shown again`} />`;
  })}
  ${preset.variables.map(({ name, label, required, example }) => html`
    <${TextField} key=${name} label=${`${label}${required ? '' : ' (may be left out)'}`} value=${draft.variables?.[name] ?? ''} placeholder=${example ?? ''}
      hint=${html`<code>${name}</code>`} wrong=${wrong(`/variables/${name}`)} onChange=${(text) => set(['variables', name], text)} />`)}`;

function OtherValues({ preset, draft, set }) {
  const asked = new Set([...(preset?.variables ?? []), ...(preset?.secrets ?? [])].map(({ name }) => name));
  const others = (values) => Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !asked.has(name)));
  const merged = (kind, next) => ({ ...Object.fromEntries(Object.entries(draft[kind] ?? {}).filter(([name]) => asked.has(name))), ...next });
  const variables = others(draft.variables);
  const secrets = others(draft.secrets);
  return html`
    <details open=${Object.keys(variables).length + Object.keys(secrets).length > 0}>
      <summary>${preset ? 'More variables' : 'Variables'} and secrets</summary>
      <div class="stack">
        <fieldset><legend>Variables</legend><p class="hint">Used as <code>${'{{NAME}}'}</code>. They win over event data.</p>
          <${Pairs} label="variable" values=${variables} onChange=${(next) => set(['variables'], merged('variables', next))} /></fieldset>
        <fieldset><legend>Secrets</legend><p class="hint">Sealed, sent only to the origin of this channel's URL, masked in the history.</p>
          <${Pairs} secret label="secret" values=${secrets} onChange=${(next) => set(['secrets'], merged('secrets', next))} /></fieldset>
      </div>
    </details>`;
}

const KINDS = [['', 'none'], ['basic', 'user and password'], ['bearer', 'bearer token'], ['header', 'a header']];
const EMPTY = { basic: { username: '', password: '' }, bearer: { token: '' }, header: { name: 'x-api-key', value: '' } };
const SECRET = { basic: 'password', bearer: 'token', header: 'value' };

/** One header that proves who is calling. */
function Auth({ auth, set, wrong }) {
  const [kind = '', parts] = Object.entries(auth ?? {})[0] ?? [];
  const secret = SECRET[kind];
  const open = kind && Object.keys(EMPTY[kind]).filter((name) => name !== secret);
  return html`
    <fieldset><legend class="hush">Authentication</legend><div class="fields">
      <${SelectField} label="Authentication" value=${kind} options=${KINDS} onChange=${(next) => set(['auth'], next ? { [next]: EMPTY[next] } : null)} />
      ${kind && open.map((name) => html`<${TextField} key=${name} label=${name === 'username' ? 'User' : 'Header'} value=${parts[name]}
        onChange=${(text) => set(['auth', kind, name], text)} />`)}
      ${kind && (isSet(parts[secret])
    ? html`<div class="field"><span class="label">${secret}</span><div class="row"><${SecretSet} />
        <button type="button" class="quiet" onClick=${() => set(['auth', kind, secret], '')}>Replace</button></div></div>`
    : html`<${TextField} label=${secret} type="password" autocomplete="off" value=${parts[secret]} wrong=${wrong(`/auth/${kind}/${secret}`)}
        onChange=${(text) => set(['auth', kind, secret], text)} />`)}
    </div></fieldset>`;
}
