// A talk with one contact on one account, for as long as both exist, and its status machine.

import type { AccountId, ConversationId } from './ids.js';
import type { ChannelId } from './activity.js';

/** Who speaks: `bot` answers alone, `queued` waits for a person, `assigned` belongs to one, `resolved` is finished. */
export type ConversationStatus = 'bot' | 'queued' | 'assigned' | 'resolved';

export interface Conversation {
  readonly id: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  /** The platform's address of the talk. Personal data: never logged. */
  readonly key: string;
  readonly isGroup: boolean;
  readonly status: ConversationStatus;
  /** Grows at every change of who speaks; a bot message written under an older epoch is withdrawn. */
  readonly epoch: number;
  /** When the contact blocked the account, by the platform's clock; absent while they can be reached. */
  readonly blockedAtMs?: number;
  /** Somebody answers outside the hub (the page's own inbox): the bot keeps silent about what happens before this
   *  moment of the platform's clock. */
  readonly botPausedUntilMs?: number;
  /** When the contact last did anything but block the account, by the platform's clock: an older block is history. */
  readonly heardAtMs?: number;
  readonly createdAtMs: number;
  /** When the citizen last heard that a program answers. */
  readonly disclosedAtMs?: number;
  /** What the bot offered last, so that "2" or a button means something. */
  readonly offered?: readonly Offer[];
  /** How many questions in a row the bot could not answer. */
  readonly missesInRow: number;
  /** Messages counted in the running minute, for the limit of 60. */
  readonly pace: Pace;
}

export interface Offer {
  readonly articleId: string;
  readonly title: string;
}

export interface Pace {
  readonly minuteStartMs: number;
  readonly count: number;
}
