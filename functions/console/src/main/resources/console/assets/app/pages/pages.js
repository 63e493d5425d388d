import { html } from '../core/dom.js';
import { Empty } from '../parts/loading.js';
import { ChannelPage } from './channel.js';
import { Channels } from './channels.js';
import { Deliveries } from './deliveries.js';
import { DeliveryPage } from './delivery.js';
import { EventPage } from './event.js';
import { Events } from './events.js';
import { Gallery } from './gallery.js';
import { Overview } from './overview.js';
import { Replays } from './replays.js';
import { Send } from './send.js';
import { Settings } from './settings.js';

const Nowhere = () => html`
  <header class="page"><h1>Nowhere</h1></header>
  <${Empty} title="There is no such page"><a class="btn" href="#/">To the overview</a><//>`;

/**
 * Which page a route is. Pages with the same key are one page whose address changes.
 *
 * @param {import('../core/router.js').Route} route
 */
export function pageOf({ parts: [first = '', second = '', third = ''] }) {
  const page = (component, title, key = title) => ({ component, title, key });
  switch (first) {
    case '': return page(Overview, 'Overview');
    case 'channels':
      if (!second) return page(Channels, 'Channels');
      if (second === 'new' && !third) return page(Gallery, 'New channel');
      return second === 'new' ? page(ChannelPage, 'New channel', `new ${third}`) : page(ChannelPage, second, `channel ${second}`);
    case 'deliveries': return second ? page(DeliveryPage, second) : page(Deliveries, 'Deliveries');
    case 'events': return second ? page(EventPage, second) : page(Events, 'Events');
    case 'send': return page(Send, 'Send');
    case 'replays': return page(Replays, 'Replays');
    case 'settings': return page(Settings, 'Settings');
    default: return page(Nowhere, 'Nowhere');
  }
}
