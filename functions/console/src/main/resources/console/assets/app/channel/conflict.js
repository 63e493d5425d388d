import { html } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { writeJson } from '../core/json.js';
import { useLoad } from '../core/load.js';
import { Dialog } from '../parts/dialog.js';
import { Loaded } from '../parts/loading.js';
import { withoutReadOnly } from './draft.js';

/** Somebody has changed the channel in between: what differs, and who shall win. */
export function Conflict({ channel, onSave, onClose }) {
  const api = useApi();
  const theirs = useLoad(() => api.ask('GET', `channels/${channel.draft.id}`), []);
  const take = () => {
    channel.drop();
    channel.reload();
    onClose();
  };
  return html`
    <${Dialog} wide title="Somebody has changed this channel" onClose=${onClose}>
      <p>It was saved by somebody else since you opened it. These settings differ from your draft:</p>
      <${Loaded} of=${theirs}>${({ body }) => html`<${Differences} mine=${withoutReadOnly(channel.draft)} theirs=${withoutReadOnly(body)} />`}<//>
      <div class="end"><button type="button" onClick=${take}>Take theirs</button>
        <button type="button" class="danger" onClick=${() => { onClose(); onSave(); }}>Overwrite with mine</button></div>
    <//>`;
}

const Differences = ({ mine, theirs }) => {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter((name) => writeJson(mine[name] ?? null) !== writeJson(theirs[name] ?? null));
  return html`<div class="scroll"><table><thead><tr><th>Setting</th><th>Yours</th><th>Theirs</th></tr></thead><tbody>
    ${names.map((name) => html`<tr key=${name}><th scope="row">${name}</th><td><pre class="out">${writeJson(mine[name] ?? null)}</pre></td><td><pre class="out">${writeJson(theirs[name] ?? null)}</pre></td></tr>`)}
  </tbody></table></div>`;
};
