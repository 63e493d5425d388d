import { html, useEffect, useState } from '../core/dom.js';
import { asProblem } from '../core/load.js';
import { Problem } from './problem.js';

/**
 * The further pages of a list.
 *
 * @param {{nextCursor: string | null}} first the first page; a new one begins anew
 * @param {(cursor: string) => Promise<{items: any[], nextCursor: string | null}>} loadPage
 */
export function useMore(first, loadPage) {
  const [more, setMore] = useState({ items: [], cursor: null, problem: null, busy: false });
  useEffect(() => setMore({ items: [], cursor: first?.nextCursor ?? null, problem: null, busy: false }), [first]);
  const next = async () => {
    setMore((before) => ({ ...before, busy: true, problem: null }));
    try {
      const page = await loadPage(more.cursor);
      setMore((before) => ({ items: [...before.items, ...page.items], cursor: page.nextCursor, problem: null, busy: false }));
    } catch (failure) {
      setMore((before) => ({ ...before, busy: false, problem: asProblem(failure) }));
    }
  };
  return { ...more, items: [...(first?.items ?? []), ...more.items], next };
}

export const More = ({ of }) => html`
  <${Problem} problem=${of.problem} />
  ${of.cursor && html`<p class="row"><button type="button" onClick=${of.next} disabled=${of.busy}>Older</button></p>`}`;
