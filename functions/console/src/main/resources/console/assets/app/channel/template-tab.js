import { html, useRef, useState } from '../core/dom.js';
import { Tabs } from '../parts/tabs.js';
import { Check, SelectField } from '../parts/field.js';
import { Marks } from '../editor/marks.js';
import { TemplateEditor } from '../editor/template-editor.js';
import { groups } from '../editor/names.js';
import { marksOf } from '../editor/preview.js';
import { Variables } from '../editor/variables.js';
import { CheatSheet } from './cheat-sheet.js';
import { changed } from './draft.js';
import { Pairs } from './pairs.js';
import { Result } from './result.js';
import { SampleChoice } from './sample-choice.js';

const METHODS = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE', 'HEAD', 'OPTIONS'].map((method) => [method, method]);

const PARTS = [
  { id: 'body', label: 'Body', pointer: '/request/body' },
  { id: 'url', label: 'URL', pointer: '/request/url' },
  { id: 'headers', label: 'Headers', pointer: '/request/headers' },
  { id: 'query', label: 'Query', pointer: '/request/query' },
];

/** Where a template is written: the event on one side, what comes of it on the other. */
export function TemplateTab({ channel, sample, preview, saved }) {
  const { draft, change } = channel;
  const [part, setPart] = useState('body');
  const [cheat, setCheat] = useState(false);
  const editor = useRef(null);
  const here = PARTS.find(({ id }) => id === part);
  const marks = marksOf(preview, here.pointer);
  const named = groups(sample.event, draft);
  const set = (path, value) => change(changed(draft, path, value));
  const labelled = PARTS.map((tab) => ({ ...tab, label: labelOf(tab, draft, preview) }));
  return html`
    <div class="panes">
      <section class="card sample" aria-labelledby="sample-title">
        <h2 class="sub" id="sample-title">Sample</h2>
        <${SampleChoice} sample=${sample} />
        <${Variables} groups=${named} onInsert=${(text) => editor.current?.insert(text)} />
      </section>
      <section class="card write" aria-labelledby="template-title">
        <header class="row"><h2 class="sub" id="template-title">Template</h2><span class="grow"></span>
          <button type="button" class="quiet" aria-expanded=${cheat ? 'true' : 'false'} onClick=${() => setCheat(!cheat)}>Cheat sheet</button></header>
        <${Tabs} small label="Part of the request" tabs=${labelled} open=${part} onOpen=${setPart} />
        <${Part} part=${part} draft=${draft} set=${set} marks=${marks} editor=${editor} names=${named.flatMap((group) => group.names)} />
        <${Marks} id="marks" marks=${marks} onGo=${({ line, column }) => editor.current?.goTo(line, column)} />
        ${cheat && html`<${CheatSheet} />`}
      </section>
      <section class="card result" aria-labelledby="result-title">
        <h2 class="sub" id="result-title">Result</h2>
        <${Result} preview=${preview} draft=${draft} sample=${sample} saved=${saved} />
      </section>
    </div>`;
}

const labelOf = ({ label, pointer }, draft, preview) => {
  const count = marksOf(preview, pointer).length;
  return count ? html`${label} <span class="pill bad" aria-label=${`${count} to look at`}>${count}</span>` : label;
};

function Part({ part, draft, set, marks, editor, names }) {
  const { request } = draft;
  switch (part) {
    case 'url': return html`
      <div class="stack">
        <${SelectField} label="Method" value=${request.method ?? 'POST'} options=${METHODS} onChange=${(method) => set(['request', 'method'], method)} />
        <${TemplateEditor} low wrap handle=${editor} label="URL template" value=${request.url} names=${names} marks=${marks} describedBy="marks"
          onChange=${(url) => set(['request', 'url'], url.replace(/\n/g, ''))} />
        <p class="hint">Scheme, host and port come from literal text, variables and secrets only, never from event data.</p>
      </div>`;
    case 'headers': return html`<${Pairs} label="header" values=${request.headers ?? {}} onChange=${(headers) => set(['request', 'headers'], headers)} />`;
    case 'query': return html`<${Pairs} label="parameter" values=${request.query ?? {}} onChange=${(query) => set(['request', 'query'], query)} />`;
    default: return html`<${BodyPart} request=${request} set=${set} marks=${marks} editor=${editor} names=${names} />`;
  }
}

const BodyPart = ({ request, set, marks, editor, names }) => html`
  <div class="stack">
    <${Check} checked=${request.body === undefined} onChange=${(whole) => set(['request', 'body'], whole ? undefined : '{\n  "type": "{{@event.type}}"\n}')}>
      No template: send the event's data as it is<//>
    ${request.body !== undefined && html`
      <${TemplateEditor} handle=${editor} label="Body template" value=${request.body} names=${names} marks=${marks} describedBy="marks"
        onChange=${(body) => set(['request', 'body'], body)} />`}
  </div>`;
