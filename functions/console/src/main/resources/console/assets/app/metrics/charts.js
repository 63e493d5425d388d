import { html, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { duration, number, percent } from '../core/format.js';
import { useLoad } from '../core/load.js';
import { href } from '../core/router.js';
import { Columns } from '../charts/columns.js';
import { Lines } from '../charts/lines.js';
import { Reasons } from '../charts/reasons.js';
import { Loaded } from '../parts/loading.js';
import { Tabs } from '../parts/tabs.js';
import { RANGES, asked, nameOf, total } from './ranges.js';

const TABS = Object.entries(RANGES).map(([id, { label }]) => ({ id, label }));

/** What became of attempts over time: of one channel, or of all. */
export function Charts({ channel }) {
  const api = useApi();
  const { preferences } = useApp();
  const [range, setRange] = useState('24h');
  const metrics = useLoad((signal) => api.get('metrics', asked(range, Date.now(), { channel }), { signal }), [channel, range]);
  const name = (row) => nameOf(row, RANGES[range], preferences.times);
  return html`
    <div class="stack">
      <${Tabs} small label="Range" tabs=${TABS} open=${range} onOpen=${setRange} />
      <${Loaded} of=${metrics}>${({ items }) => html`
        <${Sum} sum=${total(items)} />
        <div class="two">
          <section class="card" aria-labelledby="attempts-title"><h2 class="sub" id="attempts-title">Attempts</h2><${Columns} rows=${items} name=${name} /></section>
          <section class="card" aria-labelledby="latency-title"><h2 class="sub" id="latency-title">Latency</h2><${Lines} rows=${items} name=${name} /></section>
          <section class="card" aria-labelledby="reasons-title"><h2 class="sub" id="reasons-title">Why attempts failed</h2>
            <${Reasons} reasons=${total(items).reasons} href=${href('/deliveries', { channel, range: range === '30d' ? undefined : range })} /></section>
        </div>
        <${AsTable} rows=${items} name=${name} />`}<//>
    </div>`;
}

const Sum = ({ sum }) => html`<p class="row">
  <span><b>${number(sum.attempts)}</b> attempts</span><span><b>${percent(sum.ok, sum.attempts)}</b> landed</span>
  <span><b>${number(sum.failed)}</b> failed for good</span>${sum.attempts > 0 && html`<span>95 % within <b>${duration(sum.p95Ms)}</b></span>`}</p>`;

/** The same numbers, to be read or copied. */
const AsTable = ({ rows, name }) => html`
  <details><summary>View as table</summary>
    <div class="scroll"><table><caption class="hush">Attempts and latency over time</caption>
      <thead><tr><th>From</th><th class="n">Attempts</th><th class="n">Landed</th><th class="n">Retried</th><th class="n">Failed for good</th><th class="n">Half within</th><th class="n">95 % within</th></tr></thead>
      <tbody>${rows.filter(({ attempts }) => attempts > 0).map((row) => html`
        <tr key=${row.time}><th scope="row"><time datetime=${row.time}>${name(row)}</time></th><td class="n">${number(row.attempts)}</td><td class="n">${number(row.ok)}</td>
          <td class="n">${number(row.retried)}</td><td class="n">${number(row.failed)}</td><td class="n">${duration(row.p50Ms)}</td><td class="n">${duration(row.p95Ms)}</td></tr>`)}</tbody></table></div></details>`;
