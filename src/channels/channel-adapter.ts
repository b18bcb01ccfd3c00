// The contract every channel fulfils; called by http (in), outbox (out) and compose. Platform words end behind it.

import type { CardAction, ChannelId, OutboundMessage } from '../domain/activity.js';
import type { ContactProfile } from '../domain/contact.js';
import type { AccountId, OutboxId } from '../domain/ids.js';
import type { InboundEvent, ReplyToken } from '../domain/inbound-event.js';

/** A webhook request as it came, before any parser. */
export interface RawWebhook {
  readonly body: Buffer;
  /** A header's first value by lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly receivedAtMs: number;
}

export type WebhookVerdict =
  | {
      readonly kind: 'events';
      readonly events: readonly InboundEvent[];
      /** Parts of the request that concern an account which is not ours: left out. */
      readonly strangerEntries?: number;
    }
  | { readonly kind: 'bad-signature'; readonly reason: string }
  | { readonly kind: 'bad-body'; readonly reason: string };

/** A query parameter's only value by its name. */
export type SubscriptionQuery = (name: string) => string | undefined;

/** One call to the platform, ready but for its credentials: stored before it is sent and repeated byte for byte. */
export interface PlatformCall {
  /** JSON of the platform's own shape, made by `render`; opaque to everyone else. */
  readonly body: unknown;
  /** The same in plain text, for the transcript. */
  readonly text: string;
  /** Buttons under it, for the transcript. */
  readonly actions?: readonly CardAction[];
}

export interface SendRequest {
  readonly conversationKey: string;
  readonly call: PlatformCall;
  /** Present while fresh and unused: answer without paying. Absent: push. */
  readonly replyToken?: string;
  /** UUID stored with the row; the same at every try. */
  readonly retryKey: string;
  /** The row's id, for platforms that give it back in their echo. */
  readonly outboxId: OutboxId;
  /** The transcript number of what is said; web chat shows entries by it. */
  readonly seq?: number;
}

/** What became of a send. Expected refusals are values. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly platformMessageIds: readonly string[]; readonly wasRepeat: boolean }
  /** Try again later, the same call. `outcomeUnknown`: it may have arrived (time-out, 5xx). `isReportedFailed`: the
   *  platform itself says that it failed, which is trusted less than a refusal and more than silence. */
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly outcomeUnknown: boolean;
      readonly isReportedFailed?: boolean;
      readonly pauseAccountMs?: number;
    }
  /** The reply token is no longer good: push instead, unless an earlier try may have used it up. */
  | { readonly kind: 'reply-token-invalid'; readonly reason: string }
  /** Never try again by itself, but see `QUOTA_EXHAUSTED`. */
  | { readonly kind: 'refused'; readonly reason: string; readonly code: string };

/** `code` of a refusal that time heals: the account's paid sends of this month are used up. Replies by token still go.
 *  The same call may be sent again when the month turns, when a person asks, or as one probe an hour. */
export const QUOTA_EXHAUSTED = 'quota-exhausted';

/** Whose profile is asked for, and in which talk: in a group a platform tells about its members only. */
export interface ProfileQuestion {
  readonly personKey: string;
  readonly talk: { readonly key: string; readonly type: string };
}

export type ProfileAnswer =
  | { readonly kind: 'found'; readonly profile: ContactProfile }
  /** The platform tells nothing about this person: blocked, not consented, gone. */
  | { readonly kind: 'unknown' }
  /** No answer this time. */
  | { readonly kind: 'unavailable' };

/** What a person sees besides words. */
export type Sign = 'seen' | 'typing' | 'typing-ended';

export interface ChannelAdapter {
  readonly channelId: ChannelId;
  readonly accountId: AccountId;
  /** How long after `receivedAtMs` a reply token may still be used, ms; 0 where the platform has none. */
  readonly replyTokenFreshMs: number;
  /** Does the platform take a push once, however often it is repeated under its retry key? If not, an unclear send waits
   *  for its echo and is repeated once. */
  readonly hasRetryKeys: boolean;
  /** Verifies the signature over the raw bytes, then parses. Pure; never throws for bad input. */
  readonly receive: (webhook: RawWebhook) => WebhookVerdict;
  /** Answers the platform's question whether this address wants its webhooks: the text to give back, undefined to refuse.
   *  Absent where the platform does not ask. */
  readonly verifySubscription?: (query: SubscriptionQuery) => string | undefined;
  /** Cuts and packs bubbles to the platform's limits. Pure and deterministic. No messages: no calls. */
  readonly render: (messages: readonly OutboundMessage[]) => readonly PlatformCall[];
  /** One call within the deadline of 5 s; never throws for what a platform may answer. */
  readonly send: (request: SendRequest) => Promise<SendOutcome>;
  /** Asks the platform who somebody is; never throws. Absent where it does not tell. */
  readonly readProfile?: (question: ProfileQuestion) => Promise<ProfileAnswer>;
  /** Shows a sign; never throws, and whether it arrived is nobody's business. Absent where the platform has none. */
  readonly showSign?: (conversationKey: string, sign: Sign) => Promise<void>;
}

/** Reads the token's life by the channel's own rule. */
export function isReplyTokenFresh(
  adapter: Pick<ChannelAdapter, 'replyTokenFreshMs'>,
  token: ReplyToken,
  nowMs: number,
): boolean {
  return nowMs - token.receivedAtMs < adapter.replyTokenFreshMs;
}
