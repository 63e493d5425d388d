import { html, useState } from '../core/dom.js';

export const WIDTH = 540;
export const HEIGHT = 150;
export const LEFT = 48;
export const BOTTOM = 22;
const TICKS = 3;

/** A round number at or above another, for the top of an axis. */
export function ceiling(n) {
  if (n <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(n));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= n);
}

/**
 * A chart over time: an axis, its columns, and what the column under the pointer or the arrow keys says.
 *
 * @param {{rows: any[], top: number, label: string, name: (row: any) => string, say: (row: any) => string,
 *   unit?: (n: number) => string, children: (x: (i: number) => number, y: (n: number) => number, width: number) => any}} props
 */
export function Frame({ rows, top, label, name, say, unit = String, children }) {
  const [at, setAt] = useState(-1);
  const width = (WIDTH - LEFT) / rows.length;
  const x = (i) => LEFT + i * width;
  const y = (n) => (HEIGHT - BOTTOM) * (1 - n / top) + 8;
  const key = (event) => {
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(rows.length - 1, next)));
  };
  const chosen = rows[at];
  const every = Math.ceil(rows.length / 5);
  return html`
    <div role="slider" tabindex="0" aria-label=${label} aria-valuemin="0" aria-valuemax=${rows.length - 1} aria-valuenow=${Math.max(0, at)}
      aria-valuetext=${chosen ? `${name(chosen)}: ${say(chosen)}` : 'arrow keys go through the columns'} onKeyDown=${key} onMouseLeave=${() => setAt(-1)}>
      <svg class="chart" viewBox=${`0 0 ${WIDTH} ${HEIGHT + 10}`} aria-hidden="true">
        ${Array.from({ length: TICKS }, (_, i) => (top * i) / (TICKS - 1)).map((value) => html`
          <g key=${value}><line class="axis" x1=${LEFT} x2=${WIDTH} y1=${y(value)} y2=${y(value)} /><text x=${LEFT - 6} y=${y(value) + 4} text-anchor="end">${unit(value)}</text></g>`)}
        ${rows.map((row, i) => i % every === 0 && html`<text key=${row.time} x=${x(i)} y=${HEIGHT + 6}>${name(row)}</text>`)}
        ${children(x, y, width)}
        ${rows.map((row, i) => html`<rect key=${i} class="slot" data-on=${i === at ? '' : undefined} x=${x(i)} y="0" width=${width} height=${HEIGHT - BOTTOM + 8} onMouseEnter=${() => setAt(i)} />`)}
      </svg>
    </div>
    <p class="legend" aria-hidden="true">${chosen ? html`<b>${name(chosen)}</b> ${say(chosen)}` : ' '}</p>`;
}
