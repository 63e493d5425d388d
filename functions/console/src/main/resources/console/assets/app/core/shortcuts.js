import { useEffect, useRef } from './dom.js';

const PAUSE = 1200;

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** A key with the modifier of this computer, as it is written on it. */
export const keyOf = (key) => (isMac ? `⌘ ${key}` : `Ctrl ${key}`);

const isTyping = (element) => element.closest?.('input, textarea, select, [contenteditable]') !== null;

/**
 * Keys and what they do: `n`, `g o` (one after the other), `mod+s` (Ctrl, or Command on a Mac), `mod+enter`.
 * Single keys rest while somebody types, while a dialog is open, and where they are switched off (WCAG 2.1.4).
 *
 * @param {Record<string, (event: KeyboardEvent) => void>} bindings
 * @param {boolean} singleKeys
 */
export function useShortcuts(bindings, singleKeys = true) {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    let before = { key: '', at: 0 }; // mutable: the first key of two
    const listen = (event) => {
      const withMod = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key : event.key.toLowerCase();
      if (withMod) {
        run(event, `mod+${key.toLowerCase()}`);
        return;
      }
      if (!singleKeys || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const second = event.timeStamp - before.at < PAUSE ? `${before.key} ${key}` : '';
      before = { key, at: event.timeStamp };
      if (!run(event, second)) run(event, key);
    };
    const run = (event, name) => {
      const act = latest.current[name];
      if (!act) return false;
      event.preventDefault();
      act(event);
      return true;
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [singleKeys]);
}
