// What is learned from a wording, in the views that the models read. Called for each wording that is learned and for each
// utterance.

import { hashText } from '../lib/text-hash.js';
import type { AnalysedText } from './analyse.js';
import { comparedFeatures } from './match-stores.js';

/** Salts: see features. */
const NEIGHBOURS = 7;
const TOGETHER = 8;

/** Of a long utterance only so many words are paired: their number grows with the square. */
const MAX_PAIRED_WORDS = 24;

/** Words, characters or inner grams, and pairs of neighbouring words, the first and the last marked as such. */
export function phraseFeatures(text: AnalysedText): Set<number> {
  return new Set([...comparedFeatures(text), ...neighbours(text)]);
}

/** Words, pairs of neighbours, and any two words that come together, wherever they stand. */
export function togetherFeatures(text: AnalysedText): Set<number> {
  const words = [...new Set(text.words.map(({ feature }) => feature))].slice(0, MAX_PAIRED_WORDS);
  const pairs = words.flatMap((word, place) =>
    words
      .slice(place + 1)
      .map((other) => hashText(`${Math.min(word, other)} ${Math.max(word, other)}`, TOGETHER)),
  );
  return new Set([...text.words.map(({ feature }) => feature), ...neighbours(text), ...pairs]);
}

function neighbours({ words }: AnalysedText): number[] {
  const marked = [0, ...words.map(({ feature }) => feature), 0];
  return marked.slice(1).map((word, place) => hashText(`${marked[place] ?? 0} ${word}`, NEIGHBOURS));
}
