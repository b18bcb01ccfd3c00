// What the matcher says about one utterance. Lives here because replies, transcripts and screens all read it.

/** `answer`: sure enough to say it; `offer`: show choices; `handoff`: nobody knows. */
export type Band = 'answer' | 'offer' | 'handoff';

export interface SignalScore {
  readonly signal: string;
  /** The signal's own value in its own unit. */
  readonly value: number;
  /** Its share of the final score: weight × scaled value. */
  readonly contribution: number;
}

export interface Match {
  readonly articleId: string;
  readonly articleVersion: number;
  /** In [0, 1], comparable between utterances. */
  readonly score: number;
  readonly signals: readonly SignalScore[];
  /** Words of the utterance that hit this article. */
  readonly hits: readonly string[];
}

export interface MatchGrounds {
  /** Confidence from which the first match is said, by its article's risk. */
  readonly answerAt: number;
  /** Confidence from which choices are offered. */
  readonly offerAt: number;
  /** What speaks for and against the first match, by name; each in [0, 1]. */
  readonly evidence: Readonly<Record<string, number>>;
}

export interface MatchResult {
  readonly band: Band;
  /** Chance that the first match is right, in [0, 1]. */
  readonly confidence: number;
  /** What the confidence was drawn from and held against; absent where no article has anything to do with the words. */
  readonly grounds?: MatchGrounds;
  /** Best first; at most 10. */
  readonly matches: readonly Match[];
  /** Set when the utterance is a small-talk intent rather than a question. */
  readonly intent?: { readonly id: string; readonly confidence: number };
  /** Set when the utterance is, after normalising, exactly a title or variant of the first match. */
  readonly isExact: boolean;
  readonly language: 'zh' | 'en';
  /** As what a mistyped utterance was heard, where that was clearly better than as it stands. */
  readonly readAs?: string;
  /** Which knowledge the utterance was held against. */
  readonly knowledgeRevision: number;
}
