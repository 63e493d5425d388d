import { html, useEffect, useState } from '../core/dom.js';
import { useApp } from '../core/context.js';
import { absolute, relative } from '../core/format.js';

const BEAT = 1000;
const listeners = new Set();

/** One clock for all times on a page. */
function useNow() {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    listeners.add(setNow);
    return () => listeners.delete(setNow);
  }, []);
  return now;
}

window.setInterval(() => document.hidden || listeners.forEach((tell) => tell(Date.now())), BEAT);

/** A point in time: how long ago it was, and exactly when. */
export function When({ at, exact = false }) {
  const { preferences } = useApp();
  const now = useNow();
  const time = Date.parse(at);
  const full = absolute(time, preferences.times);
  return html`<time datetime=${at} title=${exact ? relative(time, now) : full}>${exact ? full : relative(time, now)}</time>`;
}
