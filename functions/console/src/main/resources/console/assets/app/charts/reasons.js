import { html } from '../core/dom.js';
import { number } from '../core/format.js';

/** Why attempts did not land, the most frequent first. */
export const Reasons = ({ reasons, href }) => {
  const list = Object.entries(reasons).filter(([reason]) => reason !== 'ok').sort(([, a], [, b]) => b - a);
  if (list.length === 0) return html`<p class="note">Every attempt has landed.</p>`;
  const top = list[0][1];
  return html`<div class="reasons">${list.map(([reason, count]) => html`
    <a class="m" href=${href}>${reason}</a><span class="track" aria-hidden="true"><i style=${{ width: `${(100 * count) / top}%` }}></i></span><span>${number(count)}</span>`)}</div>`;
};
