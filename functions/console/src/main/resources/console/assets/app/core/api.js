import { parseJson } from './json.js';
import { ApiProblem, offline, problemOf } from './problem.js';

const JSON_TYPE = 'application/json';

/** The public API, which lies beside the console: everything that is done here can be done with it. */
export const apiRoot = () => new URL('../v1/', document.baseURI);

const query = (parameters) => {
  const given = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given)}` : '';
};

/**
 * A caller of the API.
 *
 * @param {string} key
 * @param {() => void} onRefused called when the key is not, or no longer, known
 */
export function createApi(key, onRefused = () => {}) {
  async function ask(method, path, { body, parameters, headers = {}, signal } = {}) {
    let response;
    try {
      response = await fetch(new URL(path + query(parameters), apiRoot()), {
        method,
        signal,
        cache: 'no-store',
        credentials: 'omit',
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': JSON_TYPE }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch (failure) {
      if (failure.name === 'AbortError') throw failure;
      throw offline();
    }
    if (!response.ok) {
      if (response.status === 401) onRefused();
      throw await problemOf(response);
    }
    return { body: response.status === 204 ? null : parseJson(await response.text()), etag: response.headers.get('etag') };
  }

  const bodyOf = (method) => async (path, body, options = {}) => (await ask(method, path, { ...options, body })).body;
  return {
    ask,
    get: async (path, parameters, options = {}) => (await ask('GET', path, { ...options, parameters })).body,
    post: bodyOf('POST'),
    put: bodyOf('PUT'),
    patch: bodyOf('PATCH'),
    remove: async (path, parameters, options = {}) => ask('DELETE', path, { ...options, parameters }),
    /** All items of a list, page by page, up to a bound. */
    async all(path, parameters = {}, most = 1000) {
      const items = [];
      let cursor;
      do {
        const page = await this.get(path, { limit: 100, ...parameters, cursor });
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor && items.length < most);
      return items;
    },
  };
}

/** Whether a key opens anything: a key without the scope that is asked for is known all the same. */
export async function isKnown(key) {
  try {
    await createApi(key).get('channels', { limit: 1 });
    return true;
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status === 403) return true;
    if (failure instanceof ApiProblem && failure.status === 401) return false;
    throw failure;
  }
}
