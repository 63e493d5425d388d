import { useEffect, useRef, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { asProblem, useRested } from '../core/load.js';
import { writeJson } from '../core/json.js';

const REST = 250;

/** @typedef {{good: any, problem: any, warnings: any[], busy: boolean}} Preview the last good result, and what is wrong now */

/**
 * What a draft makes of a sample, by the server's own engine, as it is typed. A question that was overtaken is dropped.
 *
 * @param {{channel: object, event: object} | null} question null where nothing can be asked
 * @returns {Preview}
 */
export function usePreview(question) {
  const api = useApi();
  const [state, setState] = useState({ good: null, problem: null, warnings: [], busy: true });
  const asked = useRested(question ? writeJson(question, 0) : '', REST);
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    if (!asked) return undefined;
    const aborter = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    api.post('preview', latest.current, { signal: aborter.signal })
      .then((good) => setState({ good, problem: null, warnings: good.warnings, busy: false }))
      .catch((failure) => failure.name === 'AbortError'
        || setState((before) => ({ ...before, problem: asProblem(failure), warnings: [], busy: false })));
    return () => aborter.abort();
  }, [asked, api]);
  return state;
}

/** Mistakes and warnings of one part of the request, by the pointer into the channel. */
export const marksOf = ({ problem, warnings }, part) => [
  ...(problem?.errors ?? []).map((error) => ({ ...error, tone: 'bad' })),
  ...warnings.map((warning) => ({ ...warning, tone: 'warn' })),
].filter(({ pointer }) => inPart(pointer, part));

const inPart = (pointer, part) => {
  const place = (pointer ?? '').replace(/^\/channel/, '');
  return place === part || place.startsWith(`${part}/`);
};
