import { useEffect, useState } from '../core/dom.js';
import { useEvery } from '../core/load.js';

const BEAT = 5000;

/**
 * How many items of a list are newer than those that are shown. The list itself stays as it is until it is asked for:
 * nothing moves under the cursor.
 *
 * @param {{items: {id: string}[]} | undefined} shown
 * @param {() => Promise<{items: {id: string}[]}>} look
 * @returns {string} such as `3 new`, empty for none
 */
export function useFresh(shown, look) {
  const [fresh, setFresh] = useState('');
  useEffect(() => setFresh(''), [shown]);
  useEvery(BEAT, async () => {
    if (!shown) return;
    const known = new Set(shown.items.map(({ id }) => id));
    const { items } = await look().catch(() => ({ items: [] }));
    const count = items.findIndex(({ id }) => known.has(id));
    if (count === 0 || items.length === 0) setFresh('');
    else setFresh(count < 0 ? `${items.length} or more new` : `${count} new`);
  });
  return fresh;
}
