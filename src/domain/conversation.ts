// A talk with one contact on one account, for as long as both exist. `handoff.ts` says how its standing changes.

import type { AccountId, ConversationId } from './ids.js';
import type { ChannelId } from './activity.js';
import type { Closing } from './closing.js';
import type { Topic } from './follow-up.js';
import type { Standing } from './handoff.js';
import type { ReplyToken } from './inbound-event.js';
import type { Pause } from './pause.js';
import type { CaseNumber, NotedPlace, ShownNotice } from './talk-facts.js';

/** A bot message written under an older epoch of the standing is withdrawn. */
export interface Conversation extends Standing {
  readonly id: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  /** The platform's address of the talk. Personal data: never logged. */
  readonly key: string;
  readonly isGroup: boolean;
  /** When the contact blocked the account, by the platform's clock; absent while they can be reached. */
  readonly blockedAtMs?: number;
  /** Somebody answers outside the hub (the page's own inbox): the bot keeps silent about what happens before this
   *  moment of the platform's clock. */
  readonly botPausedUntilMs?: number;
  /** When the contact last did anything but block the account, by the platform's clock: an older block is history. */
  readonly heardAtMs?: number;
  /** When the contact last did what opens a platform's window for answers (a message, a press, a reaction), by the
   *  platform's clock. */
  readonly actedAtMs?: number;
  /** A right to answer for free that the turn it came with did not need: the agent's next words may use it. */
  readonly keptReply?: ReplyToken;
  readonly createdAtMs: number;
  /** When the citizen last heard that a program answers. */
  readonly disclosedAtMs?: number;
  /** What the bot offered last, so that "2" or a button means something. */
  readonly offered?: readonly Offer[];
  /** The turn that made the offer: a choice that is picked answers what was asked there. */
  readonly offeredBy?: string;
  /** What the talk is about, the latest first, at most `MOST_TOPICS`: for who wants to hear it again, or asks on about it.
   *  Empty once something else was asked that has no answer. */
  readonly topics?: readonly Topic[];
  /** The bot's last words asked whether a person should take over: a yes means that. */
  readonly isPersonOffered?: boolean;
  /** The language that the citizen asked for; until then they are answered in the one they write in. */
  readonly preferredLanguage?: 'zh' | 'en';
  /** The window's language as it came last: only a change of it is a wish, so that what was asked for in words stays. */
  readonly windowLanguage?: 'zh' | 'en';
  /** How many questions in a row the bot could not answer. */
  readonly missesInRow: number;
  /** What made the standing what it is (a turn, an agent's step): its repeat is known by it. */
  readonly movedBy?: string;
  /** When the waiting citizen last heard their place. */
  readonly placeToldAtMs?: number;
  /** What they heard then: a notice that says the same again is not said. */
  readonly placeTold?: { readonly place: number; readonly isOpen: boolean };
  /** The banner for all channels that they heard last. */
  readonly bannerTold?: string;
  /** When they last left a message for the desk: the next one may be a number to call. */
  readonly callbackAtMs?: number;
  /** What the citizen is answered in: what they asked for, or wrote in last. */
  readonly language?: 'zh' | 'en';
  /** The owner has put it aside; `pause.ts` says whether that still holds. */
  readonly pause?: Pause;
  /** What colleagues have put on it: ids of tags. */
  readonly tags?: readonly string[];
  /** Numbers of the city's own case system, in the order in which they were noted. */
  readonly cases?: readonly CaseNumber[];
  /** Where it is about, as a colleague noted it. Personal data: never logged. */
  readonly place?: NotedPlace;
  /** The latest privacy notice that the citizen wrote under. */
  readonly notice?: ShownNotice;
  /** A person has finished the talk, and the matter is not written down yet. */
  readonly closing?: Closing;
  /** What was said last; absent before the first words. */
  readonly last?: LastWords;
  /** Messages counted in the running minute, for the limit of 60. */
  readonly pace: Pace;
}

export interface LastWords {
  readonly author: string;
  /** Shortened; empty where it came without words. */
  readonly text: string;
  readonly atMs: number;
  /** When the citizen began to wait for a word of ours; absent when the last word was ours. */
  readonly unansweredSinceMs?: number;
}

/** Who asks "and the fee?" means one of the last few things. */
export const MOST_TOPICS = 6;

export interface Offer {
  readonly articleId: string;
  readonly title: string;
}

export interface Pace {
  readonly minuteStartMs: number;
  readonly count: number;
}
