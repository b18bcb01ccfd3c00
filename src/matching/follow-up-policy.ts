// When a question is read in the light of the one before: every limit in one object, with its reason.

export interface FollowUpPolicy {
  /** So long after the bot's words a question without a matter of its own still means theirs. Unit: ms. */
  readonly windowMs: number;
  /** Whatever is longer brings its own matter. Unit: characters of the normalised text. */
  readonly maxChars: { readonly zh: number; readonly en: number };
  /** Up to this length a question needs no aspect where the matter in hand holds all its words. Unit: as above. */
  readonly shortChars: { readonly zh: number; readonly en: number };
  /** Share of the question's own words that the matter in hand must hold. */
  readonly minHeld: number;
  /** Another article of the same category is said from this confidence of its own on. */
  readonly elsewhereAt: number;
}

/**
 * Window: who comes back to a phone after a quarter of an hour begins anew; a wrong reading costs more than one more
 * question. There is no count of turns: another question takes the place of the last one, also where it had no answer, and
 * thanks in between change nothing.
 * Length and share: the development half of the question sets, each asked in the context of another article of its own
 * category, against the follow-ups of the same half (`test/quality/README.md`).
 */
export const FOLLOW_UP_POLICY: FollowUpPolicy = {
  windowMs: 15 * 60_000,
  maxChars: { zh: 18, en: 60 },
  shortChars: { zh: 8, en: 30 },
  minHeld: 0.85,
  elsewhereAt: 0.5,
};
