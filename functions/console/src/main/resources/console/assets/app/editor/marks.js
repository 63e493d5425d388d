import { html } from '../core/dom.js';
import { Pill } from '../parts/pill.js';

/** Mistakes and warnings in words, each a way to its place. */
export const Marks = ({ marks, onGo, id }) => html`
  <ul class="msgs" id=${id} aria-live="polite">
    ${marks.map((mark) => html`
      <li key=${`${mark.pointer} ${mark.line} ${mark.detail}`}>
        <${Pill} tone=${mark.tone} sign=${mark.tone === 'bad' ? '✕' : '⚠'}>${mark.tone === 'bad' ? 'Error' : 'Warning'}<//>
        ${mark.line && onGo ? html`<button type="button" class="quiet" onClick=${() => onGo(mark)}>line ${mark.line}, column ${mark.column ?? 1}</button>: `
    : mark.pointer && html`<code>${mark.pointer}</code>: `}
        ${mark.detail}${mark.hint && html` <span class="note">– ${mark.hint}</span>`}
      </li>`)}
  </ul>`;
