import { html, useState } from '../core/dom.js';

/** Texts as chips that can be taken away, and a field to add one (Enter or comma). */
export function Chips({ values, onChange, label, placeholder, ties = {} }) {
  const [typed, setTyped] = useState('');
  const add = () => {
    const more = typed.split(/[\s,]+/).filter((text) => text && !values.includes(text));
    if (more.length) onChange([...values, ...more]);
    setTyped('');
  };
  const key = (event) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '' && values.length) {
      onChange(values.slice(0, -1));
    }
  };
  return html`
    <div class="chips">
      ${values.map((value) => html`
        <span class="chip" key=${value}><span class="m">${value}</span>
          <button type="button" aria-label=${`Remove ${value} from ${label}`} onClick=${() => onChange(values.filter((other) => other !== value))}>✕</button></span>`)}
    </div>
    <input ...${ties} type="text" value=${typed} placeholder=${placeholder} autocomplete="off" spellcheck="false"
      onInput=${(e) => setTyped(e.target.value)} onKeyDown=${key} onBlur=${add} />`;
}

/** One of several, or none: filters. @param {{options: [string, string][]}} props */
export const Choices = ({ label, options, value, onChange }) => html`
  <div class="chips" role="group" aria-label=${label}>
    ${options.map(([id, text]) => html`
      <span class=${`chip off ${id === value ? 'on' : ''}`} key=${id}>
        <button type="button" aria-pressed=${id === value ? 'true' : 'false'} onClick=${() => onChange(id === value ? '' : id)}>${text}</button></span>`)}
  </div>`;
