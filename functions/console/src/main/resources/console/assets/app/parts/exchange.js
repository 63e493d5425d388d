import { html, useState } from '../core/dom.js';
import { bytes } from '../core/format.js';
import { pretty } from '../core/json.js';
import { Copy } from './copy.js';

/** HTTP headers as they went over the wire. */
export const Headers = ({ headers }) => {
  const names = Object.keys(headers).sort();
  return names.length === 0 ? html`<p class="note">No headers.</p>` : html`
    <div class="scroll bare"><table class="headers"><tbody>
      ${names.map((name) => html`<tr key=${name}><th scope="row">${name}</th><td>${headers[name]}</td></tr>`)}
    </tbody></table></div>`;
};

/** A body as text: whatever it holds, it is shown and never run. */
export function Body({ text, size, truncated = false, sha256, label }) {
  const [raw, setRaw] = useState(false);
  const nice = pretty(text);
  return html`
    <div class="stack">
      <div class="row"><span class="note">${bytes(size ?? new Blob([text]).size)}${truncated ? ', the first 8 KiB are kept' : ''}</span>
        <${Copy} text=${text} what=${label} />
        ${sha256 && html`<span class="note m" title=${`SHA-256 of the whole body: ${sha256}`}>sha256 ${sha256.slice(0, 8)}…</span><${Copy} text=${sha256} what=${`the SHA-256 of the ${label}`} />`}
        ${nice !== text && html`<button type="button" class="quiet" onClick=${() => setRaw(!raw)}>${raw ? 'As people read it' : 'Exact bytes'}</button>`}
      </div>
      ${text === '' ? html`<p class="note">No body.</p>` : html`<pre class="out" tabindex="0" aria-label=${label}>${raw ? text : nice}</pre>`}
    </div>`;
}

/** One side of an HTTP exchange. */
const HttpSide = ({ line, headers, body, size, truncated, sha256, label }) => html`
  <div class="stack">
    <p class="m row"><span>${line}</span></p>
    <${Headers} headers=${headers} />
    <${Body} text=${body} size=${size} truncated=${truncated} sha256=${sha256} label=${label} />
  </div>`;

/** One side of an attempt. */
export const Exchange = ({ attempt, side }) => {
  const { request, response } = attempt;
  if (side === 'response' && response) {
    return html`<${HttpSide} line=${`HTTP ${response.status}`} headers=${response.headers} body=${response.body} size=${response.bodyBytes}
      truncated=${response.truncated} sha256=${response.sha256} label="response body" />`;
  }
  return request
    ? html`<${HttpSide} line=${`${request.method} ${request.url}`} headers=${request.headers} body=${request.body} size=${request.bodyBytes}
        truncated=${request.truncated} label="request body" />`
    : html`<p class="note">No request was sent.</p>`;
};
