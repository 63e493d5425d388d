import { html, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { duration } from '../core/format.js';
import { useAction, useEvery, useLoad } from '../core/load.js';
import { useShortcuts } from '../core/shortcuts.js';
import { Phases } from '../charts/phases.js';
import { Waterfall } from '../charts/waterfall.js';
import { advice, asCurl } from '../delivery/hints.js';
import { Copy } from '../parts/copy.js';
import { Exchange } from '../parts/exchange.js';
import { Loaded } from '../parts/loading.js';
import { DeliveryPill, Pill, ResultPill } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';
import { Tabs } from '../parts/tabs.js';
import { When } from '../parts/when.js';

const OVER = ['succeeded', 'failed', 'cancelled'];
const BEAT = 2000;

/** One delivery: every attempt, and why it came to what it came to. */
export function DeliveryPage({ route: { parts: [, id] } }) {
  const api = useApi();
  const delivery = useLoad((signal) => api.get(`deliveries/${id}`, {}, { signal }), [id]);
  useEvery(BEAT, () => delivery.value && !OVER.includes(delivery.value.status) && !delivery.loading && delivery.reload());
  return html`<${Loaded} of=${delivery}>${(value) => html`<${Told} delivery=${value} onChange=${delivery.set} onReload=${delivery.reload} />`}<//>`;
}

function Told({ delivery, onReload }) {
  const { preferences } = useApp();
  const attempts = delivery.attempts ?? [];
  const [number, setNumber] = useState(0);
  const attempt = attempts.find((one) => one.number === number) ?? attempts.at(-1);
  const act = useActs(delivery, onReload);
  const step = (by) => () => {
    const next = attempts[attempts.indexOf(attempt) + by];
    if (next) setNumber(next.number);
  };
  useShortcuts({ r: act.retry.run, '[': step(-1), ']': step(1) }, preferences.shortcuts === 'on');
  return html`
    <header class="page">
      <a class="crumb" href="#/deliveries">Deliveries</a><span aria-hidden="true">/</span>
      <h1 class="m">${delivery.id}</h1><${Copy} text=${delivery.id} what="the delivery's id" />
      <${DeliveryPill} of=${delivery.status} />
      ${delivery.nextAttemptAt && html`<span>next attempt <${When} at=${delivery.nextAttemptAt} /></span>`}
      <span class="grow"></span>
      <button type="button" class="primary" onClick=${act.retry.run} disabled=${act.retry.busy || delivery.status === 'sending'}>Retry now <kbd aria-hidden="true">r</kbd></button>
      ${!OVER.includes(delivery.status) && html`<button type="button" onClick=${act.cancel.run} disabled=${act.cancel.busy}>Cancel</button>`}
      ${attempt?.request && html`<${Copy} text=${() => asCurl(attempt.request)} what="the request as curl" label="Copy as curl" />`}
    </header>
    <div class="stack">
      <${Problem} problem=${act.retry.problem ?? act.cancel.problem} />
      <p class="row">Event <a class="m" href=${`#/events/${delivery.event}`}>${delivery.event}</a> <span aria-hidden="true">→</span> channel
        <a href=${`#/channels/${delivery.channel}`}>${delivery.channel}</a> <span class="note">accepted <${When} exact at=${delivery.acceptedAt} /></span></p>
      ${delivery.heldBy && html`<p class="banner warn">Held: ${HELD[delivery.heldBy]} <a href=${`#/channels/${delivery.channel}`}>To the channel</a></p>`}
      <section class="card" aria-label="Attempts over time"><${Waterfall} delivery=${{ ...delivery, attempts }} chosen=${attempt?.number} onChoose=${setNumber} /></section>
      ${attempts.length > 0 && html`<${Attempts} attempts=${attempts} chosen=${attempt.number} onChoose=${setNumber} /><${Chosen} key=${attempt.number} attempt=${attempt} />`}
    </div>`;
}

const HELD = {
  paused: 'its channel is paused, and its age stands still.',
  disabled: 'its channel is disabled, and its age stands still.',
  breaker: 'its channel\'s receiver fails or has asked for a pause. It goes on by itself.',
};

function useActs(delivery, onDone) {
  const api = useApi();
  const { toast } = useApp();
  const does = (verb, said) => async () => {
    await api.post(`deliveries/${delivery.id}/${verb}`);
    toast(said);
    onDone();
  };
  return { retry: useAction(does('retry', 'The attempt follows within moments')), cancel: useAction(does('cancel', 'Cancelled: no more attempts')) };
}

const Attempts = ({ attempts, chosen, onChoose }) => html`
  <div class="scroll"><table class="cards"><caption class="hush">Attempts, newest first</caption>
    <thead><tr><th>Attempt</th><th>Started</th><th>Result</th><th class="n">Duration</th><th>Trigger</th><th class="n">Channel version</th></tr></thead>
    <tbody>${[...attempts].reverse().map((attempt) => html`
      <tr key=${attempt.number} class="rowlink" aria-selected=${attempt.number === chosen ? 'true' : 'false'}>
        <td><button type="button" class="quiet" aria-pressed=${attempt.number === chosen ? 'true' : 'false'} onClick=${() => onChoose(attempt.number)}>Attempt ${attempt.number}</button></td>
        <td><${When} exact at=${attempt.startedAt} /></td><td><${ResultPill} attempt=${attempt} /></td>
        <td class="n m">${duration(attempt.durationMs)}</td><td>${attempt.trigger}</td><td class="n" data-label="channel version">${attempt.channelVersion}</td></tr>`)}
    </tbody></table></div>`;

/** One attempt in full. */
function Chosen({ attempt }) {
  const [side, setSide] = useState(attempt.response ? 'response' : 'request');
  const tabs = [attempt.response && { id: 'response', label: 'Response' }, attempt.request && { id: 'request', label: 'Request' }].filter(Boolean);
  const more = advice(attempt);
  return html`
    <section class="card stack" aria-labelledby="attempt-title">
      <h2 class="sub" id="attempt-title">Attempt ${attempt.number}</h2>
      <p><${Pill} tone=${attempt.reason === 'ok' ? 'ok' : 'bad'}>Why<//> ${attempt.detail ? `${attempt.detail}. ` : ''}${attempt.hint}${more ? `. ${more}` : ''}</p>
      <${Way} attempt=${attempt} />
      ${tabs.length > 0 && html`<${Tabs} small label="Side of the exchange" tabs=${tabs} open=${side} onOpen=${setSide} />`}
      <${Exchange} attempt=${attempt} side=${side} />
    </section>`;
}

/** Where a request went, when, and what its time was spent on. */
const Way = ({ attempt: { scheduledAt, startedAt, remoteAddress, phases } }) => {
  const late = Date.parse(startedAt) - Date.parse(scheduledAt);
  return html`
    <p class="row">Due <${When} exact at=${scheduledAt} /> <span class="note">begun ${late < 1 ? 'at once' : `${duration(late)} later`}</span>
      ${remoteAddress && html`<span aria-hidden="true">→</span> <span class="m">${remoteAddress}</span><${Copy} text=${remoteAddress} what="the receiver's address" />`}
      ${phases && phases.connectMs === undefined && phases.waitMs !== undefined && html`<span class="note">over an open connection</span>`}</p>
    ${phases && html`<${Phases} phases=${phases} />`}`;
};
