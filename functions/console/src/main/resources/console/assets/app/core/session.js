const KEY = 'postrider.key';

/**
 * The API key of this tab. It is kept for the tab alone and goes with it; `#key=…`, which a local stack prints, is
 * taken up and leaves the address at once, so that it is in no history and no screenshot.
 */
export const session = {
  takeUp() {
    const given = /^#key=(.+)$/.exec(window.location.hash);
    if (!given) return;
    window.sessionStorage.setItem(KEY, decodeURIComponent(given[1]));
    window.history.replaceState(null, '', `${window.location.pathname}#/`);
  },
  key: () => window.sessionStorage.getItem(KEY) ?? '',
  open: (key) => window.sessionStorage.setItem(KEY, key),
  close: () => window.sessionStorage.clear(),
};
