// What an answer of LINE other than 2xx means for the outbox: one table. Called by line-client; pure.

import { type JsonRecord, isRecord, recordOf, recordOfJson, textOf } from '../../lib/json-reading.js';
import { faultCodeOf, isNeverSent } from '../../lib/network-faults.js';
import { QUOTA_EXHAUSTED, type SendOutcome } from '../channel-adapter.js';

/** The token bucket refills within a second (2,000 requests a second, per channel and endpoint) and LINE sends no
 *  Retry-After. Source: LINE Messaging API reference, "Rate limits", checked 2026-11-21. Unit: ms. */
const RATE_LIMIT_PAUSE_MS = 1000;

/** After 401 we try again by ourselves within 30 s, in case the token was renewed (design §7): twice while a reply token
 *  is fresh. Unit: ms. */
const UNAUTHORIZED_PAUSE_MS = 20_000;

/** LINE's message texts: the only thing that tells causes of one status apart, so they are matched here and nowhere
 *  else. Source: LINE Messaging API reference, "Common error messages", checked 2026-11-21. */
const INVALID_REPLY_TOKEN = /invalid reply token/i;
const MONTHLY_LIMIT = /monthly limit/i;
const RATE_LIMIT = /rate limit/i;

/** Long enough for staff to act on, short enough for a list. Ours. Unit: UTF-16 code units. */
const REASON_UNITS = 300;

export interface Refusal {
  readonly via: 'reply' | 'push';
  readonly status: number;
  /** LINE's body, as text: JSON if LINE itself answered. */
  readonly body: string;
}

/** Reads a 3xx, 4xx or 5xx. */
export function judgeRefusal({ via, status, body }: Refusal): SendOutcome {
  const answer = recordOfJson(body);
  const reason = `LINE answered ${status}: ${describe(answer)}`.slice(0, REASON_UNITS);
  if (status >= 500 || status === 408) return { kind: 'retry', reason, outcomeUnknown: true };
  switch (status) {
    case 409:
      return via === 'push' ? repeated(answer) : { kind: 'refused', reason, code: 'line-409' };
    case 401:
      return {
        kind: 'retry',
        reason: `${reason}; check LINE_CHANNEL_ACCESS_TOKEN`,
        outcomeUnknown: false,
        pauseAccountMs: UNAUTHORIZED_PAUSE_MS,
        cause: 'token',
      };
    case 429:
      return judgeTooMany(describe(answer), reason);
    default:
      return via === 'reply' && INVALID_REPLY_TOKEN.test(describe(answer))
        ? { kind: 'reply-token-invalid', reason }
        : { kind: 'refused', reason, code: `line-${status}` };
  }
}

/** Reads a fault without an answer: the connection failed or broke, or the answer was cut off. */
export function judgeFault(fault: unknown): SendOutcome {
  const code = faultCodeOf(fault);
  const reason = `LINE cannot be reached (${code}); check the network and LINE_API_BASE_URL`;
  return { kind: 'retry', reason, outcomeUnknown: !isNeverSent(code) };
}

/** The ids of what LINE says it took. */
export function sentIds(answer: unknown): readonly string[] {
  const sent = recordOf(answer)['sentMessages'];
  return Array.isArray(sent) ? sent.flatMap((message) => textOf(recordOf(message)['id']) ?? []) : [];
}

/** What an answer to the first bubble names it by. Source: LINE Messaging API reference, "Send reply message", response,
 *  `sentMessages[].quoteToken`: there for what can be quoted. Checked 2026-11-21. */
export function sentQuoteToken(answer: unknown): { readonly quoteHandle?: string } {
  const sent = recordOf(answer)['sentMessages'];
  const quoteHandle = textOf(recordOf(Array.isArray(sent) ? sent[0] : undefined)['quoteToken']);
  return quoteHandle === undefined ? {} : { quoteHandle };
}

/** 409 on a push: this retry key was accepted before, with these ids. That is success. */
function repeated(answer: JsonRecord): SendOutcome {
  const platformMessageIds = sentIds(answer);
  return { kind: 'accepted', platformMessageIds, wasRepeat: true, ...sentQuoteToken(answer) };
}

/** One status, three causes: the month's quota, the account's rate, too many to one person (this one stops nobody else). */
function judgeTooMany(message: string, reason: string): SendOutcome {
  if (MONTHLY_LIMIT.test(message)) return { kind: 'refused', reason, code: QUOTA_EXHAUSTED };
  const pause = RATE_LIMIT.test(message)
    ? { pauseAccountMs: RATE_LIMIT_PAUSE_MS, cause: 'rate' as const }
    : {};
  return { kind: 'retry', reason, outcomeUnknown: false, ...pause };
}

/** LINE's message with the first detail, which names the field. */
function describe(answer: JsonRecord): string {
  const message = textOf(answer['message']) ?? 'no message';
  const details = Array.isArray(answer['details']) ? answer['details'].filter(isRecord) : [];
  const [first] = details;
  if (first === undefined) return message;
  return `${message} (${textOf(first['property']) ?? '?'}: ${textOf(first['message']) ?? '?'})`;
}
