// A question that means something only after what was said before ("那要多少錢？"). Found by matching, answered by replies,
// kept in the transcript.

/** What a follow-up asks about the matter in hand. */
export type Aspect =
  | 'fee'
  | 'amount'
  | 'payment'
  | 'documents'
  | 'place'
  | 'region'
  | 'hours'
  | 'duration'
  | 'deadline'
  | 'delegate'
  | 'online'
  | 'eligibility'
  | 'contact'
  | 'booking'
  | 'penalty'
  | 'validity'
  | 'steps';

/** What the talk is about: an article that was said or offered. */
export interface Topic {
  readonly articleId: string;
  readonly atMs: number;
  /** It was only offered as a choice. */
  readonly isOffer?: true;
}

/** Approved text that answers the follow-up, word for word. */
export interface Passage {
  readonly articleId: string;
  /** Whole sentences of the article in their order, one a line; the whole answer where most of it is meant. */
  readonly text: string;
}

export type FollowUp = {
  /** What was asked about; empty where the words alone point at the matter in hand. */
  readonly aspects: readonly Aspect[];
  /** The articles in whose context the question was read, the latest first. */
  readonly context: readonly string[];
} & (
  | {
      /** The matter in hand says it. */
      readonly kind: 'told';
      readonly passages: readonly [Passage, ...Passage[]];
    }
  /** Another article, of the same matter, is the answer. */
  | { readonly kind: 'elsewhere'; readonly articleId: string }
  /** Several were offered and none was chosen: the question may mean each of these. */
  | { readonly kind: 'which'; readonly articleIds: readonly string[] }
  /** The matter in hand does not say it. `earlier`: what was said before that does. */
  | { readonly kind: 'untold'; readonly earlier: readonly string[] }
);
