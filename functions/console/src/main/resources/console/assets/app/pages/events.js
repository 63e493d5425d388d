import { html } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { useLoad } from '../core/load.js';
import { go } from '../core/router.js';
import { useFresh } from '../delivery/fresh.js';
import { Empty, Loaded } from '../parts/loading.js';
import { More, useMore } from '../parts/pager.js';
import { useRows } from '../parts/rows.js';
import { When } from '../parts/when.js';

/** What happened, also what no channel wanted. */
export function Events() {
  const api = useApi();
  const list = useLoad((signal) => api.get('events', {}, { signal }), []);
  const more = useMore(list.value, (cursor) => api.get('events', { cursor }));
  const fresh = useFresh(list.value, () => api.get('events', { limit: 20 }));
  return html`
    <header class="page"><h1>Events</h1><span class="grow"></span><a class="btn primary" href="#/send">Send an event</a></header>
    <div class="stack">
      ${fresh && html`<div class="banner" role="status"><span>${fresh}</span><button type="button" onClick=${list.reload}>Show</button></div>`}
      <${Loaded} of=${list} rows=${8}>${() => (more.items.length
    ? html`<${EventTable} events=${more.items} /><${More} of=${more} />`
    : html`<${Empty} title="No event has come yet"><p>Post one, here or with curl, and see which channels want it.</p><a class="btn primary" href="#/send">Send an event</a><//>`)}<//>
    </div>`;
}

const EventTable = ({ events }) => {
  const at = useRows(events, { open: ({ id }) => go(`/events/${id}`) });
  return html`
    <div class="scroll"><table class="cards"><caption class="hush">Events, newest first</caption>
      <thead><tr><th>Type</th><th>Accepted</th><th>Source</th><th>Subject</th><th>Event</th></tr></thead>
      <tbody>${events.map((event, i) => html`
        <tr key=${event.id} class=${`rowlink ${i === at ? 'current' : ''}`}>
          <td><a href=${`#/events/${event.id}`}>${event.type}</a></td><td><${When} at=${event.acceptedAt} /></td>
          <td data-label="from">${event.source}</td><td>${event.subject ?? ''}</td><td class="m">${event.id}</td></tr>`)}</tbody>
    </table></div>`;
};
