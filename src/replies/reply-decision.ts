// What the bot decided to say, before it becomes bubbles, and what it was decided from.

import type { Article, Intent } from '../domain/article.js';
import type { Conversation, Offer } from '../domain/conversation.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { MatchResult } from '../domain/match.js';

export type Language = MatchResult['language'];

/** What the citizen did. */
export type Said =
  | { readonly kind: 'words'; readonly text: string; readonly result: MatchResult }
  /** Pressed a choice, or typed its number. */
  | { readonly kind: 'pick'; readonly articleId: string }
  | { readonly kind: 'none-of-these' }
  /** Pressed the button that asks for a person. */
  | { readonly kind: 'person' }
  /** A sticker, or another message without words. */
  | { readonly kind: 'wordless' }
  /** Added the account as a friend, or came back. */
  | { readonly kind: 'arrival' };

export interface Situation {
  readonly said: Said;
  readonly conversation: Pick<
    Conversation,
    'offered' | 'missesInRow' | 'disclosedAtMs' | 'language' | 'answeredId' | 'isPersonOffered'
  >;
  /** What the hub fills into the replies of intents, by the blank's name. */
  readonly known: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>>;
  readonly article: (id: string) => Article | undefined;
  readonly intent: (id: string) => Intent | undefined;
  readonly nowMs: number;
  /** Stable for the turn: chooses among equal wordings, the same at a replay. */
  readonly seed: string;
}

export type ReplyDecision =
  /** To a person. `text` is said at once; the desk adds the place in the queue. */
  | {
      readonly kind: 'handoff';
      readonly reason: HandoffReason;
      readonly language: Language;
      readonly text?: string;
    }
  | { readonly kind: 'answer'; readonly article: Article; readonly language: Language }
  | { readonly kind: 'clarify'; readonly offers: readonly Offer[]; readonly language: Language }
  | {
      readonly kind: 'chat';
      readonly text: string;
      readonly language: Language;
      /** Shown as choices under the text. */
      readonly offers?: readonly Offer[];
      /** The text asks whether a person should take over. */
      readonly offersPerson?: boolean;
      /** The citizen asked for this language. */
      readonly prefers?: Language;
    }
  | { readonly kind: 'ask-for-words' }
  | { readonly kind: 'welcome' }
  | { readonly kind: 'rephrase'; readonly language: Language; readonly isMiss: boolean }
  | { readonly kind: 'fallback'; readonly language: Language };

export interface ReplyRule {
  /** Goes into the transcript. */
  readonly name: string;
  /** Undefined where the rule has nothing to say. */
  readonly decide: (situation: Situation) => ReplyDecision | undefined;
}

/** A decision together with the name of the rule that made it. */
export interface RuledDecision {
  readonly rule: string;
  readonly decision: ReplyDecision;
}
