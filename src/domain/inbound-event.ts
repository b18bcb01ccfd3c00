// One event of a platform on its way in: what a channel's parser returns and the inbox keeps.

import type { InboundActivity } from './activity.js';

/** The right to answer one event without paying: LINE's reply token. */
export interface ReplyToken {
  readonly token: string;
  /** When the webhook reached us, epoch milliseconds: the token's life counts from here. */
  readonly receivedAtMs: number;
}

/** Why an event is kept but never answered. `receipt`: delivered, read; `amendment`: an edit, a taking back, a sign. */
export type SilenceReason =
  'standby' | 'unknown-kind' | 'no-sender' | 'not-for-bot' | 'echo' | 'receipt' | 'amendment';

/** The platform tells what the account itself said, whoever wrote it. */
export interface Echo {
  readonly platformMessageId: string;
  /** What the platform gave back of the outbox id that we sent with the message; anybody's words until found. */
  readonly outboxId?: string;
}

/** The citizen changed or took back what they had said, or put a sign on what anybody had said (`react`) and took it off again
 *  (`unreact`). The new words of an edit are the Activity's text. */
export interface Amendment {
  readonly kind: 'edit' | 'unsend' | 'react' | 'unreact';
  /** The platform's id of the message said before. */
  readonly messageId: string;
  /** Of `react`: the sign itself. */
  readonly sign?: string;
}

export interface InboundEvent {
  /** Unique within the account: the platform's event id, or a digest where it gives none. */
  readonly eventId: string;
  /** The platform's address of the talk: user, group or room id. Answers go there. */
  readonly conversationKey: string;
  /** The platform's own clock, epoch milliseconds. */
  readonly occurredAtMs: number;
  readonly activity: InboundActivity;
  /** Set: record only, say nothing. */
  readonly silent?: SilenceReason;
  readonly replyToken?: ReplyToken;
  /** Present: not the citizen speaks but the account. */
  readonly echo?: Echo;
  /** The platform's id of the message said, by which a later amendment names it. */
  readonly messageId?: string;
  readonly amends?: Amendment;
  /** The platform's id of the message that this one answers. */
  readonly quotedMessageId?: string;
  /** Version of the privacy notice that stood above the citizen's words. */
  readonly notice?: string;
}

/** Payload of the postback that asks for a person, on every channel. */
export const TALK_TO_PERSON = 'talk-to-person';
