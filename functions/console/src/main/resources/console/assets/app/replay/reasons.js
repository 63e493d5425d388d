/** Why attempts end, as the API names it. */
export const REASONS = [['', 'any reason'], ...[
  'http_4xx', 'http_5xx', 'rate_limited', 'timeout_connect', 'timeout_read', 'dns', 'tls', 'refused', 'reset', 'redirect',
  'blocked_address', 'render_error', 'response_check', 'payload_too_large', 'worker_lost', 'expired',
].map((reason) => [reason, reason])];
