// Decides how a row leaves: by reply token, by push, or not at all any more. Pure.

import { isReplyTokenFresh, type ChannelAdapter } from '../channels/channel-adapter.js';
import type { Conversation } from '../domain/conversation.js';
import type { OutboxEnd, OutboxRow, SendWay } from './outbox-store.js';

/**
 * After this long a push may no longer be repeated under its key: LINE keeps a retry key for 24 h from its first use, then the
 * same call counts as a new message. Source: LINE Messaging API reference, "Retry failed API requests". One hour to spare.
 */
const RETRY_KEY_LIFE_MS = 23 * 3_600_000;

export type SendPlan =
  | { readonly kind: 'send'; readonly via: SendWay; readonly isMaybeDelivered: boolean }
  | { readonly kind: 'end'; readonly state: OutboxEnd; readonly reason: string };

export function planSend(
  row: OutboxRow,
  conversation: Pick<Conversation, 'epoch' | 'blockedAtMs'> | undefined,
  context: { adapter: Pick<ChannelAdapter, 'replyTokenFreshMs'>; nowMs: number },
): SendPlan {
  // A row still marked as being sent has lost its sender: nobody knows how far that send came.
  const isMaybeDelivered = row.isMaybeDelivered || row.state === 'sending';
  const superseded = whySuperseded(row, conversation);
  if (superseded !== undefined)
    return { kind: 'end', state: isMaybeDelivered ? 'unclear' : 'withdrawn', reason: superseded };

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

function whySuperseded(
  row: OutboxRow,
  conversation: Pick<Conversation, 'epoch' | 'blockedAtMs'> | undefined,
): string | undefined {
  if (conversation?.blockedAtMs !== undefined) return 'the contact has blocked this account';
  if (row.author === 'bot' && conversation !== undefined && conversation.epoch !== row.epoch)
    return 'a person has taken over';
  return undefined;
}
