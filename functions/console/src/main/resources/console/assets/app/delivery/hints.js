/** What somebody does about an attempt, beyond the hint that the API gives for its reason. */
export function advice({ reason, response }) {
  const status = response?.status;
  if (status === 401 || status === 403) return 'Look at the channel\'s secrets and its authentication: the receiver does not accept them.';
  if (status === 404) return 'Look at the channel\'s URL: there is nothing at it.';
  if (status === 410) return 'The endpoint is gone for good. Postrider has disabled the channel; give it a new URL and enable it.';
  if (status === 413) return 'The receiver finds the request too large: shorten the body with truncate or limit.';
  if (status === 429) return `The next attempt waits as long as the receiver asks${retryAfter(response)}. If it persists, give the channel a rate limit.`;
  if (reason === 'render_error') return 'Open the channel\'s template with this event as the sample: the place is underlined there.';
  if (reason === 'redirect') return 'The new address is in the answer\'s location header.';
  return '';
}

const retryAfter = ({ headers }) => (headers['retry-after'] ? ` (Retry-After: ${headers['retry-after']})` : '');

const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;

/** A request as a command; what is masked in it has to be filled in. */
export const asCurl = ({ method, url, headers, body }) => [
  `curl -sS -X ${method} ${quoted(url)}`,
  ...Object.entries(headers).filter(([name]) => name !== 'content-length').map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
  ...(body === '' ? [] : [`  -d ${quoted(body)}`]),
].join(' \\\n');
