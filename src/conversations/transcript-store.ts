// The transcript and the port of its store: what was said, in order, once.

import type { CardAction, InboundActivity } from '../domain/activity.js';
import type { MissedArticles } from '../domain/article-miss.js';
import type { ShownCard } from '../domain/card.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { Amendment } from '../domain/inbound-event.js';
import type { FollowUp } from '../domain/follow-up.js';
import type { Match, MatchGrounds } from '../domain/match.js';
import type { SentFile } from '../domain/sent-file.js';

/**
 * `elsewhere`: a person or program that spoke for the account outside the hub. `note` is for staff only: it never reaches a
 * citizen, on no channel.
 */
export type TranscriptAuthor = 'citizen' | 'bot' | 'system' | 'agent' | 'elsewhere' | 'note';

/** Why the bot said what it said: enough to explain it years later, whatever was published or learned since. */
export interface Why extends Partial<WhyMatch> {
  /** Name of the reply rule that fired. */
  readonly rule: string;
  readonly intentId?: string;
  readonly knowledgeRevision?: number;
  /** The question was read in the light of these articles. */
  readonly followUp?: Pick<FollowUp, 'kind' | 'aspects' | 'context'>;
  /** The message was read as several questions, in this order. */
  readonly parts?: readonly WhyPart[];
  /** A choice was picked. */
  readonly picked?: Picked;
  /** What the citizen did showed that these did not help. */
  readonly missed?: MissedArticles;
}

/** What the matcher made of words; numbers to four places. */
export interface WhyMatch {
  readonly band: string;
  readonly confidence: number;
  readonly grounds: MatchGrounds;
  /** The first candidates with scores, article versions and every signal that counted, best first. */
  readonly matches: readonly Match[];
}

export interface WhyPart extends Partial<WhyMatch>, Pick<Why, 'followUp'> {
  /** The question as it was cut out of the message. */
  readonly text: string;
}

/** Which choice was picked, and what for: a citizen's word on which article answers a question. */
export interface Picked {
  readonly articleId: string;
  /** The turn in which it was offered, that is the `sourceKey` of the words that were asked; absent where the offer is not the
   *  last one any more. */
  readonly askedIn?: string;
  /** What was offered there, in order. */
  readonly offered: readonly string[];
}

/** One thing said, before it has its number. */
export interface NewTranscriptEntry {
  /** The inbox or outbox id that this entry comes from: unique within the conversation. */
  readonly sourceKey: string;
  readonly author: TranscriptAuthor;
  readonly atMs: number;
  /** Plain words; empty for a sticker or an event. */
  readonly text: string;
  readonly activity?: InboundActivity;
  /** Buttons that stood under the words. */
  readonly actions?: readonly CardAction[];
  /** Cards that were shown beside the words. */
  readonly cards?: readonly ShownCard[];
  /** Files of ours that go with the words. */
  readonly files?: readonly SentFile[];
  readonly why?: Why;
  /** The member of staff who wrote it. */
  readonly agent?: Agent;
  /** Of a note: the colleagues whom it names, as they were called then. */
  readonly mentions?: readonly Agent[];
  /** The id that the writer's screen gave it. */
  readonly clientId?: string;
  /** The entry that it answers. Its words are read where it stands: they may be taken back. */
  readonly quotedSeq?: number;
  /** The message that it answers, by the platform's id: found where it is shown, for what we send gets its id late. */
  readonly quotedMessageId?: string;
  /** The platform's id of the message, by which a later amendment names it. */
  readonly messageId?: string;
  /** This entry changes or takes back an earlier one. */
  readonly amends?: Amendment;
}

export interface TranscriptEntry extends NewTranscriptEntry {
  readonly conversationId: ConversationId;
  /** Grows by the order in which things were taken up, from 1. Gaps are possible after a crash, repeats are not. */
  readonly seq: number;
  /** What the citizen made of the text afterwards: shown instead of it. */
  readonly editedText?: string;
  /** The citizen took it back: `text` is empty then and there is no Activity, so that nobody can show them by mistake. */
  readonly hiddenAtMs?: number;
}

export interface TranscriptStore {
  /**
   * Writes the entries down and numbers them in the order given. An entry whose `sourceKey` is already there keeps its
   * number and text, so a replay changes nothing. Amendments are applied whichever comes first, they or their message. Throws StoreUnavailableError.
   */
  readonly append: (
    conversation: ConversationId,
    entries: readonly NewTranscriptEntry[],
  ) => Promise<readonly TranscriptEntry[]>;
  /**
   * As `append`, but only while this agent owns the talk: ownership is checked in the very step that takes the numbers.
   * Undefined when the agent does not.
   */
  readonly appendAsOwner: (
    conversation: ConversationId,
    ownerId: string,
    entries: readonly NewTranscriptEntry[],
  ) => Promise<readonly TranscriptEntry[] | undefined>;
  readonly findBySource: (
    conversation: ConversationId,
    sourceKey: string,
  ) => Promise<TranscriptEntry | undefined>;
  /** The message that the platform knows by this id. */
  readonly findByMessage: (
    conversation: ConversationId,
    messageId: string,
  ) => Promise<TranscriptEntry | undefined>;
  /** Signs put on these messages and taken off again, in the platform's order. */
  readonly listReactions: (
    conversation: ConversationId,
    messageIds: readonly string[],
  ) => Promise<readonly TranscriptEntry[]>;
  /** The latest entries, or the latest before a number, at most `limit`, oldest first. */
  readonly tail: (
    conversation: ConversationId,
    limit: number,
    beforeSeq?: number,
  ) => Promise<readonly TranscriptEntry[]>;
  /** Entries after `afterSeq`, oldest first, at most `limit`. */
  readonly list: (
    conversation: ConversationId,
    range: { afterSeq: number; limit: number },
  ) => Promise<readonly TranscriptEntry[]>;
}
