// The contract every channel fulfils; called by http (in), outbox (out) and compose. Platform words end behind it.

import type { CardAction, ChannelId, InboundActivity, OutboundMessage } from '../domain/activity.js';
import type { ShownCard } from '../domain/card.js';
import type { ContactProfile } from '../domain/contact.js';
import type { AccountId, OutboxId } from '../domain/ids.js';
import type { InboundEvent, ReplyToken } from '../domain/inbound-event.js';
import type { MediaKind } from '../domain/media.js';
import type { SentFile } from '../domain/sent-file.js';
import type { AccountCheck, ExpectedWebhook } from './account-check.js';
import type { FileRules } from './file-rules.js';

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
      /** How many such parts the request has altogether. */
      readonly entries?: number;
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
  /** Cards shown beside the words, for the transcript: `text` says nothing of them. */
  readonly cards?: readonly ShownCard[];
  /** Files that go with it, for the transcript. */
  readonly files?: readonly SentFile[];
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
  /** A person wrote it and the platform wants to be told so: its window for programs is closed. */
  readonly isFromPerson?: boolean;
  /** The transcript number of what is said; web chat shows entries by it. */
  readonly seq?: number;
}

/** What became of a send. Expected refusals are values. */
export type SendOutcome = SendVerdict & { readonly trace?: CallTrace };

/** What a platform's support asks for. */
export interface CallTrace {
  /** HTTP status; absent where nothing came back. */
  readonly status?: number;
  readonly requestId?: string;
}

type SendVerdict =
  | {
      readonly kind: 'accepted';
      readonly platformMessageIds: readonly string[];
      readonly wasRepeat: boolean;
      /** What a later answer to the first bubble names it by, where the platform has a name of its own for that. */
      readonly quoteHandle?: string;
    }
  /** Try again later, the same call. `outcomeUnknown`: it may have arrived (time-out, 5xx). `isReportedFailed`: the
   *  platform itself says that it failed, which is trusted less than a refusal and more than silence. */
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly outcomeUnknown: boolean;
      readonly isReportedFailed?: boolean;
      readonly pauseAccountMs?: number;
      /** Why the whole account has to wait, where the platform says it. */
      readonly cause?: 'token' | 'rate' | 'restricted';
    }
  /** The reply token is no longer good: push instead, unless an earlier try may have used it up. */
  | { readonly kind: 'reply-token-invalid'; readonly reason: string }
  /** Never try again by itself, but see `QUOTA_EXHAUSTED`. */
  | { readonly kind: 'refused'; readonly reason: string; readonly code: string };

/** A call that is about to be sent, as far as a platform's rules on who may write when look at it. */
export interface SendMoment {
  readonly author: 'bot' | 'system' | 'agent';
  /** When the contact last did what opens the window, by the platform's clock; unknown for talks older than the rule. */
  readonly actedAtMs?: number;
  readonly nowMs: number;
}

export type SendPermit =
  | { readonly kind: 'open' }
  /** Only because a person wrote it: `isFromPerson` goes with the call. */
  | { readonly kind: 'open-to-people' }
  | { readonly kind: 'closed'; readonly reason: string; readonly code: string };

/** `code` of a refusal that time heals: the account's paid sends of this month are used up. Replies by token still go.
 *  The same call may be sent again when the month turns, when a person asks, or as one probe an hour. */
export const QUOTA_EXHAUSTED = 'quota-exhausted';

/** What a platform says of the account's paid sends in this month. Counts may lag behind. */
export interface QuotaReading {
  /** Absent: no limit. */
  readonly limit?: number;
  readonly used: number;
}

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

/** A file of a message that lies at the platform. */
export interface MediaReference {
  /** Which of the message's attachments it is, from 0. */
  readonly attachment: number;
  readonly kind: MediaKind;
  /** As its sender called it. */
  readonly name?: string;
  /** What the platform knows it by: an id or an address. Opaque to everyone else; may be a right to read it, so never logged. */
  readonly handle: string;
  /** The platform makes a small picture of it. */
  readonly hasPreview?: boolean;
}

export type MediaAnswer =
  | {
      readonly kind: 'body';
      readonly chunks: AsyncIterable<Uint8Array>;
      /** What the platform says of its size, where it does. Unit: bytes. */
      readonly declaredBytes?: number;
    }
  /** The platform still prepares it. */
  | { readonly kind: 'not-ready' }
  /** The platform has it no more. */
  | { readonly kind: 'gone' }
  /** It lies elsewhere, or the platform sends on elsewhere: never fetched. */
  | { readonly kind: 'foreign' }
  /** No answer this time. */
  | { readonly kind: 'unavailable' };

/** Files of messages, on platforms that keep them. */
export interface ChannelMedia {
  /** What of a message is to be fetched. Pure. */
  readonly list: (activity: InboundActivity) => readonly MediaReference[];
  /** Begins a download from the platform's own hosts, without following it anywhere else; never throws. `signal` ends it, the
   *  body included. */
  readonly open: (reference: MediaReference, signal: AbortSignal) => Promise<MediaAnswer>;
  /** As `open`, for the small picture. */
  readonly openPreview?: (reference: MediaReference, signal: AbortSignal) => Promise<MediaAnswer>;
}

export interface ChannelAdapter {
  readonly channelId: ChannelId;
  readonly accountId: AccountId;
  /** Sends a second that the platform takes from this account; absent: no limit. */
  readonly mostSendsPerSecond?: number;
  /** How long after `receivedAtMs` a reply token may still be used, ms; 0 where the platform has none. */
  readonly replyTokenFreshMs: number;
  /** Does the platform take a push once, however often it is repeated under its retry key? If not, an unclear send waits
   *  for its echo and is repeated once. */
  readonly hasRetryKeys: boolean;
  /** Longest text of one bubble; longer ones are cut into several. Absent: as long as the hub takes. Unit: UTF-16 units. */
  readonly mostBubbleChars?: number;
  /** `false`: nobody posts to it, its door is another (web chat). */
  readonly receivesWebhooks?: false;
  /** Verifies the signature over the raw bytes, then parses. Pure; never throws for bad input. */
  readonly receive: (webhook: RawWebhook) => WebhookVerdict;
  /** Answers the platform's question whether this address wants its webhooks: the text to give back, undefined to refuse.
   *  Absent where the platform does not ask. */
  readonly verifySubscription?: (query: SubscriptionQuery) => string | undefined;
  /** Cuts and packs bubbles to the platform's limits. Pure and deterministic. No messages: no calls. */
  readonly render: (messages: readonly OutboundMessage[]) => readonly PlatformCall[];
  /** May it be sent now? Absent: the platform closes no window. Pure. */
  readonly permit?: (moment: SendMoment) => SendPermit;
  /** One call within the deadline of 5 s; never throws for what a platform may answer. */
  readonly send: (request: SendRequest) => Promise<SendOutcome>;
  /** What is left of the month's paid sends; undefined where the platform does not answer now. Never throws. Absent where
   *  sends cost nothing. */
  readonly readQuota?: () => Promise<QuotaReading | undefined>;
  /** What the platform's address of a single person looks like. Absent where nobody can be written to by it. */
  readonly personAddress?: RegExp;
  /** Asks the platform about the account; sends nothing to anybody, costs nothing, never throws. Absent where there is nobody to ask. */
  readonly checkAccount?: (expected: ExpectedWebhook) => Promise<AccountCheck>;
  /** Asks the platform who somebody is; never throws. Absent where it does not tell. */
  readonly readProfile?: (question: ProfileQuestion) => Promise<ProfileAnswer>;
  /** What an answer to this very message names it by; undefined where the platform gave none. Absent: nothing can be quoted. Pure. */
  readonly quoteHandleOf?: (message: InboundActivity) => string | undefined;
  /** An answer to a message of ours names it by the platform's id of it; else by what came with its acceptance. */
  readonly quotesSentById?: true;
  /** Absent where messages bring no files. */
  readonly media?: ChannelMedia;
  /** Absent where the desk sends no files. */
  readonly files?: FileRules;
  /** Shows a sign; never throws, and whether it arrived is nobody's business. Absent where the platform has none. */
  readonly showSign?: (
    conversationKey: string,
    sign: Sign,
    /** Up to which message a person has read; absent: a program has. */
    readMessage?: InboundActivity,
  ) => Promise<void>;
}

/** Reads the token's life by the channel's own rule. */
export function isReplyTokenFresh(
  adapter: Pick<ChannelAdapter, 'replyTokenFreshMs'>,
  token: ReplyToken,
  nowMs: number,
): boolean {
  return nowMs - token.receivedAtMs < adapter.replyTokenFreshMs;
}
