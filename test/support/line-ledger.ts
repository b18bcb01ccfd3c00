// What LINE remembers: who it knows, which reply tokens are good, which retry keys it took. Used by fake-line.

import { randomUUID } from 'node:crypto';

import { recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';
import type { LineEvent } from './line-events.js';
import { judgeMessages } from './line-judge.js';

/** Source of the numbers: LINE Messaging API reference, checked 2026-11-21. */
const REPLY_TOKEN_LIFE_MS = 60_000;
const REDELIVERED_TOKEN_LIFE_MS = 20 * 60_000;
const RETRY_KEY_LIFE_MS = 24 * 3_600_000;
/** A hub uses its tokens for 50 s, and its answer may be on its way. A push beside a younger one was paid for nothing. Unit: ms. */
const SURELY_FRESH_MS = 45_000;

export interface Accepted {
  /** User, group or room id. */
  readonly to: string;
  readonly via: 'reply' | 'push';
  readonly messages: readonly JsonRecord[];
  readonly atMs: number;
  readonly retryKey?: string;
  /** A push, although every token that the talk has got lately was good and unused. */
  readonly isNeedless?: boolean;
  /** Who sent it was not told that it was taken. */
  readonly isUnclear?: boolean;
  /** What LINE calls each bubble, and what an answer to it names it by. */
  readonly sent?: readonly { readonly id: string; readonly quoteToken: string }[];
}

export interface Answer {
  readonly status: number;
  readonly body: JsonRecord;
  readonly headers?: Readonly<Record<string, string>>;
  /** Not the caller's fault: a scripted fault or one of LINE's limits. */
  readonly isScripted?: boolean;
}

/** Something LINE would take, not yet taken. */
export interface Taken {
  readonly entry: Accepted;
  readonly answer: Answer;
  readonly take: () => void;
}

interface TokenState {
  readonly to: string;
  readonly goodUntilMs: number;
  readonly deliveredAtMs: number;
  /** The body that used it up. */
  usedBy: string | undefined;
}

type Repeat = Answer & { readonly isOtherBody?: boolean };

interface FirstUse {
  readonly atMs: number;
  readonly requestId: string;
  readonly body: string;
  readonly answer: JsonRecord;
}

export class LineLedger {
  readonly #now: () => number;
  readonly #known = new Set<string>();
  readonly #tokens = new Map<string, TokenState>();
  readonly #keys = new Map<string, FirstUse>();
  /** Which talk each may be used in. */
  readonly #quoteTokens = new Map<string, string>();
  #nextMessageId = 461_230_966_842_064_000n;

  constructor(now: () => number) {
    this.#now = now;
  }

  meet(id: string): void {
    this.#known.add(id);
  }

  /** A webhook goes out: its talk is known and its reply token good from now. A used token stays used. */
  deliver(event: LineEvent): void {
    const to = talkOf(event);
    if (to === undefined) return;
    this.meet(to);
    const quoteToken = textOf(recordOf(event['message'])['quoteToken']);
    if (quoteToken !== undefined) this.#quoteTokens.set(quoteToken, to);
    if (event.replyToken === undefined) return;
    const minuteEnd = this.#now() + REPLY_TOKEN_LIFE_MS;
    const lastEnd = event.timestamp + REDELIVERED_TOKEN_LIFE_MS;
    this.#tokens.set(event.replyToken, {
      to,
      deliveredAtMs: this.#tokens.get(event.replyToken)?.deliveredAtMs ?? this.#now(),
      goodUntilMs: event.deliveryContext.isRedelivery ? Math.min(minuteEnd, lastEnd) : minuteEnd,
      usedBy: this.#tokens.get(event.replyToken)?.usedBy,
    });
  }

  /** LINE refused the token before its time, as it may. */
  spoil(body: JsonRecord | undefined): void {
    const state = this.#tokens.get(textOf(body?.['replyToken']) ?? '');
    if (state !== undefined) state.usedBy ??= 'spoiled';
  }

  judgeReply(body: JsonRecord, key: string | undefined): Answer | Taken {
    if (key !== undefined) {
      return refuse(400, 'The retry key is not supported by this endpoint');
    }
    const bad = judgeBody(body, 'replyToken');
    if (bad !== undefined) return bad;
    const state = this.#tokens.get(textOf(body['replyToken']) ?? '');
    const words = JSON.stringify(body['messages']);
    // Asked again for an answer that did not come: no foul play, LINE offers no other way to ask.
    if (state?.usedBy === words) return { ...refuse(400, 'Invalid reply token'), isScripted: true };
    if (state === undefined || state.usedBy !== undefined || this.#now() > state.goodUntilMs) {
      return refuse(400, 'Invalid reply token');
    }
    return this.#taken({ to: state.to, via: 'reply', messages: messagesOf(body), atMs: this.#now() }, () => {
      state.usedBy = words;
    });
  }

  judgePush(body: JsonRecord, key: string | undefined): Repeat | Taken {
    const bad = judgeBody(body, 'to');
    if (bad !== undefined) return bad;
    if (key !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) {
      return refuse(400, 'The retry key is not a UUID');
    }
    const to = textOf(body['to']) ?? '';
    if (!/^[UCR][0-9a-f]{32}$/.test(to)) {
      return refuse(400, "The property, 'to', in the request body is invalid (line: -, column: -)");
    }
    if (!this.#known.has(to)) return refuse(400, 'Failed to send messages');
    const repeated = key === undefined ? undefined : this.#judgeRepeat(body, key);
    if (repeated !== undefined) return repeated;
    const isNeedless = this.#hasOnlyFreshTokens(to);
    const entry: Accepted = { to, via: 'push', messages: messagesOf(body), atMs: this.#now(), isNeedless };
    if (key === undefined) return this.#taken(entry, () => undefined);
    return this.#taken({ ...entry, retryKey: key }, (answer) => {
      this.#keys.set(key, { atMs: this.#now(), requestId: randomUUID(), body: JSON.stringify(body), answer });
    });
  }

  #hasOnlyFreshTokens(to: string): boolean {
    const own = [...this.#tokens.values()].filter((token) => token.to === to);
    const isUnused = ({ usedBy, deliveredAtMs }: TokenState): boolean =>
      usedBy === undefined && this.#now() - deliveredAtMs < SURELY_FRESH_MS;
    return own.length > 0 && own.every(isUnused);
  }

  /** LINE does not compare bodies; a key with another body is our fault all the same. */
  #judgeRepeat(body: JsonRecord, key: string): Repeat | undefined {
    const first = this.#keys.get(key);
    if (first === undefined || this.#now() - first.atMs > RETRY_KEY_LIFE_MS) return undefined;
    const isOtherBody = first.body !== JSON.stringify(body);
    return {
      ...(isOtherBody ? { isOtherBody } : {}),
      status: 409,
      body: { message: 'The retry key is already accepted', ...first.answer },
      headers: { 'x-line-accepted-request-id': first.requestId },
    };
  }

  #taken(entry: Accepted, use: (answer: JsonRecord) => void): Answer | Taken {
    const tokens = entry.messages.flatMap(({ quoteToken }) => textOf(quoteToken) ?? []);
    if (tokens.some((token) => this.#quoteTokens.get(token) !== entry.to))
      return refuse(400, 'Invalid quote token');
    const sentMessages = entry.messages.map(() => ({
      id: String((this.#nextMessageId += 1n)),
      quoteToken: randomUUID(),
    }));
    const take = (): void => {
      for (const { quoteToken } of sentMessages) this.#quoteTokens.set(quoteToken, entry.to);
      use({ sentMessages });
    };
    return { entry: { ...entry, sent: sentMessages }, answer: { status: 200, body: { sentMessages } }, take };
  }
}

function talkOf({ source }: LineEvent): string | undefined {
  return source?.groupId ?? source?.roomId ?? source?.userId;
}

function judgeBody(body: JsonRecord, required: string): Answer | undefined {
  const missing =
    textOf(body[required]) === undefined ? [{ property: required, message: 'must be specified' }] : [];
  const complaints = [...missing, ...judgeMessages(body['messages'])];
  if (complaints.length === 0) return undefined;
  return {
    status: 400,
    body: { message: `The request body has ${complaints.length} error(s)`, details: complaints },
  };
}

const messagesOf = (body: JsonRecord): readonly JsonRecord[] => {
  const messages = body['messages'];
  return Array.isArray(messages) ? messages.map(recordOf) : [];
};

export function refuse(status: number, message: string): Answer {
  return { status, body: { message } };
}
