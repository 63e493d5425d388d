import { html, useEffect, useLayoutEffect, useRef, useState } from '../core/dom.js';
import { Completion, openName } from './completion.js';
import { lines, span, underline } from './highlight.js';

const LINE_HEIGHT = 19;
const PADDING = 10;

/**
 * An editor for templates and JSON: a textarea over its own text in colours, so that undo, input methods, screen
 * readers and touch work as everywhere. Tab indents; Escape and then Tab leaves it.
 *
 * @param {{value: string, onChange: (text: string) => void, label: string,
 *   marks?: {line?: number, column?: number, tone?: string}[], names?: {name: string, value: string}[],
 *   handle?: {current: any}, low?: boolean, describedBy?: string, wrap?: boolean}} props
 *   `handle` receives `insert` and `goTo`
 */
export function TemplateEditor({ value, onChange, label, marks = [], names = [], handle, low = false, describedBy, wrap = false }) {
  const area = useRef(null);
  const box = useRef(null);
  const [leaving, setLeaving] = useState(false);
  const [open, setOpen] = useState(null);
  const caret = useRef(null);
  const change = (text, at) => {
    caret.current = at ?? null;
    onChange(text);
  };
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  useEffect(() => {
    if (handle) handle.current = handleOf(area.current, box.current, change);
  });
  const replace = (from, to, text) => change(value.slice(0, from) + text + value.slice(to), from + text.length);
  const input = (event) => {
    onChange(event.target.value);
    setOpen(openName(event.target.value, event.target.selectionStart));
  };
  const key = (event) => {
    if (open && open.onKey?.(event)) return;
    if (event.key === 'Escape') {
      if (open) setOpen(null);
      else setLeaving(true);
      if (open) event.stopPropagation();
    } else if (event.key === 'Tab' && !leaving && !event.shiftKey) {
      event.preventDefault();
      replace(area.current.selectionStart, area.current.selectionEnd, '  ');
    } else if (event.key !== 'Tab') setLeaving(false);
  };
  const choose = (name) => {
    replace(open.from, area.current.selectionStart, name);
    setOpen(null);
  };
  return html`
    <div class=${`ed ${low ? 'low' : ''} ${wrap ? 'soft' : ''}`} ref=${box}>
      <${Gutter} count=${value.split('\n').length} marks=${marks} hidden=${wrap} />
      <div class="wrap">
        <${Colours} value=${value} marks=${marks} />
        <textarea ref=${area} value=${value} aria-label=${label} aria-describedby=${describedBy} spellcheck="false" autocapitalize="off"
          autocomplete="off" wrap=${wrap ? 'soft' : 'off'} onInput=${input} onKeyDown=${key} onBlur=${() => setOpen(null)}></textarea>
        ${open && html`<${Completion} open=${open} value=${value} names=${names} onChoose=${choose} />`}
      </div>
    </div>`;
}

const Gutter = ({ count, marks, hidden }) => {
  const tones = new Map(marks.map((mark) => [mark.line, mark.tone]));
  return html`<div class="ln" aria-hidden="true">${hidden ? '' : Array.from({ length: count }, (_, i) => html`
    <span key=${i} class=${tones.has(i + 1) ? `mark ${tones.get(i + 1) ?? ''}` : ''}>${`${i + 1}\n`}</span>`)}</div>`;
};

function Colours({ value, marks }) {
  const texts = value.split('\n');
  const coloured = lines(value);
  marks.filter((mark) => mark.line && mark.line <= texts.length).forEach((mark) => {
    const at = mark.line - 1;
    coloured[at] = underline(coloured[at], span(texts[at], mark.column), mark.tone === 'warn' ? 't-w' : 't-e');
  });
  return html`<pre aria-hidden="true">${coloured.map((line, i) => html`${line.map((piece) => (
    piece.kind ? html`<span class=${piece.kind}>${piece.text}</span>` : piece.text))}${i < coloured.length ? '\n' : ''}`)}</pre>`;
}

/** What others may do with an editor: put text where the caret is, and go to a place. */
const handleOf = (area, box, change) => ({
  insert(text) {
    const { selectionStart: from, selectionEnd: to, value } = area;
    change(value.slice(0, from) + text + value.slice(to), from + text.length);
    area.focus();
  },
  goTo(line, column = 1) {
    const before = area.value.split('\n').slice(0, line - 1);
    const at = before.join('\n').length + (line > 1 ? 1 : 0) + column - 1;
    area.focus();
    area.setSelectionRange(at, at);
    box.scrollTop = Math.max(0, (line - 4) * LINE_HEIGHT + PADDING);
  },
});
