import { html, useEffect, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { apiRoot } from '../core/api.js';
import { plural } from '../core/format.js';
import { mistakeIn, parseJson, pretty, writeJson } from '../core/json.js';
import { useAction, useLoad } from '../core/load.js';
import { go } from '../core/router.js';
import { keyOf, useShortcuts } from '../core/shortcuts.js';
import { SAMPLES, sampleText } from '../channel/samples.js';
import { JsonEditor } from '../editor/json-editor.js';
import { usePreview } from '../editor/preview.js';
import { Copy } from '../parts/copy.js';
import { Pill } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';

const short = ({ source, type, subject, data }) => ({ type, source, ...(subject ? { subject } : {}), data });

/** Sends an event, and shows before what every channel would make of it. */
export function Send({ route: { query } }) {
  const api = useApi();
  const { preferences } = useApp();
  const [text, setText] = useState(sampleText(SAMPLES[0].event));
  const like = useLoad(() => (query.like ? api.get(`events/${query.like}`) : Promise.resolve(null)), [query.like]);
  useEffect(() => {
    if (like.value) setText(writeJson(short(like.value)));
  }, [like.value]);
  const event = mistakeIn(text) ? null : parseJson(text);
  const preview = usePreview(event ? { event } : null);
  const sending = useAction(async () => {
    const { id } = await api.post('events', event);
    go(`/events/${id}`);
  });
  const send = () => event && sending.run();
  useShortcuts({ 'mod+enter': send }, preferences.shortcuts === 'on');
  return html`
    <header class="page"><h1>Send an event</h1><span class="grow"></span>
      <${Copy} text=${() => curlOf(text)} what="the curl command" label="Copy as curl" />
      <button type="button" class="primary" onClick=${send} disabled=${!event || sending.busy}>Send <kbd aria-hidden="true">${keyOf('Enter')}</kbd></button></header>
    <div class="two">
      <section class="card stack" aria-labelledby="event-title">
        <h2 class="sub" id="event-title">Event</h2>
        <${Samples} onChoose=${setText} />
        <${JsonEditor} label="Event as JSON" value=${text} onChange=${setText} />
        <${Problem} problem=${sending.problem} />
      </section>
      <section class="card stack" aria-labelledby="would-title">
        <h2 class="sub" id="would-title">What it would send</h2>
        <${Would} preview=${preview} />
      </section>
    </div>`;
}

const Samples = ({ onChoose }) => html`
  <div class="chips" role="group" aria-label="Samples">
    ${SAMPLES.map(({ label, event }) => html`<span class="chip off" key=${label}><button type="button" onClick=${() => onChoose(sampleText(event))}>${label}</button></span>`)}
  </div>`;

/** What each channel that wants the event makes of it. Nothing is sent for this. */
const Would = ({ preview }) => html`
  <${Problem} problem=${preview.problem} />
  ${preview.good && html`
    <div class=${`stack ${preview.problem ? 'stale' : ''}`}>
      <p aria-live="polite">${preview.good.items.length === 0
    ? html`No channel wants this event. It would be kept in the history all the same. <a href="#/channels">Look at the channels</a>`
    : `${plural(preview.good.items.length, 'channel')} would get it${preview.good.nextCursor ? ', and more' : ''}:`}</p>
      ${preview.good.items.map((item) => html`<${Item} key=${item.channel} item=${item} />`)}
    </div>`}`;

const Item = ({ item }) => html`
  <section class="stack" aria-label=${item.channel}>
    <p class="row"><a href=${`#/channels/${item.channel}`}>${item.channel}</a> ${item.problem
  ? html`<${Pill} tone="bad" sign="✕">does not render<//>`
  : html`<span class="m note">${item.request.method} ${item.request.url}</span>`}</p>
    ${item.problem ? html`<p>${item.problem.detail}</p>` : html`<pre class="out" tabindex="0" aria-label=${`Body for ${item.channel}`}>${pretty(item.request.body) || 'No body.'}</pre>`}
  </section>`;

const curlOf = (text) => [
  `curl -sS '${new URL('events', apiRoot())}' -H "authorization: Bearer $KEY" -H 'content-type: application/json' \\`,
  `  -d '${text.replace(/'/g, "'\\''")}'`].join('\n');
