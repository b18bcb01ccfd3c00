// Why the bot said what it said, as a screen of the desk shows it.

/** A candidate, for "why?". */
export interface WhyCandidate {
  readonly articleId: string;
  readonly title: string;
  readonly version: number;
  readonly score: number;
  /** The citizen's words that it says too. */
  readonly hits: readonly string[];
  /** What the score is made of: the contributions are together the score, but for rounding. */
  readonly signals: readonly { readonly name: string; readonly contribution: number }[];
}

/** What the matcher made of words. */
export interface WhyMatch {
  readonly band?: string;
  readonly confidence?: number;
  /** Confidence from which the first candidate is said, and from which choices are offered. */
  readonly answerAt?: number;
  readonly offerAt?: number;
  /** What the confidence was drawn from, by name; each in [0, 1]. */
  readonly evidence?: Readonly<Record<string, number>>;
  /** Best first. */
  readonly candidates: readonly WhyCandidate[];
}

/** The question was read in the light of what was said before. */
export interface WhyFollowUp {
  readonly kind: 'told' | 'elsewhere' | 'which' | 'untold';
  readonly aspects: readonly string[];
  /** Titles of the articles that it was read with. */
  readonly context: readonly string[];
}

/** One of several questions in a message. */
export interface WhyPart extends WhyMatch {
  readonly text: string;
  readonly followUp?: WhyFollowUp;
}

/** Why the bot said what it said. */
export interface Why extends WhyMatch {
  readonly rule: string;
  readonly followUp?: WhyFollowUp;
  readonly parts?: readonly WhyPart[];
}
