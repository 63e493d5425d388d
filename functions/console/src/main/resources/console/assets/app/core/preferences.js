import { useEffect, useState } from './dom.js';

const PREFIX = 'postrider.';
const DEFAULTS = { theme: 'system', times: 'local', shortcuts: 'on' };

const stored = () => Object.fromEntries(Object.entries(DEFAULTS)
  .map(([name, value]) => [name, window.localStorage.getItem(PREFIX + name) ?? value]));

function show(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** How somebody likes the console: theme, times in UTC or local, single-key shortcuts. Kept in this browser. */
export function usePreferences() {
  const [preferences, setPreferences] = useState(stored);
  useEffect(() => show(preferences.theme), [preferences.theme]);
  const set = (name, value) => {
    window.localStorage.setItem(PREFIX + name, value);
    setPreferences((before) => ({ ...before, [name]: value }));
  };
  return [preferences, set];
}
