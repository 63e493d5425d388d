import { html } from '../core/dom.js';
import { Copy } from './copy.js';

/** What is wrong and what to do about it, with all of its parts. */
export const Problem = ({ problem, onRetry }) => problem && html`
  <div class="problem" role="alert">
    <div><strong>${problem.title}.</strong> ${problem.detail}</div>
    ${problem.errors.length > 0 && html`<ul>${problem.errors.map((error) => html`
      <li>${error.pointer && html`<code>${error.pointer}</code>: `}${error.line ? `line ${error.line}, column ${error.column}: ` : ''}${error.detail}${error.hint ? html` – ${error.hint}` : ''}</li>`)}</ul>`}
    <div class="row">
      ${onRetry && html`<button type="button" onClick=${onRetry}>Try again</button>`}
      ${problem.requestId && html`<span class="note">Request <code>${problem.requestId}</code></span>
        <${Copy} text=${problem.requestId} what="the request id" />`}
    </div>
  </div>`;
