import { html } from '../core/dom.js';

/** Two letters that stand for a kind of receiver: no logos of others are shipped. */
export const Badge = ({ name }) => {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const letters = words.length > 1 ? words[0][0] + words[1][0] : (words[0] ?? '?').slice(0, 2);
  return html`<span class="badge" aria-hidden="true">${letters.toUpperCase()}</span>`;
};
