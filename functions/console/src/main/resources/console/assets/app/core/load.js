import { useCallback, useEffect, useRef, useState } from './dom.js';
import { ApiProblem } from './problem.js';

/**
 * Loads something and keeps it while it is loaded again.
 *
 * @param {(signal: AbortSignal) => Promise<any>} load
 * @param {any[]} inputs loads anew when one of them changes
 */
export function useLoad(load, inputs) {
  const [state, setState] = useState({ value: undefined, problem: null, loading: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const aborter = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    load(aborter.signal)
      .then((value) => aborter.signal.aborted || setState({ value, problem: null, loading: false }))
      .catch((failure) => {
        if (aborter.signal.aborted || failure.name === 'AbortError') return;
        setState((before) => ({ ...before, problem: asProblem(failure), loading: false }));
      });
    return () => aborter.abort();
  }, [...inputs, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  useOnline(state.problem?.isOffline, reload);
  const set = useCallback((value) => setState({ value, problem: null, loading: false }), []);
  return { ...state, reload, set };
}

/** A problem for whatever failed; what is our own mistake is said as such. */
export const asProblem = (failure) => (failure instanceof ApiProblem
  ? failure
  : new ApiProblem({ status: -1, title: 'The console failed', detail: String(failure) }));

function useOnline(waiting, reload) {
  useEffect(() => {
    if (!waiting) return undefined;
    const again = window.setInterval(reload, 5000);
    window.addEventListener('online', reload);
    return () => {
      window.clearInterval(again);
      window.removeEventListener('online', reload);
    };
  }, [waiting, reload]);
}

/** Calls back every so often while the page is looked at. */
export function useEvery(millis, callback) {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    const timer = window.setInterval(() => document.hidden || latest.current(), millis);
    return () => window.clearInterval(timer);
  }, [millis]);
}

/** A value once it has rested for a while. */
export function useRested(value, millis) {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), millis);
    return () => window.clearTimeout(timer);
  }, [value, millis]);
  return rested;
}

/** An action of a button: whether it is under way, and what went wrong. */
export function useAction(act) {
  const [state, setState] = useState({ busy: false, problem: null });
  const run = async (...given) => {
    setState({ busy: true, problem: null });
    try {
      const result = await act(...given);
      setState({ busy: false, problem: null });
      return result;
    } catch (failure) {
      setState({ busy: false, problem: asProblem(failure) });
      return undefined;
    }
  };
  return { ...state, run, forget: () => setState({ busy: false, problem: null }) };
}
