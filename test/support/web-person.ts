// A citizen's browser that outlives the hub: it comes back by itself with its token, and says a thing again under the same id
// until the hub has acknowledged it, as the widget does.

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { io, type Socket } from 'socket.io-client';

import { recordOf } from '../../src/lib/json-reading.js';
import type { HubToVisitor, VisitorEntry, VisitorToHub } from '../../src/wire/visitor-events.js';
import { poll } from './poll.js';
import type { Bubble } from './promise-judge.js';

/** Patience with one acknowledgement. Unit: ms. */
const PATIENCE_MS = 2_000;
const AGAIN_AFTER_MS = 250;

type Missed = Parameters<Parameters<VisitorToHub['sync']>[1]>[0];

export class WebPerson {
  readonly id: string;
  readonly #url: () => string;
  readonly #entries = new Map<number, VisitorEntry>();
  #socket: Socket<HubToVisitor, VisitorToHub> | undefined;
  #token: string | undefined;
  #isClosed = false;

  constructor(name: string, url: () => string) {
    this.id = name;
    this.#url = url;
  }

  /** Resolves when the hub has acknowledged it. */
  async say(text: string): Promise<void> {
    const message = { clientId: randomUUID(), text };
    this.#socket ??= this.#open();
    while (!this.#isClosed) {
      const answer: unknown = await this.#socket
        .timeout(PATIENCE_MS)
        .emitWithAck('say', message)
        .catch(() => undefined);
      if (recordOf(answer)['ok'] === true) return;
      await delay(AGAIN_AFTER_MS);
    }
  }

  /** What the hub said, as it stands in the window: each number once, in order. */
  get seen(): Bubble[] {
    return [...this.#entries.values()]
      .filter(({ author }) => author !== 'citizen')
      .sort((a, b) => a.seq - b.seq)
      .map(({ text, atMs }) => ({ text, atMs, isHidden: false }));
  }

  /** Resolves when the window is connected again and has asked for what it missed: until then it may simply not have come back yet. */
  async catchUp(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || this.#isClosed) return;
    await poll(`the window of ${this.id} to be back`, () => socket.connected && this.#token !== undefined);
    for (let hasMore = true; hasMore;) {
      const answer = await new Promise<Missed>((resolve) => {
        socket.emit('sync', { afterSeq: this.#lastSeq }, resolve);
      });
      if (!answer.ok) throw new Error(`the window of ${this.id} may not ask for what it missed`);
      for (const entry of answer.entries) this.#entries.set(entry.seq, entry);
      ({ hasMore } = answer);
    }
  }

  get #lastSeq(): number {
    return Math.max(0, ...this.#entries.keys());
  }

  close(): void {
    this.#isClosed = true;
    this.#socket?.close();
  }

  #open(): Socket<HubToVisitor, VisitorToHub> {
    const socket: Socket<HubToVisitor, VisitorToHub> = io(`${this.#url()}/visitor`, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      auth: (give) => {
        give(this.#token === undefined ? {} : { token: this.#token, afterSeq: this.#lastSeq });
      },
    });
    socket.on('session', ({ token }) => {
      this.#token = token;
    });
    socket.on('entry', (entry) => {
      this.#entries.set(entry.seq, entry);
    });
    return socket;
  }
}
