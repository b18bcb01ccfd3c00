// Faults become what a client may show, here and nowhere else in sockets: a stable code and a sentence in both languages.

import { randomUUID } from 'node:crypto';

import { HubError } from '../domain/errors.js';
import type { Ack, WireError } from '../wire/shared.js';

export const rateLimited = (retryAfterMs: number): WireError => ({
  code: 'RATE_LIMITED',
  message: {
    zh: '訊息來得太快，請稍等一下再試。',
    en: 'Too many messages at once. Please wait a moment and try again.',
  },
  details: { retryAfterMs },
});

export const tokenInvalid: WireError = {
  code: 'TOKEN_INVALID',
  message: {
    zh: '這個對話的憑證無效，請重新開始對話。',
    en: 'The key to this talk is not valid. Please start a new talk.',
  },
};

/** What is ours says itself that it may be tried again; anything else is a fault of the program, on record under its id. */
export function toWireError(
  error: unknown,
  onFault: (facts: { requestId: string; error: unknown }) => void,
): WireError {
  if (error instanceof HubError && error.retryable)
    return {
      code: error.code,
      message: {
        zh: '系統暫時無法儲存，會自動再試。',
        en: 'The system cannot store this right now; it will be tried again.',
      },
    };
  const requestId = randomUUID();
  onFault({ requestId, error });
  return {
    code: 'INTERNAL',
    message: {
      zh: '系統發生錯誤，已留下紀錄，請再試一次。',
      en: 'Something went wrong; it is on record. Please try again.',
    },
    details: { requestId },
  };
}

/** A refusal of the handshake: socket.io hands `data` to the client's `connect_error`. */
export class HandshakeRefusal extends Error {
  override readonly name = 'HandshakeRefusal';
  readonly data: WireError;

  constructor(error: WireError) {
    super(error.code);
    this.data = error;
  }
}

export const refused = (error: WireError): Ack => ({ ok: false, error });
