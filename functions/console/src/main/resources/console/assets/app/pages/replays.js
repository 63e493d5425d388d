import { html } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { number } from '../core/format.js';
import { useAction, useEvery, useLoad } from '../core/load.js';
import { amend } from '../core/router.js';
import { Empty, Loaded } from '../parts/loading.js';
import { More, useMore } from '../parts/pager.js';
import { Pill } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';
import { When } from '../parts/when.js';
import { NewReplay } from '../replay/form.js';

const BEAT = 3000;
const STATES = { running: ['info', '➤', 'Running'], done: ['ok', '✓', 'Done'], cancelled: ['', '⊘', 'Cancelled'] };

/** Deliveries that are sent again, many at once. */
export function Replays({ route: { query, path } }) {
  const api = useApi();
  const list = useLoad((signal) => api.get('replays', {}, { signal }), []);
  const more = useMore(list.value, (cursor) => api.get('replays', { cursor }));
  useEvery(BEAT, () => more.items.some(({ state }) => state === 'running') && !list.loading && list.reload());
  const begin = () => amend(path, { new: '1' });
  const close = () => amend(path, {});
  return html`
    <header class="page"><h1>Replays</h1><span class="grow"></span><button type="button" class="primary" onClick=${begin}>New replay</button></header>
    <div class="stack">
      <${Loaded} of=${list}>${() => (more.items.length
    ? html`<${Table} replays=${more.items} onChange=${list.reload} /><${More} of=${more} />`
    : html`<${Empty} title="Nothing was replayed yet"><p>A replay sends many deliveries again that are over: all that failed in an outage, say. It counts them first.</p>
        <button type="button" onClick=${begin}>New replay</button><//>`)}<//>
    </div>
    ${'new' in query && html`<${NewReplay} query=${query} onDone=${() => { close(); list.reload(); }} onClose=${close} />`}`;
}

const words = ({ channel, status, reason, type, since, until }) => [
  status.join(' or '), channel && `to ${channel}`, reason.length && `because of ${reason.join(', ')}`, type.length && `of ${type.join(', ')}`,
  since.startsWith('1970') ? `until ${until.slice(0, 16).replace('T', ' ')}` : `${since.slice(0, 16).replace('T', ' ')} to ${until.slice(0, 16).replace('T', ' ')} UTC`,
].filter(Boolean).join(' · ');

const Table = ({ replays, onChange }) => html`
  <div class="scroll"><table class="cards"><caption class="hush">Replays, newest first</caption>
    <thead><tr><th>State</th><th>Deliveries</th><th class="n">Replayed</th><th class="n">Skipped</th><th>Asked</th><th><span class="hush">Actions</span></th></tr></thead>
    <tbody>${replays.map((replay) => html`<${Row} key=${replay.id} replay=${replay} onChange=${onChange} />`)}</tbody></table></div>`;

function Row({ replay, onChange }) {
  const api = useApi();
  const { toast } = useApp();
  const stopping = useAction(async () => {
    await api.post(`replays/${replay.id}/cancel`);
    toast('Stopped: what was begun goes on');
    onChange();
  });
  const [tone, sign, word] = STATES[replay.state] ?? ['', '?', replay.state];
  return html`
    <tr><td><${Pill} tone=${tone} sign=${sign}>${word}<//></td>
      <td>${words(replay.filter)}<span class="under m">${replay.id}</span></td>
      <td class="n" data-label="replayed">${number(replay.replayed)}</td><td class="n" data-label="skipped">${number(replay.skipped)}</td>
      <td><${When} at=${replay.createdAt} /></td>
      <td>${replay.state === 'running' && html`<button type="button" onClick=${stopping.run} disabled=${stopping.busy}>Stop</button>`}<${Problem} problem=${stopping.problem} /></td></tr>`;
}
