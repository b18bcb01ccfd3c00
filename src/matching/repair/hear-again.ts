// The second hearing of an utterance that the first made little of: spelled out if it is Zhuyin, retyped if nobody
// writes so, its numbers in their other form. What is understood at once never comes here.

import type { MatchResult } from '../../domain/match.js';
import { withOtherNumerals } from './numerals.js';
import type { PhraseBook } from './phrase-book.js';
import { retype } from './retype.js';
import { spellOut } from './spell-out.js';

/** Matches one text; the confidence that it claims is `trust` times what it finds. */
export type Hear = (text: string, trust: number) => MatchResult;

export const G = {
  /** From this confidence on an utterance is understood as it stands. */
  SURE: 0.9,
  /** So much more a second hearing must find: confidence, or score of the first match. */
  MIN_GAIN: 0.05,
  /** What a second hearing is worth beside a question typed as it is meant. */
  TRUST: 0.97,
  by: 'or',
  on: true,
};

/** The first hearing, or a second one that is clearly better; `readAs` then says as what it was heard. Never throws. */
export function hearAgain(
  first: MatchResult,
  { utterance, book, hear }: { readonly utterance: string; readonly book: PhraseBook; readonly hear: Hear },
): MatchResult {
  if (!G.on) return first;
  let best = first;
  let text = utterance;
  for (const mend of [spellOut, retype, withOtherNumerals]) {
    if (isUnderstood(best)) return best;
    const mended = mend(text, book);
    if (mended === undefined) continue;
    const again = hear(mended, G.TRUST);
    // What was spelled out is mended further even where it did not help by itself.
    if (mend === spellOut || isBetter(again, best)) text = mended;
    if (isBetter(again, best)) best = { ...again, isExact: false, readAs: mended };
  }
  return best;
}

const isUnderstood = ({ isExact, intent, confidence }: MatchResult): boolean =>
  isExact || intent !== undefined || confidence >= G.SURE;

function isBetter(again: MatchResult, first: MatchResult): boolean {
  if (again.intent !== undefined) return first.band === 'handoff';
  const gained = again.confidence - first.confidence;
  const scored = (again.matches[0]?.score ?? 0) - (first.matches[0]?.score ?? 0);
  return G.by === 'or'
    ? gained >= G.MIN_GAIN || scored >= G.MIN_GAIN
    : G.by === 'c'
      ? gained >= G.MIN_GAIN
      : G.by === 'score'
        ? scored >= G.MIN_GAIN
        : gained + scored >= G.MIN_GAIN;
}
