import { html, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { useLoad } from '../core/load.js';
import { href } from '../core/router.js';
import { DeliveryTable } from '../delivery/table.js';
import { useFresh } from '../delivery/fresh.js';
import { Choices } from '../parts/chips.js';
import { Empty, Loaded } from '../parts/loading.js';
import { More, useMore } from '../parts/pager.js';
import { STATUSES } from '../parts/pill.js';

/** The deliveries of one channel. */
export function ChannelDeliveries({ channel }) {
  const api = useApi();
  const [status, setStatus] = useState('');
  const parameters = { channel: channel.id, status };
  const list = useLoad((signal) => api.get('deliveries', parameters, { signal }), [channel.id, status]);
  const more = useMore(list.value, (cursor) => api.get('deliveries', { ...parameters, cursor }));
  const fresh = useFresh(list.value, () => api.get('deliveries', { ...parameters, limit: 20 }));
  return html`
    <div class="stack">
      <${Choices} label="Status" options=${STATUSES.map((word) => [word, word])} value=${status} onChange=${setStatus} />
      ${fresh && html`<div class="banner" role="status"><span>${fresh}</span><button type="button" onClick=${list.reload}>Show</button></div>`}
      <${Loaded} of=${list}>${() => (more.items.length
    ? html`<${DeliveryTable} deliveries=${more.items} withChannel=${false} /><${More} of=${more} />`
    : html`<${Nothing} channel=${channel} status=${status} onClear=${() => setStatus('')} />`)}<//>
      <p><a href=${href('/deliveries', { channel: channel.id })}>All filters</a></p>
    </div>`;
}

function Nothing({ channel, status, onClear }) {
  const api = useApi();
  const last = useLoad(() => api.get('events', { limit: 1 }).then((page) => page.items[0]).catch(() => undefined), []);
  if (status) return html`<${Empty} title=${`No delivery is ${status}`}><button type="button" onClick=${onClear}>Show all</button><//>`;
  const types = channel.match.types.join(', ') || 'every type';
  return html`<${Empty} title="No event has matched yet">
    ${last.value && html`<p>The last event was <code>${last.value.type}</code>; this channel wants <code>${types}</code>.
      <a href=${`#/events/${last.value.id}`}>What said no</a></p>`}
    <a class="btn" href="#/send">Send an event</a><//>`;
}
