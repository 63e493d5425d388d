import { html } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { plural } from '../core/format.js';
import { writeJson } from '../core/json.js';
import { useAction, useEvery, useLoad } from '../core/load.js';
import { href } from '../core/router.js';
import { Copy } from '../parts/copy.js';
import { Empty, Loaded } from '../parts/loading.js';
import { DeliveryPill, Pill } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';
import { When } from '../parts/when.js';

const BEAT = 2000;

const CLAUSES = {
  types: 'its types do not take this type',
  pattern: 'its pattern does not fit the event',
  when: 'its condition does not come to true',
  state: 'it was disabled',
};

/** An event: what it held, who wanted it, and why the others did not. */
export function EventPage({ route: { parts: [, id] } }) {
  const api = useApi();
  const event = useLoad((signal) => api.get(`events/${id}`, {}, { signal }), [id]);
  const planning = event.problem?.status === 404;
  useEvery(BEAT, () => planning && event.reload());
  if (planning && !event.value) {
    return html`<header class="page"><h1 class="m">${id}</h1></header><${Empty} title="This event is not planned yet"><p>That takes less than a second as a rule; the page looks again by itself. An id that is mistyped or too old looks the same.</p><//>`;
  }
  return html`<${Loaded} of=${event}>${(value) => html`<${Told} event=${value} />`}<//>`;
}

function Told({ event }) {
  const api = useApi();
  const deliveries = useLoad((signal) => api.get('deliveries', { event: event.id, limit: 100 }, { signal }), [event.id]);
  const statuses = new Map((deliveries.value?.items ?? []).map((delivery) => [delivery.id, delivery.status]));
  useEvery(BEAT, () => [...statuses.values()].some((status) => ['pending', 'sending', 'retrying'].includes(status)) && deliveries.reload());
  const matched = event.channels.filter((verdict) => verdict.matched);
  const others = event.channels.filter((verdict) => !verdict.matched);
  return html`
    <header class="page">
      <a class="crumb" href="#/events">Events</a><span aria-hidden="true">/</span><h1>${event.type}</h1>
      <span class="m">${event.id}</span><${Copy} text=${event.id} what="the event's id" /><span class="grow"></span>
      <${Replay} event=${event} onDone=${deliveries.reload} />
      <a class="btn" href=${href('/send', { like: event.id })}>Send one like it</a>
    </header>
    <div class="two">
      <div class="stack">
        <section class="card" aria-labelledby="matched-title"><h2 class="sub" id="matched-title">Wanted by ${plural(matched.length, 'channel')}</h2>
          ${matched.length ? html`<${Matched} verdicts=${matched} statuses=${statuses} />` : html`<p class="note">No channel wanted it.</p>`}</section>
        ${others.length > 0 && html`<section class="card" aria-labelledby="others-title"><h2 class="sub" id="others-title">Not wanted by ${plural(others.length, 'channel')}</h2><${Others} verdicts=${others} /></section>`}
        ${event.channels.length === 0 && html`<p><a class="btn primary" href="#/channels/new">New channel</a></p>`}
      </div>
      <section class="card stack" aria-labelledby="data-title">
        <h2 class="sub" id="data-title">Event</h2>
        <${About} event=${event} />
        <div class="row"><span class="note">data</span><${Copy} text=${writeJson(event.data)} what="the data" /></div>
        <pre class="out" tabindex="0" aria-label="Data of the event">${writeJson(event.data)}</pre>
      </section>
    </div>`;
}

const About = ({ event }) => html`
  <dl>
    <dt>Source</dt><dd>${event.source}</dd>
    ${event.sourceId && html`<dt>Its own id</dt><dd class="m">${event.sourceId}</dd>`}
    ${event.subject && html`<dt>Subject</dt><dd>${event.subject}</dd>`}
    <dt>Happened</dt><dd><${When} exact at=${event.time} /></dd>
    <dt>Accepted</dt><dd><${When} exact at=${event.acceptedAt} /></dd>
    ${Object.entries(event.extensions ?? {}).map(([name, value]) => html`<dt>${name}</dt><dd class="m">${String(value)}</dd>`)}
  </dl>`;

const Matched = ({ verdicts, statuses }) => html`
  <div class="scroll bare"><table><thead><tr><th>Channel</th><th>Delivery</th></tr></thead><tbody>
    ${verdicts.map(({ channel, delivery }) => html`
      <tr key=${channel}><td><a href=${`#/channels/${channel}`}>${channel}</a></td>
        <td>${statuses.has(delivery) && html`<${DeliveryPill} of=${statuses.get(delivery)} />`} <a class="m" href=${`#/deliveries/${delivery}`}>${delivery}</a></td></tr>`)}
  </tbody></table></div>`;

const Others = ({ verdicts }) => html`
  <div class="scroll bare"><table><thead><tr><th>Channel</th><th>What said no</th></tr></thead><tbody>
    ${verdicts.map(({ channel, clause }) => html`
      <tr key=${channel}><td><a href=${href(`/channels/${channel}`, { tab: 'setup' })}>${channel}</a></td>
        <td><${Pill}>${clause}<//> <span class="note">${CLAUSES[clause] ?? ''}</span></td></tr>`)}
  </tbody></table></div>`;

/** Sends the event once more to every channel that wanted it, or wants it now. */
function Replay({ event, onDone }) {
  const api = useApi();
  const { toast } = useApp();
  const replaying = useAction(async () => {
    const { items } = await api.post(`events/${event.id}/replay`);
    const refused = items.filter(({ replayed }) => !replayed);
    toast(`${plural(items.length - refused.length, 'delivery', 'deliveries')} replayed${refused.length ? `, ${refused.length} refused: ${refused[0].detail}` : ''}`);
    onDone();
  });
  return html`<button type="button" onClick=${replaying.run} disabled=${replaying.busy}>Replay</button><${Problem} problem=${replaying.problem} />`;
}
