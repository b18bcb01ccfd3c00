// A platform as a sender of webhooks: packs events of different people into one request, sends several requests at once,
// waits no longer than it does in life, and delivers everything again until the hub says 200; and now and then once more.

import { setTimeout as delay } from 'node:timers/promises';

/** A webhook request, signed. */
interface SignedBody {
  readonly body: Buffer;
  readonly headers: Record<string, string>;
}

export interface WebhookHabits {
  /** Patience with one request. LINE: 2 s (channels.md 1.1). Unit: ms. */
  readonly patienceMs: number;
  /** Between an answer other than 200 and the next try; platforms take longer, tests have no time. Unit: ms. */
  readonly redeliverAfterMs: number;
  /** Events that wait for company at most. */
  readonly mostInBatch: number;
  /** Unit: ms. */
  readonly gatherMs: number;
  /** Share of requests that go out twice at the same moment. */
  readonly twinShare: number;
  /** Share of requests that come again although the hub had said 200. */
  readonly againShare: number;
}

const PLAIN_HABITS: WebhookHabits = {
  patienceMs: 2_000,
  redeliverAfterMs: 250,
  mostInBatch: 1,
  gatherMs: 0,
  twinShare: 0,
  againShare: 0,
};

export interface SenderParts<Event> {
  readonly url: () => string;
  readonly sign: (events: readonly Event[]) => SignedBody;
  /** The event as the platform delivers it again. */
  readonly again: (event: Event) => Event;
  /** In [0, 1). */
  readonly random: () => number;
  readonly habits?: Partial<WebhookHabits>;
}

interface Waiting<Event> {
  readonly events: readonly Event[];
  readonly taken: () => void;
}

export class WebhookSender<Event> {
  /** Requests that got no 200. */
  refusals = 0;
  /** Of them, those that the platform gave up waiting for. */
  timeouts = 0;
  /** Everything other than 200, 503 and a broken connection: the hub may never say that to a signed webhook. */
  readonly wrongAnswers: number[] = [];
  readonly #parts: SenderParts<Event>;
  readonly #habits: WebhookHabits;
  readonly #extra = new Set<Promise<unknown>>();
  #waiting: Waiting<Event>[] = [];
  #isStopped = false;

  constructor(parts: SenderParts<Event>) {
    this.#parts = parts;
    this.#habits = { ...PLAIN_HABITS, ...parts.habits };
  }

  /** Resolves when the hub has said 200 to all of them. They travel in one request, in this order. */
  deliver(...events: readonly Event[]): Promise<void> {
    return new Promise((taken) => {
      this.#waiting.push({ events, taken });
      const isFull = this.#waiting.length >= this.#habits.mostInBatch;
      if (isFull) this.#depart();
      else if (this.#waiting.length === 1)
        setTimeout(() => {
          this.#depart();
        }, this.#habits.gatherMs);
    });
  }

  /** Gives up what is not taken, and waits for requests under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.allSettled([...this.#extra]);
  }

  #depart(): void {
    const leaving = this.#waiting.splice(0);
    if (leaving.length > 0) this.#keep(this.#carry(leaving));
  }

  async #carry(leaving: readonly Waiting<Event>[]): Promise<void> {
    const { random, again } = this.#parts;
    const { twinShare, againShare, redeliverAfterMs } = this.#habits;
    let events = leaving.flatMap((each) => each.events);
    const [hasTwin, comesAgain] = [random() < twinShare, random() < againShare];
    if (hasTwin) this.#keep(this.#post(events));
    while (!(await this.#post(events))) {
      if (this.#isStopped) return;
      await delay(redeliverAfterMs);
      events = events.map(again);
    }
    for (const { taken } of leaving) taken();
    if (!comesAgain) return;
    await delay(redeliverAfterMs);
    await this.#post(events.map(again));
  }

  #keep(work: Promise<unknown>): void {
    this.#extra.add(work);
    void work.finally(() => this.#extra.delete(work));
  }

  /** True for a 200 in time. */
  async #post(events: readonly Event[]): Promise<boolean> {
    const status = await this.#request(events);
    if (status === 200) return true;
    this.refusals += 1;
    if (status !== undefined && status !== 503) this.wrongAnswers.push(status);
    return false;
  }

  async #request(events: readonly Event[]): Promise<number | undefined> {
    const signal = AbortSignal.timeout(this.#habits.patienceMs);
    try {
      const response = await fetch(this.#parts.url(), {
        method: 'POST',
        ...this.#parts.sign(events),
        signal,
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      // The hub is down, or the platform's patience is over: no answer is an answer that is not 200.
      if (signal.aborted) this.timeouts += 1;
      return undefined;
    }
  }
}
