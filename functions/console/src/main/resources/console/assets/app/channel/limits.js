import { html } from '../core/dom.js';
import { number } from '../core/format.js';

const NEAR = 0.8;

/** Every value that a JSON pointer with `*` for each element leads to. */
function reach(value, [step, ...rest]) {
  if (step === undefined) return [value];
  if (value === null || typeof value !== 'object') return [];
  const next = step === '*' ? Object.values(value) : step in value ? [value[step]] : [];
  return next.flatMap((inner) => reach(inner, rest));
}

const texts = (value) => (value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : typeof value === 'string' ? [value] : []);

const MEASURES = {
  characters: (value) => [...String(value)].length,
  bytes: (value) => new Blob([typeof value === 'string' ? value : JSON.stringify(value)]).size,
  items: (value) => (Array.isArray(value) ? value.length : 0),
  text: (value) => texts(value).reduce((sum, text) => sum + [...text].length, 0),
};

/** How much of what the receiver takes is used; only what is near its limit or over it is told at length. */
export function Limits({ limits, body }) {
  let json;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const used = limits.map(({ path, max, unit }) => {
    const values = path === '' ? [unit === 'bytes' ? body : json] : reach(json, path.slice(1).split('/'));
    return { path, max, unit, most: Math.max(0, ...values.map((value) => MEASURES[unit]?.(value) ?? 0)) };
  }).filter(({ most, max }) => most > NEAR * max);
  return used.length > 0 && html`
    <ul class="msgs">${used.map(({ path, max, unit, most }) => html`
      <li key=${path}><span class=${`pill ${most > max ? 'bad' : 'warn'}`}>${most > max ? '✕ Over' : '⚠ Near'}</span>
        <code>${path || 'the body'}</code>: ${number(most)} of ${number(max)} ${unit}</li>`)}</ul>`;
}
