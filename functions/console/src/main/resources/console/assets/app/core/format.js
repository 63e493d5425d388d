const NUMBER = new Intl.NumberFormat('en');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const number = (n) => NUMBER.format(n);

export const plural = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

export const percent = (part, whole) => (whole === 0 ? '–' : `${(Math.floor((10000 * part) / whole) / 100).toFixed(2)} %`);

export const bytes = (n) => {
  if (n < 1024) return `${n} B`;
  return n < 1024 * 1024 ? `${(n / 1024).toFixed(1)} KiB` : `${(n / 1024 / 1024).toFixed(1)} MiB`;
};

/** A duration in its two largest units: `812 ms`, `4.2 s`, `3 min 5 s`, `2 h`. */
export function duration(millis) {
  const ms = Math.max(0, Math.round(millis));
  if (ms < SECOND) return `${ms} ms`;
  if (ms < MINUTE) return ms % SECOND === 0 ? `${ms / SECOND} s` : `${(ms / SECOND).toFixed(1)} s`;
  const [large, small, big, little] = ms < HOUR ? [MINUTE, SECOND, 'min', 's']
    : ms < DAY ? [HOUR, MINUTE, 'h', 'min'] : [DAY, HOUR, 'd', 'h'];
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${big}${rest ? ` ${rest} ${little}` : ''}`;
}

/** How long ago, or in how long. */
export function relative(time, now) {
  const gone = now - time;
  if (Math.abs(gone) < SECOND) return 'now';
  const rough = duration(Math.abs(gone) < MINUTE ? Math.floor(Math.abs(gone) / SECOND) * SECOND : Math.abs(gone));
  const largest = Math.abs(gone) < HOUR ? rough.replace(/ \d+ s$/, '') : rough;
  return gone > 0 ? `${largest} ago` : `in ${largest}`;
}

/** A point in time as people read it, to the millisecond. */
export function absolute(time, zone) {
  const date = new Date(time);
  if (zone === 'utc') return `${date.toISOString().replace('T', ' ').replace('Z', '')} UTC`;
  const pad = (n, width = 2) => String(n).padStart(width, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} `
    + `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
}

/** `5s, 5m, 2h` for `[5, 300, 7200]`, and back. */
export const writeWaits = (seconds) => seconds.map((s) => (s % 3600 === 0 ? `${s / 3600}h` : s % 60 === 0 ? `${s / 60}m` : `${s}s`)).join(', ');

const UNITS = { s: 1, m: 60, h: 3600, d: 86400, '': 1 };

/** @returns {number[] | null} null where it cannot be read */
export function readWaits(text) {
  const waits = text.split(/[\s,]+/).filter(Boolean).map((wait) => /^(\d+)([smhd]?)$/.exec(wait));
  return waits.every(Boolean) ? waits.map(([, n, unit]) => Number(n) * UNITS[unit]) : null;
}
