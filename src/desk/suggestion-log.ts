// The port of the record of what became of suggestions: for editors, who see what agents rewrite and throw away. Counts and ids,
// no words of anybody.

import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';

/** The article or canned reply that an agent put into the box. */
export interface UsedArticle {
  readonly articleId: string;
  /** `search`: found by themselves. */
  readonly how: 'suggestion' | 'search';
  /** Transcript number of the question that was suggested for. */
  readonly forSeq?: number | undefined;
  /** Absent: an article. Nothing is learned from canned replies. */
  readonly source?: 'article' | 'canned';
  /** The agent left the article's card out. */
  readonly withoutCard?: true;
}

export interface Dismissal {
  readonly conversationId: ConversationId;
  readonly agent: Agent;
  readonly articleId: string;
  readonly forSeq: number;
  readonly source?: 'article' | 'canned';
  readonly reason?: string;
}

export interface SuggestionUse {
  /** Unique for what was done: the same again is the same. */
  readonly id: string;
  readonly atMs: number;
  readonly conversationId: ConversationId;
  readonly agentId: string;
  readonly source: 'article' | 'canned';
  readonly itemId: string;
  /** Of an article. */
  readonly version?: number;
  /** `sent`: word for word; `edited`: changed before it left. */
  readonly became: 'sent' | 'edited' | 'dismissed';
  /** Suggested, or found in the palette. */
  readonly how: 'suggestion' | 'search';
  /** Characters put in, taken out or changed. Of `edited`; 0 of `sent`. */
  readonly editDistance?: number;
  /** How long the suggested text was. Unit: UTF-16 units. */
  readonly chars?: number;
  readonly reason?: string;
  /** Transcript number of the question that it was suggested for. Of `dismissed`. */
  readonly forSeq?: number;
}

export interface SuggestionLog {
  /** Repeatable. Throws StoreUnavailableError. */
  readonly record: (use: SuggestionUse) => Promise<void>;
}
