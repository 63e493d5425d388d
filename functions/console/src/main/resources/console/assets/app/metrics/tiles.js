import { html } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { duration, number, percent } from '../core/format.js';
import { useLoad } from '../core/load.js';
import { Spark } from '../charts/spark.js';
import { Loaded } from '../parts/loading.js';
import { asked, total } from './ranges.js';

/** The last 24 hours in four numbers. */
export function Tiles() {
  const api = useApi();
  const metrics = useLoad((signal) => api.get('metrics', asked('24h', Date.now()), { signal }), []);
  return html`<${Loaded} of=${metrics} rows=${2}>${({ items }) => {
    const sum = total(items);
    return html`<div class="tiles">
      <${Tile} title="Attempts, 24 h" value=${number(sum.attempts)} rows=${items} of=${({ attempts }) => attempts} />
      <${Tile} title="Landed" value=${percent(sum.ok, sum.attempts)} rows=${items} of=${({ ok }) => ok} tone="bar-ok" />
      <${Tile} title="Failed for good" value=${number(sum.failed)} rows=${items} of=${({ failed }) => failed} tone="bar-bad" />
      <${Tile} title="95 % within" value=${sum.attempts ? duration(sum.p95Ms) : '–'} rows=${items} of=${({ p95Ms }) => p95Ms} />
    </div>`;
  }}<//>`;
}

const Tile = ({ title, value, rows, of, tone }) => html`<div class="card tile">${title}<b>${value}</b><${Spark} rows=${rows} value=${of} tone=${tone} /></div>`;
