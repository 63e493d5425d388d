import { html, useMemo } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { number } from '../core/format.js';
import { useLoad } from '../core/load.js';
import { amend, go, href } from '../core/router.js';
import { OkSpark } from '../charts/spark.js';
import { asked, byChannel, hours, total } from '../metrics/ranges.js';
import { Choices } from '../parts/chips.js';
import { Empty, Loaded } from '../parts/loading.js';
import { ChannelPill, STATES } from '../parts/pill.js';
import { useRows } from '../parts/rows.js';
import { When } from '../parts/when.js';
import { Badge } from './badge.js';
import { PresetCards } from './gallery.js';

const fits = ({ q = '', state, preset }) => (channel) => (!state || channel.state === state) && (!preset || channel.preset === preset)
  && `${channel.id} ${channel.name} ${channel.description} ${channel.match.types.join(' ')} ${channel.group ?? ''}`.toLowerCase().includes(q.toLowerCase());

/** Where events go. */
export function Channels({ route: { query, path } }) {
  const api = useApi();
  const channels = useLoad(() => api.all('channels'), []);
  const metrics = useLoad(() => api.get('metrics', asked('24h', Date.now(), { groupBy: 'channel' })).then(({ items }) => byChannel(items)).catch(() => new Map()), []);
  const set = (name, value) => amend(path, { ...query, [name]: value });
  return html`
    <header class="page"><h1>Channels</h1><span class="grow"></span><a class="btn primary" href="#/channels/new">New channel <kbd aria-hidden="true">n</kbd></a></header>
    <${Loaded} of=${channels} rows=${8}>${(all) => (all.length ? html`
      <div class="stack">
        <div class="row"><input type="search" class="search" aria-label="Search channels" placeholder="Search channels" value=${query.q ?? ''} onInput=${(e) => set('q', e.target.value)} />
          <${Choices} label="State" options=${STATES.map((state) => [state, state])} value=${query.state} onChange=${(state) => set('state', state)} /></div>
        <${Found} channels=${all} metrics=${metrics.value ?? new Map()} query=${query} onClear=${() => amend(path, {})} />
      </div>` : html`<div class="stack"><p class="lead">There is none yet. Pick where events shall go:</p><${PresetCards} /></div>`)}<//>`;
}

function Found({ channels, metrics, query, onClear }) {
  const found = useMemo(() => channels.filter(fits(query)), [channels, query.q, query.state, query.preset]);
  const at = useRows(found, { open: ({ id }) => go(`/channels/${id}`) });
  if (found.length === 0) return html`<${Empty} title="No channel fits"><button type="button" onClick=${onClear}>Clear the filters</button><//>`;
  return html`
    <div class="scroll"><table class="cards"><caption class="hush">Channels</caption>
      <thead><tr><th>Channel</th><th>State</th><th>Events</th><th>Receiver</th><th>Last 24 h</th><th>Changed</th></tr></thead>
      <tbody>${found.map((channel, i) => html`<${Row} key=${channel.id} channel=${channel} rows=${metrics.get(channel.id)} current=${i === at} />`)}</tbody></table></div>`;
}

const Row = ({ channel, rows, current }) => html`
  <tr class=${`rowlink ${current ? 'current' : ''}`}>
    <td><span class="row"><${Badge} name=${channel.preset ?? channel.name} /><span><a href=${`#/channels/${channel.id}`}>${channel.name}</a><span class="under m">${channel.id}</span></span></span></td>
    <td><${ChannelPill} of=${channel.state} />${channel.stateReason && html`<span class="under">${channel.stateReason}, <${When} at=${channel.stateSince} /></span>`}</td>
    <td data-label="events"><${Match} match=${channel.match} /></td>
    <td><span class="under m">${channel.request.method} ${channel.request.url}</span></td>
    <td>${rows ? html`<${Day} rows=${rows} />` : html`<span class="note">nothing</span>`}</td>
    <td><${When} at=${channel.updatedAt} /> <span class="under"><a href=${href('/deliveries', { channel: channel.id })}>Deliveries</a></span></td>
  </tr>`;

/** The last day of a channel: what landed, and what did not. */
const Day = ({ rows }) => {
  const { attempts, ok } = total(rows);
  return html`<${OkSpark} rows=${hours(rows, Date.now())} /><span class="under">${number(ok)} of ${number(attempts)} landed</span>`;
};

const Match = ({ match }) => html`<span class="m">${match.types.join(', ') || 'every type'}</span>
  ${(match.pattern || match.when) && html`<span class="under">${[match.pattern && 'with a pattern', match.when && 'on a condition'].filter(Boolean).join(', ')}</span>`}`;
