// What went wrong, as a screen shows it: a code, a sentence in the person's language, the facts. Thrown by both clients.

import type { WireError } from '../../../wire/shared.js';
import type { Language } from '../words/say.js';

export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  readonly sentences: WireError['message'];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor({ code, message, details }: WireError, requestId?: string) {
    super(`${code}: ${message.en}`);
    this.code = code;
    this.sentences = message;
    this.details = details ?? {};
    this.requestId = requestId;
  }

  in(language: Language): string {
    return this.sentences[language];
  }
}

/** The hub cannot be reached or does not answer: worth another try with the same client id. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Fault && (error.code === 'NETWORK' || error.code === 'TIMEOUT');

export function networkFault(code: 'NETWORK' | 'TIMEOUT'): Fault {
  return new Fault({
    code,
    message:
      code === 'NETWORK'
        ? {
            zh: '連不上系統，請檢查網路後再試。',
            en: 'Cannot reach the hub; check the network and try again.',
          }
        : { zh: '系統沒有回應，請再試一次。', en: 'The hub did not answer; please try again.' },
  });
}

export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const en = error instanceof Error ? error.message : String(error);
  return new Fault({ code: 'SCREEN', message: { zh: '畫面發生錯誤，請重新載入。', en } });
}
