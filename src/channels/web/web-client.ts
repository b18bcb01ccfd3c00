// Hands a rendered bubble to the browsers through the push port and turns what happens into a SendOutcome.
// Called by web-adapter; knows neither sockets nor the outbox.

import type { SendOutcome } from '../channel-adapter.js';
import type { VisitorPush } from './visitor-push.js';

/** One send (design §7). Unit: ms. */
const SEND_DEADLINE_MS = 5_000;

export interface WebClientOptions {
  readonly push: VisitorPush;
  /** Tests shorten it. */
  readonly deadlineMs?: number;
}

export interface WebClient {
  readonly show: (conversationKey: string, seq: number) => Promise<SendOutcome>;
}

export function createWebClient({ push, deadlineMs = SEND_DEADLINE_MS }: WebClientOptions): WebClient {
  return {
    async show(conversationKey, seq) {
      const shown = push.show(conversationKey, seq).then(
        (): SendOutcome => ({ kind: 'accepted', platformMessageIds: [String(seq)], wasRepeat: false }),
        (): SendOutcome => retry('the entry could not be read from the transcript'),
      );
      let timer: NodeJS.Timeout | undefined;
      const givenUp = new Promise<SendOutcome>((resolve) => {
        timer = setTimeout(() => {
          resolve(retry(`no answer from the transcript within ${deadlineMs} ms`));
        }, deadlineMs);
      });
      return Promise.race([shown, givenUp]).finally(() => {
        clearTimeout(timer);
      });
    },
  };
}

/** Showing an entry twice is harmless: browsers show each number once. */
function retry(reason: string): SendOutcome {
  return { kind: 'retry', reason: `web chat: ${reason}`, outcomeUnknown: true };
}
