import { useEffect, useState } from './dom.js';

/** @typedef {{path: string, parts: string[], query: Record<string, string>}} Route */

/** Reads an address such as `#/deliveries?status=failed`. @returns {Route} */
export function parse(hash) {
  const [path, search = ''] = hash.replace(/^#/, '').split('?');
  const clean = path.startsWith('/') ? path : '/';
  return {
    path: clean,
    parts: clean.split('/').filter(Boolean).map(decodeURIComponent),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** The address of a page; parameters without a value are left out. */
export function href(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return `#${path}${given.length ? `?${new URLSearchParams(given)}` : ''}`;
}

export const go = (path, query) => {
  window.location.hash = href(path, query);
};

/** Changes the address without a step back to what it was: for filters. */
export const amend = (path, query) => {
  window.history.replaceState(null, '', href(path, query));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
};

/** Whoever is asked before the page is left. Answers whether it may be. */
let guard = () => true; // mutable: the open page may have changes that are not saved
let shown = window.location.hash; // mutable: where to go back to when the guard says no

export const guardLeaving = (asks) => {
  guard = asks;
  return () => {
    guard = () => true;
  };
};

/** The route of the address bar, as it changes. */
export function useRoute() {
  const [route, setRoute] = useState(() => parse(window.location.hash));
  useEffect(() => {
    const follow = () => {
      const next = parse(window.location.hash);
      const leaves = next.path !== parse(shown).path;
      if (leaves && !guard(next)) {
        window.history.pushState(null, '', shown);
        return;
      }
      shown = window.location.hash;
      setRoute(next);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return route;
}
