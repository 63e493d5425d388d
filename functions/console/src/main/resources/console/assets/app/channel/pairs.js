import { html, useState } from '../core/dom.js';
import { SecretSet } from '../parts/secret-set.js';

/** Names with a value each; a value may be a list, written with one line for each of its parts. */
export function Pairs({ label, values, onChange, secret = false }) {
  const [fresh, setFresh] = useState('');
  const entries = Object.entries(values);
  const put = (list) => onChange(Object.fromEntries(list));
  const setAt = (i, name, value) => put(entries.map((entry, at) => (at === i ? [name, value] : entry)));
  const add = () => {
    const name = fresh.trim();
    if (name && !(name in values)) put([...entries, [name, '']]);
    setFresh('');
  };
  const key = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return html`
    <div class="pairs">
      ${entries.map(([name, value], i) => html`
        <div class="pair" key=${i}>
          <input type="text" class="m" aria-label=${`Name of ${label} ${i + 1}`} value=${name} spellcheck="false" onChange=${(e) => e.target.value && setAt(i, e.target.value.trim(), value)} />
          <${Value} name=${name} value=${value} secret=${secret} onChange=${(next) => setAt(i, name, next)} />
          <button type="button" class="icon" aria-label=${`Remove ${label} ${name}`} onClick=${() => put(entries.filter((_, at) => at !== i))}>✕</button>
        </div>`)}
      <div class="pair">
        <input type="text" class="m" aria-label=${`Name of a new ${label}`} placeholder=${`new ${label}`} value=${fresh} spellcheck="false"
          onInput=${(e) => setFresh(e.target.value)} onKeyDown=${key} />
        <button type="button" onClick=${add} disabled=${!fresh.trim()}>Add ${label}</button><span></span>
      </div>
    </div>`;
}

const Value = ({ name, value, secret, onChange }) => {
  if (Array.isArray(value)) {
    return html`<textarea class="plain m" rows=${value.length + 1} aria-label=${`Values of ${name}, one on each line`}
      onChange=${(e) => onChange(e.target.value.split('\n').filter(Boolean))}>${value.join('\n')}</textarea>`;
  }
  if (typeof value !== 'string') return html`<${Kept} name=${name} value=${value} onChange=${onChange} />`;
  return html`<input type=${secret ? 'password' : 'text'} class="m" aria-label=${`Value of ${name}`} value=${value} spellcheck="false"
    autocomplete="off" onInput=${(e) => onChange(e.target.value)} />`;
};

/** A secret that is stored: nobody can read it, a new one can take its place. */
const Kept = ({ name, value, onChange }) => html`
  <div class="row"><${SecretSet} />
    ${value.updatedAt && html`<span class="hint">since ${value.updatedAt.slice(0, 16).replace('T', ' ')}</span>`}
    <button type="button" class="quiet" aria-label=${`Replace ${name}`} onClick=${() => onChange('')}>Replace</button></div>`;
