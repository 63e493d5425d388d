import { html, useCallback, useRef, useState } from '../core/dom.js';

const SHOWN = 4000;
const UNDOABLE = 8000;

/** Short words on what was done. Each is read aloud; one with an action stays longer. */
export function useToasts() {
  const [toasts, setToasts] = useState([]);
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  const drop = useCallback((id) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const toast = useCallback((text, action) => {
    last.current += 1;
    const id = last.current;
    setToasts((all) => [...all, { id, text, action }]);
    window.setTimeout(() => drop(id), action ? UNDOABLE : SHOWN);
  }, []);
  const view = html`
    <div class="hush" aria-live="polite">${spoken}</div>
    <div class="toasts" role="status">${toasts.map(({ id, text, action }) => html`
      <div class="toast" key=${id}><span>${text}</span>
        ${action && html`<button type="button" onClick=${() => { drop(id); action.act(); }}>${action.label}</button>`}</div>`)}
    </div>`;
  return { toast, announce: setSpoken, view };
}
