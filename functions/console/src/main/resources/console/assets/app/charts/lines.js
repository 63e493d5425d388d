import { html } from '../core/dom.js';
import { duration } from '../core/format.js';
import { Frame, ceiling } from './frame.js';

const say = (row) => (row.attempts ? `half within ${duration(row.p50Ms)}, 95 % within ${duration(row.p95Ms)}` : 'no attempts');

/** Points as one path; where nothing was measured the line is broken. */
const path = (rows, x, y, width, value) => rows.map((row, i) => {
  if (!row.attempts) return '';
  const begins = i === 0 || !rows[i - 1].attempts;
  const alone = begins && !rows[i + 1]?.attempts;
  const height = y(value(row));
  return alone ? `M${x(i) + width * 0.1} ${height} h${width * 0.8}` : `${begins ? 'M' : 'L'}${x(i) + width / 2} ${height}`;
}).join('');

/** How long attempts took. */
export function Lines({ rows, name }) {
  const top = ceiling(Math.max(1, ...rows.map(({ p95Ms }) => p95Ms)));
  return html`
    <${Frame} rows=${rows} top=${top} label="Latency over time" name=${name} say=${say} unit=${(ms) => duration(ms)}>${(x, y, width) => html`
      <path class="line-b" d=${path(rows, x, y, width, ({ p50Ms }) => p50Ms)} />
      <path class="line-a" d=${path(rows, x, y, width, ({ p95Ms }) => p95Ms)} />`}<//>
    <p class="legend"><span><i class="tone-a"></i>95 % within</span><span><i class="tone-b"></i>half within (dashed)</span></p>`;
}
