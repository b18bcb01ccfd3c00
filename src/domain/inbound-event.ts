// One event of a platform on its way in: what a channel's parser returns and the inbox keeps.

import type { InboundActivity } from './activity.js';

/** The right to answer one event without paying: LINE's reply token. */
export interface ReplyToken {
  readonly token: string;
  /** When the webhook reached us, epoch milliseconds: the token's life counts from here. */
  readonly receivedAtMs: number;
}

/** Why an event is kept but never answered. */
export type SilenceReason = 'standby' | 'unknown-kind' | 'no-sender' | 'not-for-bot';

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
}

/** Payload of the postback that asks for a person, on every channel. */
export const TALK_TO_PERSON = 'talk-to-person';
