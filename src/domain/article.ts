// A knowledge entry as the matcher and the replies see it: published, immutable, versioned.

export type RiskClass = 'general' | 'law' | 'tax' | 'health' | 'emergency';

export interface Article {
  /** Stable for ever (`faq_id` of an import, file id of a shipped article). */
  readonly id: string;
  /** Grows with each published change of this article, from 1. */
  readonly version: number;
  /** The question as a title. */
  readonly title: string;
  /** Other ways of asking. */
  readonly variants: readonly string[];
  /** What the citizen reads, unchanged. Plain text, any length. */
  readonly answer: string;
  readonly keywords: readonly string[];
  readonly category?: string;
  readonly department?: string;
  readonly risk: RiskClass;
  /** An approved English pair, never a guessed translation. */
  readonly english?: { readonly question: string; readonly answer: string };
}

/** A short answer to what is no question: greeting, thanks, goodbye, "are you a robot". */
export interface Intent {
  readonly id: string;
  readonly utterances: readonly string[];
  /** What the bot says; one of them, chosen by the turn's id so that a replay says the same. */
  readonly replies: { readonly zh: readonly string[]; readonly en: readonly string[] };
}
