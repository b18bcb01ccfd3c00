// Decides how a row leaves: by reply token, by push, or not at all any more. Pure.

import { isReplyTokenFresh, type ChannelAdapter } from '../channels/channel-adapter.js';
import type { Conversation } from '../domain/conversation.js';
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

export type SendPlan =
  | { readonly kind: 'send'; readonly via: SendWay; readonly isMaybeDelivered: boolean }
  /** Its sender has gone: only an echo can tell what became of it. */
  | { readonly kind: 'wait'; readonly waitMs: number; readonly reason: string }
  | { readonly kind: 'end'; readonly state: OutboxEnd; readonly reason: string };

type Talk = Pick<Conversation, 'epoch' | 'blockedAtMs' | 'botPausedUntilMs'>;

export function planSend(
  row: OutboxRow,
  conversation: Talk | undefined,
  context: { adapter: Pick<ChannelAdapter, 'replyTokenFreshMs' | 'hasRetryKeys'>; nowMs: number },
): SendPlan {
  // A row still marked as being sent has lost its sender: nobody knows how far that send came.
  const isMaybeDelivered = row.isMaybeDelivered || row.state === 'sending';
  const superseded = whySuperseded(row, conversation);
  if (superseded !== undefined)
    return { kind: 'end', state: isMaybeDelivered ? 'unclear' : 'withdrawn', reason: superseded };

  const careful = context.adapter.hasRetryKeys ? undefined : planWithoutKey(row);
  return careful ?? planWay(row, isMaybeDelivered, context);
}

function planWay(
  row: OutboxRow,
  isMaybeDelivered: boolean,
  context: { adapter: Pick<ChannelAdapter, 'replyTokenFreshMs'>; nowMs: number },
): SendPlan {
  if (isRetryKeyOver(row, context.nowMs))
    return { kind: 'end', state: isMaybeDelivered ? 'unclear' : 'refused', reason: 'gave up after 23 hours' };
  // A reply that may have arrived is only ever repeated as a reply: the token works once, so it cannot double.
  if (isMaybeDelivered && row.via === 'reply') return { kind: 'send', via: 'reply', isMaybeDelivered };
  const canReply =
    row.replyToken !== undefined && isReplyTokenFresh(context.adapter, row.replyToken, context.nowMs);
  return { kind: 'send', via: canReply ? 'reply' : 'push', isMaybeDelivered };
}

function isRetryKeyOver(row: OutboxRow, nowMs: number): boolean {
  return row.firstAttemptAtMs !== undefined && nowMs - row.firstAttemptAtMs > RETRY_KEY_LIFE_MS;
}

/** What may have arrived is repeated with care; undefined when it may simply be sent. */
function planWithoutKey(row: OutboxRow): SendPlan | undefined {
  if (row.state === 'sending')
    return { kind: 'wait', waitMs: ECHO_WAIT_MS, reason: 'its sender has gone; an echo may tell' };
  if (row.unclearSends >= MOST_UNCLEAR_SENDS)
    return { kind: 'end', state: 'unclear', reason: 'sent twice without an answer or an echo' };
  if (row.isMaybeDelivered && row.attempts >= MOST_TRIES_WITHOUT_KEY)
    return { kind: 'end', state: 'unclear', reason: `gave up after ${row.attempts} tries` };
  return undefined;
}

function whySuperseded(row: OutboxRow, conversation: Talk | undefined): string | undefined {
  if (conversation?.blockedAtMs !== undefined) return 'the contact has blocked this account';
  if (row.author === 'bot' && conversation !== undefined && conversation.epoch !== row.epoch)
    return 'a person has taken over';
  if (row.author === 'bot' && row.createdAtMs < (conversation?.botPausedUntilMs ?? 0))
    return 'a person answered outside the hub';
  return undefined;
}
