import { html, useId } from '../core/dom.js';
import { mistakeIn } from '../core/json.js';
import { Marks } from './marks.js';
import { TemplateEditor } from './template-editor.js';

/** An editor for JSON that says at once where it is none. */
export function JsonEditor({ value, onChange, label, low, mayBeEmpty = false }) {
  const id = useId();
  const mistake = mayBeEmpty && value.trim() === '' ? null : mistakeIn(value);
  const marks = mistake ? [{ ...mistake, tone: 'bad' }] : [];
  return html`
    <div class="stack">
      <${TemplateEditor} value=${value} onChange=${onChange} label=${label} marks=${marks} low=${low} describedBy=${id} />
      <${Marks} marks=${marks} id=${id} />
    </div>`;
}
