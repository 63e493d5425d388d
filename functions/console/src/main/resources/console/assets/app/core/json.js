/**
 * JSON that keeps the digits that numbers came with: `1.0` stays `1.0` and a long id loses nothing, where the browser
 * can (JSON.rawJSON, TC39 proposal-json-parse-with-source); elsewhere numbers are JavaScript's.
 */
const keepsDigits = typeof JSON.rawJSON === 'function';

const revive = (_, value, { source } = {}) => (
  keepsDigits && typeof value === 'number' && source !== undefined && String(value) !== source ? JSON.rawJSON(source) : value);

/** @throws {SyntaxError} */
export const parseJson = (text) => JSON.parse(text, revive);

export const writeJson = (value, indent = 2) => JSON.stringify(value, null, indent);

/** Whether a value is a number that only its text says exactly. */
export const isExactNumber = (value) => keepsDigits && JSON.isRawJSON(value);

/** JSON as people read it, or the text as it is. */
export function pretty(text) {
  try {
    return writeJson(parseJson(text));
  } catch {
    return text;
  }
}

/** The line and column of a mistake in a JSON text, or null where there is none. */
export function mistakeIn(text) {
  try {
    JSON.parse(text);
    return null;
  } catch (failure) {
    const at = /position (\d+)/.exec(failure.message);
    const before = at ? text.slice(0, Number(at[1])) : text;
    return {
      line: before.split('\n').length,
      column: before.length - before.lastIndexOf('\n'),
      detail: failure.message.replace(/ \(line \d+ column \d+\)$/, '').replace(/ in JSON at position \d+/, ''),
      hint: '',
    };
  }
}
