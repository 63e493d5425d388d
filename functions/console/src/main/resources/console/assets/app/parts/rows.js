import { useEffect, useState } from '../core/dom.js';
import { useApp } from '../core/context.js';
import { useShortcuts } from '../core/shortcuts.js';

/**
 * Rows that keys move over: `j` and `k`, Enter opens, `x` selects.
 *
 * @param {any[]} items
 * @param {{open: (item: any) => void, select?: (item: any) => void}} does
 * @returns {number} the row that the keys are at, -1 before the first key
 */
export function useRows(items, { open, select }) {
  const { preferences } = useApp();
  const [at, setAt] = useState(-1);
  useEffect(() => setAt((row) => Math.min(row, items.length - 1)), [items.length]);
  const move = (step) => () => setAt((row) => Math.max(0, Math.min(items.length - 1, row + step)));
  useShortcuts({
    j: move(1),
    k: move(-1),
    x: () => items[at] && select?.(items[at]),
    ...(at >= 0 ? { enter: (event) => (event.target === document.body ? open(items[at]) : event.target.click?.()) } : {}),
  }, preferences.shortcuts === 'on');
  useEffect(() => document.querySelector('tr.current')?.scrollIntoView({ block: 'nearest' }), [at]);
  return at;
}
