// The second hearing of an utterance that the first made little of: spelled out if it is Zhuyin, retyped if nobody
// writes so, its English spelled as the articles do, its numbers in their other form. What is understood at once never comes here.

import type { MatchResult } from '../../domain/match.js';
import { withOtherNumerals } from './numerals.js';
import type { PhraseBook } from './phrase-book.js';
import { respell } from './respell.js';
import { retype, type Retyped } from './retype.js';
import { spellOut } from './spell-out.js';

/** Matches one text; the confidence that it claims is `trust` times what it finds. */
export type Hear = (text: string, trust: number) => MatchResult;

/** From this confidence on an utterance is understood as it stands. */
const SURE = 0.9;
/** So much more a second hearing must bring, in confidence and score of the first match together. */
const MIN_GAIN = 0.05;
/** What a second hearing claims of the confidence that it finds: never quite all. */
const TRUST = 0.97;
/** … and the less, the more of a question had to be changed: this much less if all of it. */
const CHANGE_DISCOUNT = 0.5;

interface Mended {
  readonly text: string;
  /** The words as they stand are surely none: however well they matched, that was chance. */
  readonly isSure?: boolean;
  /** Share of its confidence that the text may claim. */
  readonly trust: number;
}

const trusted = (text: string | undefined): Mended | undefined =>
  text === undefined ? undefined : { text, trust: TRUST };

function spelledOut(text: string, book: PhraseBook): Mended | undefined {
  const spelled = spellOut(text, book);
  return spelled === undefined ? undefined : { text: spelled.text, trust: TRUST, isSure: spelled.isBlind };
}

const renumbered = (text: string): Mended | undefined => trusted(withOtherNumerals(text));

const retyped = (text: string, book: PhraseBook): Mended | undefined => discounted(retype(text, book));
const respelled = (text: string, book: PhraseBook): Mended | undefined =>
  discounted(respell(text, book.words));

function discounted(meant: Retyped | undefined): Mended | undefined {
  if (meant === undefined) return undefined;
  return { text: meant.text, trust: TRUST * (1 - CHANGE_DISCOUNT * meant.changedShare) };
}

/** The first hearing, or a second one that is clearly better; `readAs` then says as what it was heard. Never throws. */
export function hearAgain(
  first: MatchResult,
  { utterance, book, hear }: { readonly utterance: string; readonly book: PhraseBook; readonly hear: Hear },
): MatchResult {
  let best = first;
  let text = utterance;
  for (const mend of [spelledOut, retyped, respelled, renumbered]) {
    if (isSettled(best, mend)) return best;
    const mended = mend(text, book);
    if (mended === undefined || (isUnderstood(best) && mended.isSure !== true)) continue;
    const again = hear(mended.text, mended.trust);
    const helps = mended.isSure === true || isBetter(again, best);
    if (helps) best = { ...again, isExact: false, readAs: mended.text };
    // What was spelled out is mended further even where that did not help by itself.
    if (helps || mend === spelledOut) text = mended.text;
  }
  return best;
}

/** Keys that were typed blind are spelled out all the same: they may look like an article's name ("e; " and e-scooters). */
const isSettled = (best: MatchResult, mend: unknown): boolean =>
  best.isExact || (isUnderstood(best) && mend !== spelledOut);

const isUnderstood = ({ isExact, intent, confidence }: MatchResult): boolean =>
  isExact || intent !== undefined || confidence >= SURE;

function isBetter(again: MatchResult, first: MatchResult): boolean {
  if (again.intent !== undefined) return first.band === 'handoff';
  const gained = again.confidence - first.confidence;
  const scored = (again.matches[0]?.score ?? 0) - (first.matches[0]?.score ?? 0);
  return gained + scored >= MIN_GAIN;
}
