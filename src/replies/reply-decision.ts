// What the bot decided to say, before it becomes bubbles, and what it was decided from.

import type { Article, Intent } from '../domain/article.js';
import type { Conversation, Offer } from '../domain/conversation.js';
import type { FollowUp } from '../domain/follow-up.js';
import type { HandoffReason } from '../domain/handoff.js';
import type { MatchResult } from '../domain/match.js';

export type Language = MatchResult['language'];

/** A question, as the matcher reads it. */
export interface AskedWords {
  readonly text: string;
  readonly result: MatchResult;
  /** Set where it is about what was said before. */
  readonly followUp?: FollowUp;
}

/** What the citizen did. */
export type Said =
  | (AskedWords & {
      readonly kind: 'words';
      /** Several questions in one message; absent where it is one. */
      readonly parts?: readonly AskedWords[];
      /** Further questions that are not answered at once. */
      readonly left?: number;
    })
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
    'offered' | 'topics' | 'missesInRow' | 'disclosedAtMs' | 'language' | 'isPersonOffered'
  >;
  /** What the hub fills into the replies of intents, by the blank's name. */
  readonly known: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>>;
  readonly article: (id: string) => Article | undefined;
  readonly intent: (id: string) => Intent | undefined;
  readonly nowMs: number;
  /** Stable for the turn: chooses among equal wordings, the same at a replay. */
  readonly seed: string;
}

/** An article, said whole. */
export interface Answer {
  readonly kind: 'answer';
  readonly article: Article;
  readonly language: Language;
  /** Its title stands above it: not everybody would see from the words what they answer. */
  readonly isTitled?: true;
}

/** Sentences of articles that answer what was asked on about them, word for word. */
export interface Excerpt {
  readonly kind: 'excerpt';
  readonly passages: readonly [QuotedPassage, ...QuotedPassage[]];
  readonly language: Language;
}

export interface QuotedPassage {
  readonly article: Article;
  readonly text: string;
}

export interface Clarify {
  readonly kind: 'clarify';
  readonly offers: readonly Offer[];
  readonly language: Language;
}

export type ReplyDecision =
  /** To a person. `text` is said at once; the desk adds the place in the queue. */
  | {
      readonly kind: 'handoff';
      readonly reason: HandoffReason;
      readonly language: Language;
      readonly text?: string;
    }
  | Answer
  | Excerpt
  | Clarify
  /** What is talked about does not say what was asked; `offers` said before does. */
  | {
      readonly kind: 'untold';
      readonly articles: readonly [Article, ...Article[]];
      readonly offers: readonly Offer[];
      readonly language: Language;
    }
  /** Several questions: each answer in the order of asking, then one choice for whatever is not sure. */
  | {
      readonly kind: 'several';
      readonly answers: readonly (Answer | Excerpt)[];
      readonly clarify?: Clarify;
      readonly isMore: boolean;
      readonly language: Language;
    }
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

export type DecisionOf<Kind extends ReplyDecision['kind']> = ReplyDecision & { readonly kind: Kind };

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
