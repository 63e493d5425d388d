import { html, useState } from '../core/dom.js';
import { useAction } from '../core/load.js';
import { Dialog } from './dialog.js';
import { Problem } from './problem.js';

/**
 * Asks before something is done that cannot be undone.
 *
 * @param {{word?: string}} props `word` must be typed first
 */
export function Confirm({ title, action, danger = false, word, onDo, onClose, children }) {
  const [typed, setTyped] = useState('');
  const doing = useAction(async () => {
    await onDo();
    onClose();
  });
  const submit = (event) => {
    event.preventDefault();
    doing.run();
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose}>
      <div>${children}</div>
      <${Problem} problem=${doing.problem} />
      <form class="stack" onSubmit=${submit}>
        ${word && html`<label class="field"><span class="label">Type <code>${word}</code> to go on</span>
          <input type="text" value=${typed} autocomplete="off" spellcheck="false" onInput=${(e) => setTyped(e.target.value)} /></label>`}
        <div class="end">
          <button type="button" onClick=${onClose}>Leave it</button>
          <button type="submit" class=${danger ? 'danger' : 'primary'} disabled=${doing.busy || (word && typed !== word)}>${action}</button>
        </div>
      </form>
    <//>`;
}
