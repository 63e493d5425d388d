import { html, useEffect, useId, useRef } from '../core/dom.js';

/** A dialog over the page. Escape closes it and the focus goes back to where it was. */
export function Dialog({ title, onClose, wide = false, children }) {
  const element = useRef(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current.showModal();
    return () => before?.focus?.();
  }, []);
  const outside = (event) => event.target === element.current && onClose();
  return html`
    <dialog ref=${element} class=${wide ? 'wide' : ''} aria-labelledby=${id} onClick=${outside}
      onCancel=${(event) => { event.preventDefault(); onClose(); }}>
      <div>
        <header><h2 id=${id}>${title}</h2><button type="button" class="icon" onClick=${onClose} aria-label="Close">✕</button></header>
        ${children}
      </div>
    </dialog>`;
}
