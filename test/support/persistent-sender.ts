// LINE as a sender of webhooks: many people write, and every event is delivered again, the same, until the hub says 200.

import { setTimeout as delay } from 'node:timers/promises';

import type { FakeLine } from './fake-line.js';
import { redelivered, type LineEvent, type LineTalker } from './line-events.js';
import type { KnownQuestion } from './shipped-questions.js';

/** LINE's patience with one webhook. Unit: ms. */
const REQUEST_TIMEOUT_MS = 2_000;
const REDELIVER_AFTER_MS = 250;

export interface SenderParts {
  readonly line: FakeLine;
  readonly webhookUrl: string;
  readonly questions: readonly KnownQuestion[];
  readonly random: () => number;
}

/** A person who asks the questions one after the other, each as soon as the one before is acknowledged. */
export interface Asker {
  readonly talker: LineTalker;
  /** Numbers of the questions that the hub acknowledged, in order. */
  readonly acknowledged: number[];
}

export class PersistentSender {
  readonly askers: readonly Asker[];
  /** Deliveries that got no 200. */
  refusals = 0;
  /** Everything other than 200, 503 and a broken connection: the hub may never say that to LINE. */
  readonly wrongAnswers: number[] = [];
  readonly #parts: SenderParts;

  constructor(parts: SenderParts, people: number) {
    this.#parts = parts;
    this.askers = Array.from({ length: people }, (_, n) => ({
      talker: parts.line.user(`asker ${n}`),
      acknowledged: [],
    }));
  }

  /** Everybody asks question `n`, each at a moment of their own within `spreadMs`; resolves when all are acknowledged. */
  async askAll(n: number, spreadMs: number): Promise<void> {
    const question = this.#parts.questions[n]?.question;
    if (question === undefined) throw new Error(`there is no question ${n}`);
    await Promise.all(
      this.askers.map(async ({ talker, acknowledged }) => {
        await delay(this.#parts.random() * spreadMs);
        await this.#deliver(talker.text(question));
        acknowledged.push(n);
      }),
    );
  }

  async #deliver(event: LineEvent): Promise<void> {
    for (let current = event; !(await this.#isTaken(current)); current = redelivered(event)) {
      this.refusals += 1;
      await delay(REDELIVER_AFTER_MS);
    }
  }

  async #isTaken(event: LineEvent): Promise<boolean> {
    const { line, webhookUrl } = this.#parts;
    try {
      const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
      const response = await fetch(webhookUrl, { method: 'POST', ...line.signedWebhook([event]), signal });
      await response.arrayBuffer();
      if (![200, 503].includes(response.status)) this.wrongAnswers.push(response.status);
      return response.status === 200;
    } catch {
      // The hub is down, or LINE's patience is over: no answer is an answer that is not 200.
      return false;
    }
  }
}
