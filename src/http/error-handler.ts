// Faults become answers here and nowhere else in http: a code, a sentence in both languages, the request's id.

import { randomUUID } from 'node:crypto';

import { HubError } from '../domain/errors.js';
import type { HubEvents } from '../observe/events.js';
import { isRefusalCode, Refusal, REFUSALS, sentenceOf, type RefusalCode } from './refusals.js';
import type { HttpFaultHandler } from './exchange.js';

/** What a client is told to wait where we cannot know. Unit: s. */
const RETRY_AFTER_S = 2;

interface ErrorAnswer {
  readonly code: RefusalCode;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterS?: number | undefined;
}

/** Must stay the last handler. Nothing a stranger sends gives a 5xx but 503. */
export function createErrorHandler(events: Pick<HubEvents, 'requestFailed'>): HttpFaultHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const requestId = randomUUID();
    const { retryAfterS, ...answer } = toAnswer(error);
    const [status] = REFUSALS[answer.code];
    if (status >= 500) events.requestFailed({ requestId, error });
    if (retryAfterS !== undefined) response.set('Retry-After', String(retryAfterS));
    response.status(status).json({ error: { ...answer, requestId } });
  };
}

function toAnswer(error: unknown): ErrorAnswer {
  if (error instanceof Refusal) {
    const { code, message, retryAfterS } = error;
    return { code, message, retryAfterS, ...detailsOf(error) };
  }
  if (error instanceof HubError && error.retryable) {
    const code = isRefusalCode(error.code) ? error.code : 'STORE_UNAVAILABLE';
    return { code, message: sentenceOf(code), retryAfterS: RETRY_AFTER_S };
  }
  const code = codeOf(error);
  return { code, message: sentenceOf(code) };
}

const detailsOf = ({ details }: Refusal): Pick<ErrorAnswer, 'details'> =>
  Object.keys(details).length === 0 ? {} : { details };

/** A body parser or the router puts a 4xx on its error. */
function codeOf(error: unknown): RefusalCode {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
    return 'INTERNAL';
  if (error.status === 413) return 'TOO_LARGE';
  return error.status >= 400 && error.status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}
