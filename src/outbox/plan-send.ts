// Decides how a row leaves: by reply token, by push, or not at all any more. Pure.

import { isReplyTokenFresh, type ChannelAdapter, type SendPermit } from '../channels/channel-adapter.js';
import type { Conversation } from '../domain/conversation.js';
import type { ReplyToken } from '../domain/inbound-event.js';
import type { OutboxEnd, OutboxRow, SendWay } from './outbox-store.js';

/**
 * After this long a push may no longer be repeated under its key: LINE keeps a retry key for 24 h from its first use, then the
 * same call counts as a new message. Source: LINE Messaging API reference, "Retry failed API requests". One hour to spare.
 */
const RETRY_KEY_LIFE_MS = 23 * 3_600_000;

/**
 * Where the platform has no retry keys, a send that nobody knows the end of waits this long for its echo. Design §7: "a send
 * that is unclear and unechoed after 10 s is sent again once and marked so". Unit: ms.
 */
export const ECHO_WAIT_MS = 10_000;
/** The send and its one repeat. */
const MOST_UNCLEAR_SENDS = 2;
/** Sends that the platform itself calls failed are repeated this often: about a quarter of an hour. Ours. */
const MOST_TRIES_WITHOUT_KEY = 30;

/** As events older than a day are not answered (`turns/when-silent.ts`). Unit: ms. */
const TOO_LATE_MS = 24 * 3_600_000;

export type SendPlan =
  | {
      readonly kind: 'send';
      readonly via: SendWay;
      readonly isMaybeDelivered: boolean;
      /** A token that the talk keeps: to be taken from it before this reply begins. */
      readonly takes?: ReplyToken;
      readonly isFromPerson?: boolean;
    }
  /** Only an echo can tell what became of it. `isUnclear`: it is one more send of which nobody knows the end. */
  | { readonly kind: 'wait'; readonly waitMs: number; readonly reason: string; readonly isUnclear: boolean }
  | { readonly kind: 'end'; readonly state: OutboxEnd; readonly reason: string };

type Talk = Pick<Conversation, 'epoch' | 'blockedAtMs' | 'botPausedUntilMs' | 'actedAtMs' | 'keptReply'>;

export interface PlanContext {
  readonly adapter: Pick<ChannelAdapter, 'replyTokenFreshMs' | 'hasRetryKeys' | 'permit'>;
  readonly nowMs: number;
  /** Since when the hub has been able to take in what platforms tell; before, an echo found nobody here. */
  readonly hearingSinceMs: number;
}

export function planSend(row: OutboxRow, conversation: Talk | undefined, context: PlanContext): SendPlan {
  // A row still marked as being sent has lost its sender: nobody knows how far that send came.
  const isMaybeDelivered = row.isMaybeDelivered || row.state === 'sending';
  const superseded = whySuperseded(row, conversation) ?? whyTooLate(row, context.nowMs);
  if (superseded !== undefined)
    return { kind: 'end', state: isMaybeDelivered ? 'unclear' : 'withdrawn', reason: superseded };

  const careful = planWithoutKey(row, context);
  if (careful !== undefined) return careful;
  const permit = permitOf(row, conversation, context);
  if (permit.kind === 'closed') {
    const reason = `${permit.code}: ${permit.reason}`;
    return { kind: 'end', state: isMaybeDelivered ? 'unclear' : 'refused', reason };
  }
  const plan = planWay({ ...row, isMaybeDelivered }, conversation, context);
  return plan.kind === 'send' && permit.kind === 'open-to-people' ? { ...plan, isFromPerson: true } : plan;
}

function permitOf(
  { author }: OutboxRow,
  { actedAtMs }: Pick<Talk, 'actedAtMs'> = {},
  { adapter, nowMs }: PlanContext,
): SendPermit {
  const acted = actedAtMs === undefined ? {} : { actedAtMs };
  return adapter.permit?.({ author, nowMs, ...acted }) ?? { kind: 'open' };
}

function planWay(row: OutboxRow, conversation: Talk | undefined, context: PlanContext): SendPlan {
  const { isMaybeDelivered } = row;
  if (isRetryKeyOver(row, context.nowMs))
    return { kind: 'end', state: isMaybeDelivered ? 'unclear' : 'refused', reason: 'gave up after 23 hours' };
  // A reply that may have arrived is only ever repeated as a reply: the token works once, so it cannot double.
  if (isMaybeDelivered && row.via === 'reply') return { kind: 'send', via: 'reply', isMaybeDelivered };
  const isFresh = (token: ReplyToken | undefined): token is ReplyToken =>
    token !== undefined && isReplyTokenFresh(context.adapter, token, context.nowMs);
  if (isFresh(row.replyToken)) return { kind: 'send', via: 'reply', isMaybeDelivered };
  const kept = conversation?.keptReply;
  // A push that may have arrived stays a push: only its key makes it count once.
  if (!isMaybeDelivered && row.sparesToken !== true && isFresh(kept))
    return { kind: 'send', via: 'reply', isMaybeDelivered, takes: kept };
  return { kind: 'send', via: 'push', isMaybeDelivered };
}

/** What a program meant to say at once is history after a day; a person's words wait as long as they must. */
function whyTooLate(
  { author, attempts, createdAtMs, isAsked }: OutboxRow,
  nowMs: number,
): string | undefined {
  if (isAsked === true) return undefined;
  const isLate = author !== 'agent' && attempts === 0 && nowMs - createdAtMs > TOO_LATE_MS;
  return isLate ? 'it waited for over a day: an answer now would surprise' : undefined;
}

function isRetryKeyOver(row: OutboxRow, nowMs: number): boolean {
  return row.firstAttemptAtMs !== undefined && nowMs - row.firstAttemptAtMs > RETRY_KEY_LIFE_MS;
}

/** Without retry keys, what may have arrived is repeated with care; undefined when it may simply be sent. */
function planWithoutKey(
  row: OutboxRow,
  { adapter, nowMs, hearingSinceMs }: PlanContext,
): SendPlan | undefined {
  if (adapter.hasRetryKeys) return undefined;
  if (row.state === 'sending') {
    const reason = 'its sender has gone; an echo may tell';
    return { kind: 'wait', waitMs: ECHO_WAIT_MS, reason, isUnclear: true };
  }
  const waitMs = hearingSinceMs + ECHO_WAIT_MS - nowMs;
  if (row.isMaybeDelivered && waitMs > 0)
    return { kind: 'wait', waitMs, reason: 'an echo may have come while nobody listened', isUnclear: false };
  if (row.unclearSends >= MOST_UNCLEAR_SENDS)
    return { kind: 'end', state: 'unclear', reason: 'sent twice without an answer or an echo' };
  if (row.isMaybeDelivered && row.attempts >= MOST_TRIES_WITHOUT_KEY)
    return { kind: 'end', state: 'unclear', reason: `gave up after ${row.attempts} tries` };
  return undefined;
}

/** Why the row may not be said any more. Asked before a send is begun, and again after: whoever takes the talk in between wins. */
export function whySuperseded(row: OutboxRow, conversation: Talk | undefined): string | undefined {
  if (conversation?.blockedAtMs !== undefined) return 'the contact has blocked this account';
  if (row.author === 'bot' && conversation !== undefined && conversation.epoch !== row.epoch)
    return 'a person has taken over';
  if (row.author === 'bot' && row.createdAtMs < (conversation?.botPausedUntilMs ?? 0))
    return 'a person answered outside the hub';
  return undefined;
}
