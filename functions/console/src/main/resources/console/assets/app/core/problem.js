/** What went wrong with a request: an RFC 9457 problem, or what stood in its place. */
export class ApiProblem extends Error {
  /**
   * @param {{status: number, title: string, detail?: string, type?: string, errors?: object[], requestId?: string,
   *   retryAfter?: number}} told status 0 where no answer came
   */
  constructor(told) {
    super(told.title);
    this.status = told.status;
    this.title = told.title;
    this.detail = told.detail ?? '';
    this.code = (told.type ?? '').split('/').pop();
    this.errors = told.errors ?? [];
    this.requestId = told.requestId ?? '';
    this.retryAfter = told.retryAfter ?? 0;
  }

  get isOffline() {
    return this.status === 0;
  }
}

const BY_STATUS = {
  401: ['The key is not known', 'It may be mistyped, revoked or expired.'],
  404: ['Not found', 'There is nothing at this address.'],
  413: ['Too large', 'The request is over its limit.'],
  429: ['Too many requests', 'The API is asked too often at the moment.'],
  503: ['Not available', 'The API does not answer in time. Try again.'],
};

/** The problem that an answer tells. The gateway's own answers are no problem+json: they get words here. */
export async function problemOf(response) {
  const requestId = response.headers.get('x-request-id') ?? response.headers.get('apigw-requestid') ?? '';
  const retryAfter = Number(response.headers.get('retry-after') ?? 0);
  const body = await response.json().catch(() => ({}));
  if (body.title) return new ApiProblem({ ...body, status: response.status, requestId, retryAfter });
  const [title, detail] = BY_STATUS[response.status] ?? ['Something failed', body.message ?? ''];
  return new ApiProblem({ status: response.status, title, detail, requestId, retryAfter });
}

export const offline = () => new ApiProblem({
  status: 0,
  title: 'No connection',
  detail: 'The API did not answer. It is asked again when the connection is back.',
});
