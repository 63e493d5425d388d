import { html, useRef } from '../core/dom.js';

/**
 * Tabs: arrow keys move between them.
 *
 * @param {{tabs: {id: string, label: any}[], open: string, onOpen: (id: string) => void, label: string, small?: boolean}} props
 */
export function Tabs({ tabs, open, onOpen, label, small = false }) {
  const list = useRef(null);
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === open);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    onOpen(next.id);
    list.current.querySelector(`[data-tab="${next.id}"]`)?.focus();
  };
  return html`
    <div role="tablist" aria-label=${label} class=${small ? 'small' : ''} ref=${list} onKeyDown=${move}>
      ${tabs.map((tab) => html`
        <button type="button" role="tab" data-tab=${tab.id} key=${tab.id} aria-selected=${tab.id === open ? 'true' : 'false'}
          tabindex=${tab.id === open ? 0 : -1} onClick=${() => onOpen(tab.id)}>${tab.label}</button>`)}
    </div>`;
}
