// Faults become answers here and nowhere else in http: a code, a sentence in both languages, the request's id.

import { randomUUID } from 'node:crypto';

import type { ErrorRequestHandler, RequestHandler } from 'express';

import { HubError } from '../domain/errors.js';
import type { HubEvents } from '../observe/events.js';

interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export const notFound: RequestHandler = (_request, response) => {
  response
    .status(404)
    .json({ error: { code: 'NOT_FOUND', message: '找不到這個網址。 / There is nothing at this address.' } });
};

/** Must stay the last handler. Nothing a stranger sends gives a 5xx but 503. */
export function createErrorHandler(events: Pick<HubEvents, 'requestFailed'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const requestId = randomUUID();
    const { status, code, message } = toAnswer(error);
    if (status >= 500) events.requestFailed({ requestId, error });
    if (status === 503) response.set('Retry-After', '2');
    response.status(status).json({ error: { code, message, requestId } });
  };
}

function toAnswer(error: unknown): ErrorAnswer {
  if (error instanceof HubError && error.retryable)
    return {
      status: 503,
      code: error.code,
      message: '系統暫時無法儲存，請稍後再試。 / Cannot store right now; please try again.',
    };
  const status = clientStatus(error);
  if (status === 413) return { status, code: 'TOO_LARGE', message: '內容太大。 / The body is too large.' };
  if (status !== undefined)
    return { status, code: 'BAD_REQUEST', message: '請求有誤。 / The request cannot be read.' };
  return {
    status: 500,
    code: 'INTERNAL',
    message: '系統發生錯誤，已留下紀錄。 / Something went wrong; it is on record.',
  };
}

/** The 4xx that a body parser or the router put on its error, if any. */
function clientStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? error.status : undefined;
}
