import { html, useState } from '../core/dom.js';
import { bytes } from '../core/format.js';
import { pretty } from '../core/json.js';
import { Chat } from '../chat/chat.js';
import { Copy } from '../parts/copy.js';
import { Headers } from '../parts/exchange.js';
import { Pill } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';
import { Tabs } from '../parts/tabs.js';
import { Limits } from './limits.js';

const sizeOf = (text) => new Blob([text]).size;

/** What the server makes of the draft and the sample; the last good result while something is wrong. */
export function Result({ preview, draft, sample, saved }) {
  const [open, setOpen] = useState('preview');
  const { good, problem } = preview;
  const stale = Boolean(problem) && good;
  const isJson = good && pretty(good.request.body) !== good.request.body;
  return html`
    <p aria-live="polite" class="row">
      ${problem ? html`<${Pill} tone="bad" sign="✕">Not rendered<//> ${good && html`<span>showing the last good result</span>`}`
    : good ? html`<${Pill} tone="ok" sign="✓">${isJson ? 'Valid JSON' : 'Rendered'}<//> <span>${bytes(sizeOf(good.request.body))}</span>`
      : html`<span class="note">${sample.event ? 'Rendering …' : 'Choose or mend the sample: it is no event yet.'}</span>`}
    </p>
    ${problem && problem.errors.length === 0 && html`<${Problem} problem=${problem} />`}
    ${problem && html`<${Elsewhere} errors=${problem.errors} />`}
    ${good && html`
      <${Tabs} small label="Result as" open=${open} onOpen=${setOpen}
        tabs=${[{ id: 'preview', label: 'Preview' }, { id: 'raw', label: 'Exact bytes' }, { id: 'diff', label: 'Template diff' }]} />
      <div class=${`stack ${stale ? 'stale' : ''}`}>
        ${open === 'preview' && html`<${Nice} request=${good.request} preset=${draft.preset} limits=${saved.preset?.limits ?? []} />`}
        ${open === 'raw' && html`<pre class="out" tabindex="0" aria-label="Rendered request">${exact(good.request)}</pre>
          <div><${Copy} text=${good.request.body} what="the rendered body" label="Copy the body" /></div>`}
        ${open === 'diff' && html`<${Diff} before=${saved.saved.request?.body ?? ''} after=${draft.request.body ?? ''} />`}
      </div>`}`;
}

/** Mistakes outside of the request's own parts: they have no editor to stand under. */
const Elsewhere = ({ errors }) => {
  const others = errors.filter(({ pointer }) => !/^(\/channel)?\/request\/(body|url|headers|query)/.test(pointer ?? ''));
  return others.length > 0 && html`<ul class="msgs">${others.map(({ pointer, detail, hint }) => html`
    <li key=${pointer + detail}>${pointer && html`<code>${pointer}</code>: `}${detail}${hint && html` <span class="note">– ${hint}</span>`}</li>`)}</ul>`;
};

const Nice = ({ request, preset, limits }) => html`
  <p class="m">${request.method} ${request.url}</p>
  <${Chat} request=${request} preset=${preset} />
  <${Limits} limits=${limits} body=${request.body} />
  ${request.body === '' ? html`<p class="note">No body.</p>` : html`<pre class="out" tabindex="0" aria-label="Rendered body">${pretty(request.body)}</pre>`}
  <details><summary>Headers</summary><${Headers} headers=${request.headers} /></details>`;

const exact = ({ method, url, headers, body }) => [
  `${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body].join('\n');

/** Line by line: what goes and what comes. Enough for a template, which is edited in one or two places. */
function Diff({ before, after }) {
  if (before === after) return html`<p class="note">The body template is as it was saved.</p>`;
  const old = before.split('\n');
  const fresh = after.split('\n');
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const gone = old.slice(head, old.length - tail);
  const come = fresh.slice(head, fresh.length - tail);
  return html`<pre class="out" tabindex="0" aria-label="Difference from the saved template">${`line ${head + 1}\n`}${gone.map((line) => html`<span class="t-e">${`- ${line}\n`}</span>`)}${come.map((line) => html`<span class="t-s">${`+ ${line}\n`}</span>`)}</pre>`;
}
