import { html, useState } from '../core/dom.js';
import { useApp } from '../core/context.js';
import { Sign } from './sign.js';

/** Copies a text, and says so. */
export function Copy({ text, what, label = '' }) {
  const { announce } = useApp();
  const [done, setDone] = useState(false);
  const copy = async (event) => {
    event.preventDefault();
    event.stopPropagation();
    await navigator.clipboard.writeText(typeof text === 'function' ? text() : text);
    announce(`Copied ${what}`);
    setDone(true);
    window.setTimeout(() => setDone(false), 1500);
  };
  return label
    ? html`<button type="button" onClick=${copy}>${done ? 'Copied' : label}</button>`
    : html`<button type="button" class="icon" onClick=${copy} aria-label=${`Copy ${what}`} title=${`Copy ${what}`}>
        <${Sign} of=${done ? 'ok' : 'copy'} /></button>`;
}
