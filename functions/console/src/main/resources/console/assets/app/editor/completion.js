import { html, useState } from '../core/dom.js';

const MOST = 40;
const LINE_HEIGHT = 19;

/** The name that is being typed in an open expression before the caret, or null where none is. */
export function openName(text, caret) {
  const before = text.slice(0, caret);
  const expression = before.lastIndexOf('{{');
  if (expression < 0 || before.indexOf('}}', expression) >= 0) return null;
  const name = /[@\w$.\-[\]]*$/.exec(before)[0];
  const line = before.split('\n');
  return { from: caret - name.length, caret, typed: name, line: line.length, column: line.at(-1).length - name.length };
}

const fits = (typed) => ({ name }) => name.toLowerCase().includes(typed.toLowerCase()) && name !== typed;

/** The names that go on from what is typed. Arrow keys choose, Enter or Tab takes. */
export function Completion({ open, value, names, onChoose }) {
  const [at, setAt] = useState(0);
  const fitting = names.filter(fits(open.typed)).sort((a, b) => rank(a, open.typed) - rank(b, open.typed)).slice(0, MOST);
  const chosen = Math.min(at, fitting.length - 1);
  open.onKey = (event) => {
    if (fitting.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((chosen + step + fitting.length) % fitting.length);
    else if (event.key === 'Tab' || (event.key === 'Enter' && open.typed)) choose(fitting[chosen]);
    else return false;
    event.preventDefault();
    return true;
  };
  const choose = ({ name }) => onChoose(value.slice(open.caret, open.caret + 2) === '}}' ? name : `${name}}}`);
  if (fitting.length === 0) return null;
  const place = { top: `${open.line * LINE_HEIGHT + 12}px`, left: `${open.column}ch` };
  return html`
    <ul class="complete" role="listbox" aria-label="Names" style=${place}>
      ${fitting.map((entry, i) => html`
        <li key=${entry.name} role="option" aria-selected=${i === chosen ? 'true' : 'false'}
          onMouseDown=${(e) => { e.preventDefault(); choose(entry); }}>${entry.name}<span>${entry.value}</span></li>`)}
    </ul>`;
}

const rank = ({ name }, typed) => (name.toLowerCase().startsWith(typed.toLowerCase()) ? 0 : 1);
