import { html, useId } from '../core/dom.js';

/** A labelled input with its hint and what is wrong with it. `children` gets the attributes that tie them together. */
export function Field({ label, hint, wrong, children }) {
  const id = useId();
  const about = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      ${children({ id, 'aria-describedby': about || undefined, 'aria-invalid': wrong ? 'true' : undefined })}
      ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
      ${wrong && html`<span class="wrong" id=${`${id}-wrong`}>${wrong}</span>`}
    </div>`;
}

export const TextField = ({ label, hint, wrong, value, onChange, type = 'text', ...rest }) => html`
  <${Field} label=${label} hint=${hint} wrong=${wrong}>${(ties) => html`
    <input ...${ties} ...${rest} type=${type} value=${value} spellcheck="false" onInput=${(e) => onChange(e.target.value)} />`}<//>`;

/** @param {{options: [string, string][]}} props value and label of each */
export const SelectField = ({ label, hint, wrong, value, options, onChange }) => html`
  <${Field} label=${label} hint=${hint} wrong=${wrong}>${(ties) => html`
    <select ...${ties} value=${value} onChange=${(e) => onChange(e.target.value)}>
      ${options.map(([id, text]) => html`<option key=${id} value=${id} selected=${id === value}>${text}</option>`)}
    </select>`}<//>`;

export const Check = ({ checked, onChange, children, ...rest }) => html`
  <label class="check"><input ...${rest} type="checkbox" checked=${checked} onChange=${(e) => onChange(e.target.checked)} />
    <span>${children}</span></label>`;
