import { html, useEffect, useState } from '../core/dom.js';
import { Problem } from './problem.js';

const PATIENCE = 150;

/** Rows of a page that is about to come; nothing for one that comes at once. */
export function Skeleton({ rows = 5 }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), PATIENCE);
    return () => window.clearTimeout(timer);
  }, []);
  return html`<div class="stack" aria-busy="true">${late && Array.from({ length: rows }, () => html`<div class="skeleton"></div>`)}</div>`;
}

/** What was loaded; the way there, and what went wrong on it. What is there stays while it is loaded again. */
export const Loaded = ({ of, rows, children }) => html`
  <${Problem} problem=${of.problem} onRetry=${of.reload} />
  ${of.value !== undefined ? children(of.value) : !of.problem && html`<${Skeleton} rows=${rows} />`}`;

/** Nothing is there: why, and the next step. */
export const Empty = ({ title, children }) => html`<div class="card empty"><h2>${title}</h2>${children}</div>`;
