const TOKEN = /(\{\{\{?(?:!--[\s\S]*?--|[^}]*)\}\}\}?)|(\\.)|(")|(\n)|(?<![\w.])(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?!\w)/g;
const COLON = /^\s*:/;

/**
 * Text as pieces with a colour each: expressions, JSON's keys, strings and literals. One pass; it need not be right
 * about everything, for the server is. A string that is not closed ends with its line.
 *
 * @returns {{text: string, kind: string}[]}
 */
export function pieces(source) {
  const found = [];
  let at = 0;
  let string = -1; // where the open string began among the pieces, -1 outside of one
  const push = (text, kind) => text && found.push({ text, kind });
  const closeString = (end) => {
    const kind = COLON.test(source.slice(end, end + 20)) ? 't-k' : 't-s';
    found.slice(string).forEach((piece) => {
      if (piece.kind === 't-s') piece.kind = kind;
    });
    string = -1;
  };
  for (const match of source.matchAll(TOKEN)) {
    const [text, expression, , quote, newline] = match;
    const end = match.index + text.length;
    push(source.slice(at, match.index), string < 0 ? '' : 't-s');
    if (quote && string < 0) string = found.length;
    push(text, expression ? 't-h' : string >= 0 ? 't-s' : match[5] ? 't-n' : '');
    if (newline) string = -1;
    else if (quote && string < found.length - 1 && string >= 0) closeString(end);
    at = end;
  }
  push(source.slice(at), string < 0 ? '' : 't-s');
  return found;
}

/** Pieces cut at line ends. @returns {{text: string, kind: string}[][]} one list for each line */
export function lines(source) {
  const result = [[]];
  for (const { text, kind } of pieces(source)) {
    text.split('\n').forEach((part, i) => {
      if (i > 0) result.push([]);
      if (part) result.at(-1).push({ text: part, kind });
    });
  }
  return result;
}

const WORD_END = /[\s"'}\]),]|$/;

/**
 * How much of a line a mistake at a column underlines: the expression or word that begins there, at least one
 * character, the whole line where no column is known.
 *
 * @returns {[number, number]} from and to, counted from 0
 */
export function span(line, column) {
  if (!column) return [line.search(/\S|$/), line.length];
  const from = Math.min(column - 1, Math.max(0, line.length - 1));
  const rest = line.slice(from);
  const expression = /^\{\{.*?\}\}/.exec(rest);
  const length = expression ? expression[0].length : rest.slice(1).search(WORD_END) + 1;
  return [from, from + Math.max(1, length)];
}

/** A line's pieces with a mark over a part of them. */
export function underline(parts, [from, to], mark) {
  const result = [];
  let at = 0;
  for (const { text, kind } of parts) {
    const cuts = [0, from - at, to - at, text.length].map((cut) => Math.min(Math.max(cut, 0), text.length));
    [[cuts[0], cuts[1], ''], [cuts[1], cuts[2], mark], [cuts[2], cuts[3], '']].forEach(([start, end, more]) => {
      if (end > start) result.push({ text: text.slice(start, end), kind: `${kind} ${more}`.trim() });
    });
    at += text.length;
  }
  return result;
}
