import { html, useEffect, useState } from '../core/dom.js';
import { mistakeIn, parseJson, writeJson } from '../core/json.js';
import { plural } from '../core/format.js';
import { Chips } from '../parts/chips.js';
import { Field } from '../parts/field.js';
import { JsonEditor } from '../editor/json-editor.js';
import { TemplateEditor } from '../editor/template-editor.js';
import { wants } from './sample-choice.js';

/** Which events the channel wants. */
export function MatchCard({ draft, set, wrong, recent }) {
  const match = draft.match ?? {};
  const types = match.types ?? [];
  return html`
    <section class="card stack" aria-labelledby="match-title">
      <h2 class="sub" id="match-title">Which events</h2>
      <${Field} label="Types" wrong=${wrong('/match/types')} hint="* stands for any characters; none at all takes every type. Enter adds one.">${(ties) => html`
        <${Chips} ties=${ties} label="types" values=${types} placeholder="check.*" onChange=${(next) => set(['match', 'types'], next)} />`}<//>
      <${Reach} types=${types} recent=${recent} />
      <details open=${Boolean(match.pattern)}><summary>Pattern on the whole event</summary>
        <p class="hint">An EventBridge event pattern: <code>${'{"data": {"environment": {"mode": ["PRODUCTION"]}}}'}</code></p>
        <${PatternField} pattern=${match.pattern} onChange=${(pattern) => set(['match', 'pattern'], pattern)} />
        ${wrong('/match/pattern') && html`<span class="wrong">${wrong('/match/pattern')}</span>`}
      </details>
      <details open=${Boolean(match.when)}><summary>Condition as a template</summary>
        <p class="hint">The delivery goes when it renders to <code>true</code> or <code>1</code>: <code>${'{{#if urgent}}true{{/if}}'}</code></p>
        <${TemplateEditor} low wrap label="Condition" value=${match.when ?? ''} onChange=${(when) => set(['match', 'when'], when || null)} />
        ${wrong('/match/when') && html`<span class="wrong">${wrong('/match/when')}</span>`}
      </details>
    </section>`;
}

/** How far the types reach, by the events of late. The pattern and the condition are the server's to judge. */
const Reach = ({ types, recent }) => {
  if (recent.length === 0) return null;
  const taken = recent.filter(({ type }) => types.length === 0 || types.some((pattern) => wants(pattern, type)));
  const others = [...new Set(recent.map(({ type }) => type))].slice(0, 4).join(', ');
  return html`<p class="hint">By type, ${taken.length} of the last ${plural(recent.length, 'event')} ${taken.length === 1 ? 'reaches' : 'reach'} it.
    ${taken.length === 0 && html` They were of ${others}.`}</p>`;
};

/** A pattern is taken over while it is JSON. */
function PatternField({ pattern, onChange }) {
  const [text, setText] = useState(pattern ? writeJson(pattern) : '');
  useEffect(() => {
    if (pattern && (mistakeIn(text) || writeJson(parseJson(text)) !== writeJson(pattern))) setText(writeJson(pattern));
  }, [pattern]);
  const write = (next) => {
    setText(next);
    if (next.trim() === '') onChange(null);
    else if (!mistakeIn(next)) onChange(parseJson(next));
  };
  return html`<${JsonEditor} low mayBeEmpty label="Event pattern" value=${text} onChange=${write} />`;
}
