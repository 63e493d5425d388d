import { html } from '../core/dom.js';

const WIDTH = 160;
const HEIGHT = 30;

/** The last day in small: one bar for each hour. It is told in words beside it. */
export const Spark = ({ rows, value, tone = 'bar-plain' }) => {
  const top = Math.max(1, ...rows.map(value));
  const width = WIDTH / Math.max(1, rows.length);
  return html`
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height=${HEIGHT} preserveAspectRatio="none" aria-hidden="true">
      <line class="axis" x1="0" x2=${WIDTH} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5} />
      ${rows.map((row, i) => {
    const height = (value(row) / top) * (HEIGHT - 2);
    return html`<rect key=${row.time} class=${tone} x=${i * width} y=${HEIGHT - height} width=${width * 0.75} height=${height} />`;
  })}
    </svg>`;
};

/** What landed and what did not, hour by hour, for one line of a table. */
export const OkSpark = ({ rows }) => {
  const top = Math.max(1, ...rows.map(({ attempts }) => attempts));
  const width = 100 / rows.length;
  const y = (n) => 18 * (1 - n / top) + 2;
  return html`
    <svg viewBox="0 0 100 20" width="100" height="20" aria-hidden="true"><line class="axis" x1="0" x2="100" y1="19.5" y2="19.5" />
      ${rows.map((row, i) => html`<g key=${row.time}>
        <rect class="bar-ok" x=${i * width} width=${width * 0.75} y=${y(row.ok)} height=${y(0) - y(row.ok)} />
        <rect class="bar-bad" x=${i * width} width=${width * 0.75} y=${y(row.attempts)} height=${y(row.ok) - y(row.attempts)} /></g>`)}</svg>`;
};
