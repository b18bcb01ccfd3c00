// What LINE makes of courtesies: the loading animation and "read". Used by fake-line.

import { recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';
import type { LineEvent } from './line-events.js';
import { refuse, type Answer } from './line-ledger.js';

export interface TakenSign {
  readonly kind: 'loading' | 'read';
  /** The person, or the token. */
  readonly of: string;
  readonly atMs: number;
}

export const LOADING_PATH = '/v2/bot/chat/loading/start';
export const READ_PATH = '/v2/bot/chat/markAsRead';

export class LineSigns {
  readonly taken: TakenSign[] = [];
  readonly #tokens = new Set<string>();

  /** A webhook goes out: its token may come back. */
  deliver(event: LineEvent): void {
    const token = textOf(recordOf(event['message'])['markAsReadToken']);
    if (token !== undefined) this.#tokens.add(token);
  }

  /** Source of the rules: LINE Messaging API reference, "Display a loading animation", "Mark messages as read". */
  judge(path: string, body: JsonRecord, atMs: number): Answer {
    if (path === READ_PATH) {
      const token = textOf(body['markAsReadToken']) ?? '';
      if (!this.#tokens.has(token)) return refuse(400, 'The specified markAsReadToken is invalid');
      this.taken.push({ kind: 'read', of: token, atMs });
      return { status: 200, body: {} };
    }
    const { chatId, loadingSeconds } = body;
    const person = textOf(chatId) ?? '';
    if (!/^U[0-9a-f]{32}$/.test(person)) return refuse(400, 'chatId');
    const isTime =
      typeof loadingSeconds === 'number' &&
      loadingSeconds % 5 === 0 &&
      loadingSeconds >= 5 &&
      loadingSeconds <= 60;
    if (!isTime) return refuse(400, 'loadingSeconds');
    this.taken.push({ kind: 'loading', of: person, atMs });
    return { status: 202, body: {} };
  }
}
