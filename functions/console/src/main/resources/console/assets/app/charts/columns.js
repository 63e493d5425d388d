import { html } from '../core/dom.js';
import { number } from '../core/format.js';
import { Frame, ceiling } from './frame.js';

const say = (row) => `${number(row.ok)} landed, ${number(row.retried)} to be retried, ${number(row.failed)} failed for good`;

/** Attempts over time: what landed, and on top of it, striped, what did not. */
export function Columns({ rows, name }) {
  const top = ceiling(Math.max(1, ...rows.map(({ attempts }) => attempts)));
  return html`
    <${Frame} rows=${rows} top=${top} label="Attempts over time" name=${name} say=${say} unit=${number}>${(x, y, width) => html`
      <defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="var(--badbg)" /><rect width="4" height="6" fill="var(--bad)" /></pattern></defs>
      ${rows.map((row, i) => html`
        <g key=${row.time}>
          <rect class="bar-ok" x=${x(i) + width * 0.1} width=${width * 0.8} y=${y(row.ok)} height=${y(0) - y(row.ok)} />
          <rect fill="url(#stripes)" x=${x(i) + width * 0.1} width=${width * 0.8} y=${y(row.attempts)} height=${y(row.ok) - y(row.attempts)} />
        </g>`)}`}<//>
    <p class="legend"><span><i class="tone-ok"></i>landed</span><span><i class="tone-bad"></i>failed, retried or for good</span></p>`;
}
