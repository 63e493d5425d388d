import { html } from '../core/dom.js';
import { apiRoot } from '../core/api.js';
import { useApi } from '../core/context.js';
import { useEvery, useLoad } from '../core/load.js';
import { href } from '../core/router.js';
import { SAMPLES } from '../channel/samples.js';
import { Tiles } from '../metrics/tiles.js';
import { DeliveryTable } from '../delivery/table.js';
import { Copy } from '../parts/copy.js';
import { Loaded } from '../parts/loading.js';
import { Pill } from '../parts/pill.js';
import { When } from '../parts/when.js';

const BEAT = 5000;
const LATEST = 10;

/** How it stands: what needs somebody, and what went out of late. */
export function Overview() {
  const api = useApi();
  const channels = useLoad(() => api.all('channels'), []);
  const latest = useLoad((signal) => api.get('deliveries', { limit: LATEST }, { signal }), []);
  useEvery(BEAT, () => latest.loading || latest.reload());
  return html`
    <header class="page"><h1>Overview</h1><span class="grow"></span>
      <a class="btn" href="#/send">Send an event</a><a class="btn primary" href="#/channels/new">New channel <kbd aria-hidden="true">n</kbd></a></header>
    <${Loaded} of=${channels}>${(all) => (all.length === 0 ? html`<${FirstSteps} />` : html`
      <div class="stack">
        <${Tiles} />
        <${Attention} channels=${all} />
        <section aria-labelledby="latest-title" class="stack"><h2 class="sub" id="latest-title">Latest deliveries</h2>
          <${Loaded} of=${latest}>${({ items }) => (items.length ? html`<${DeliveryTable} deliveries=${items} />`
    : html`<p class="card note">Nothing was sent yet. <a href="#/send">Send an event</a></p>`)}<//></section>
      </div>`)}<//>`;
}

const WHY = { gone: 'its receiver answered 410 Gone', failing: 'nothing has landed for days' };

/** Channels that do not send, and deliveries that have failed for good. */
function Attention({ channels }) {
  const api = useApi();
  const failed = useLoad(() => api.get('deliveries', { status: 'failed', limit: 100, since: new Date(Date.now() - 86400000).toISOString() }), []);
  const failures = failed.value?.items ?? [];
  const perChannel = [...new Set(failures.map(({ channel }) => channel))].map((channel) => [channel, failures.filter((one) => one.channel === channel)]);
  const resting = channels.filter(({ state, stateReason }) => state === 'paused' || stateReason);
  return html`
    <section class="card" aria-labelledby="attention-title"><h2 class="sub" id="attention-title">Needs attention</h2>
      ${resting.length + perChannel.length === 0 && html`<p><${Pill} tone="ok" sign="✓">All well<//> No channel rests, and nothing has failed for good in 24 hours.</p>`}
      <ul class="msgs">
        ${resting.map((channel) => html`<li key=${channel.id}><${Pill} tone=${channel.stateReason ? 'bad' : 'warn'} sign=${channel.stateReason ? '✕' : '‖'}>${channel.state === 'paused' ? 'Paused' : 'Disabled'}<//>
          <a href=${`#/channels/${channel.id}`}>${channel.name}</a> <${When} at=${channel.stateSince} />${channel.stateReason && `: ${WHY[channel.stateReason]}`}</li>`)}
        ${perChannel.map(([channel, list]) => html`<li key=${`failed ${channel}`}><${Pill} tone="bad" sign="✕">Failed<//>
          <a href=${href('/deliveries', { channel, status: 'failed', range: '24h' })}>${list.length}${failed.value.nextCursor ? ' or more' : ''} to ${channel}</a>, the last with <code>${list[0].reason}</code> <${When} at=${list[0].updatedAt} /></li>`)}
      </ul></section>`;
}

const curl = (path, body) => `curl -sS -X POST '${new URL(path, apiRoot())}' \\\n  -H "authorization: Bearer $KEY" -H 'content-type: application/json' \\\n  -d '${JSON.stringify(body)}'`;

const STEPS = [
  {
    title: 'Say where events shall go',
    href: '#/channels/new',
    action: 'New channel',
    code: () => curl('channels', { id: 'first', match: { types: ['check.*'] }, request: { url: 'https://hooks.example.com/' } }),
  },
  { title: 'Post an event', href: '#/send', action: 'Send an event', code: () => curl('events', { type: 'check.failed', data: { title: SAMPLES[0].event.data.title } }) },
  { title: 'See what became of it', href: '#/deliveries', action: 'Deliveries', code: () => `curl -sS '${new URL('deliveries', apiRoot())}' -H "authorization: Bearer $KEY"` },
];

/** A stack that has no channel: three steps, here or with curl. */
const FirstSteps = () => html`
  <section class="card" aria-labelledby="first-title"><h2 id="first-title">Three steps to the first webhook</h2>
    <ol class="steps">${STEPS.map(({ title, href: to, action, code }) => html`
      <li key=${title}><div class="stack"><div class="row"><strong>${title}</strong><span class="grow"></span><a class="btn" href=${to}>${action}</a><${Copy} text=${code} what="the curl command" label="Copy curl" /></div>
        <pre class="out" tabindex="0" aria-label=${`${title}, with curl`}>${code()}</pre></div></li>`)}</ol></section>`;
