import { html } from '../core/dom.js';

const PATHS = {
  copy: 'M9 9h10v10H9zM5 15V5h10',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  ok: 'M5 13l5 5 9-11',
  close: 'M6 6l12 12M18 6L6 18',
};

/** A small drawing beside or in place of a word. */
export const Sign = ({ of }) => html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[of]} /></svg>`;
