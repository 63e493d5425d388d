import { html } from '../core/dom.js';
import { duration } from '../core/format.js';

const LEFT = 8;
const LABELS = 210;
const ROW = 28;
const TOP = 30;
const TICKS = [0, 1, 10, 60, 300, 1800, 7200, 36000, 172800, 604800];

/** A phone has no room for more, and what is scaled down cannot be read. */
const widthOf = () => (window.innerWidth < 600 ? 440 : 900);

/** Where a second is drawn: logarithmic, as waits grow from seconds to days. */
const scale = (longest, width) => (seconds) => LEFT + (Math.log10(1 + Math.max(0, seconds)) / Math.log10(1 + longest)) * (width - LABELS - LEFT);

const rowsOf = ({ acceptedAt, attempts, nextAttemptAt }) => {
  const start = Date.parse(acceptedAt);
  const done = attempts.map((attempt) => ({
    attempt,
    from: (Date.parse(attempt.startedAt) - start) / 1000,
    lasts: attempt.durationMs / 1000,
  }));
  const planned = nextAttemptAt ? [{ attempt: null, from: (Date.parse(nextAttemptAt) - start) / 1000, lasts: 0 }] : [];
  return [...done, ...planned];
};

const told = ({ attempt, from }) => (attempt
  ? `attempt ${attempt.number} after ${duration(from * 1000)}: ${attempt.response ? `${attempt.response.status} ` : ''}${attempt.reason}, took ${duration(attempt.durationMs)}`
  : `the next one is planned after ${duration(from * 1000)}`);

/** The attempts of a delivery over time: when each began, how long it took, how long was waited before. */
export function Waterfall({ delivery, chosen, onChoose }) {
  const rows = rowsOf(delivery);
  if (rows.length === 0) return html`<p class="note">No attempt was made yet.</p>`;
  const longest = Math.max(1, ...rows.map(({ from, lasts }) => from + lasts)) * 1.05;
  const wide = widthOf();
  const x = scale(longest, wide);
  const height = TOP + rows.length * ROW;
  const ticks = TICKS.filter((tick) => tick < longest).filter((tick, i, all) => i === 0 || x(tick) - x(all[i - 1]) > 46 || i === 1);
  return html`
    <div class="long" tabindex="0"><svg class=${wide < 900 ? 'chart narrow' : 'chart'} viewBox=${`0 0 ${wide} ${height}`} role="img" aria-label=${`Attempts over time, logarithmic: ${rows.map(told).join('; ')}`}>
      ${ticks.map((tick) => html`<g key=${tick}><line class="axis" x1=${x(tick)} x2=${x(tick)} y1="18" y2=${height - 4} />
        <text x=${x(tick) + 3} y="13">${duration(tick * 1000).replace(/^0 ms$/, '0 s')}</text></g>`)}
      ${rows.map((row, i) => html`<${Bar} key=${i} row=${row} before=${i ? rows[i - 1] : null} y=${TOP + i * ROW} x=${x} wide=${wide} chosen=${row.attempt && row.attempt.number === chosen} onChoose=${onChoose} />`)}
    </svg></div>`;
}

function Bar({ row, before, y, x, wide, chosen, onChoose }) {
  const { attempt, from, lasts } = row;
  const waited = before ? before.from + before.lasts : 0;
  const end = x(from + lasts);
  const width = Math.max(6, end - x(from));
  const text = attempt
    ? `${attempt.number} · ${attempt.response ? `${attempt.response.status} ` : ''}${attempt.reason} · ${duration(attempt.durationMs)}`
    : `planned in ${duration((from - waited) * 1000)} after the last`;
  return html`
    <g>
      ${chosen && html`<rect x="0" y=${y - 6} width=${wide} height=${ROW - 2} rx="4" fill="var(--code)" />`}
      ${from > waited && html`<line class="wait" x1=${x(waited)} x2=${x(from)} y1=${y + 7} y2=${y + 7} />`}
      ${attempt
    ? html`<rect class=${attempt.reason === 'ok' ? 'bar-ok' : 'bar-bad'} x=${x(from)} y=${y} width=${width} height="14" rx="2" />`
    : html`<path class="plan" d=${`M${x(from)} ${y} l7 7 l-7 7 l-7 -7z`} />`}
      <text x=${x(from) + width + 8} y=${y + 11}>${text}</text>
      ${attempt && html`<rect class="pick" x="0" y=${y - 6} width=${wide} height=${ROW - 2} onClick=${() => onChoose(attempt.number)} />`}
    </g>`;
}
