// Questions asked word for word as an article lists them.

import { hashText } from '../lib/text-hash.js';
import { wordingsOf } from './analyse.js';
import type { MatchIndex } from './match-index.js';
import { normalize } from './normalize.js';
import type { Ranked } from './rank.js';

/**
 * The articles that list this very question, the most literal first: the raw text as title, then as variant, then
 * equal after normalising; within that as ranked. Usually none or one; real sheets repeat some titles.
 */
export function findExact(
  utterance: { readonly raw: string; readonly text: string },
  index: MatchIndex,
  ranked: readonly Ranked[],
): number[] {
  if (utterance.text === '') return [];
  const places = new Map(ranked.map(({ article }, place) => [article, place]));
  return (index.wordings.get(hashText(utterance.text)) ?? [])
    .map((article) => ({ article, distance: distance(utterance, article, index) }))
    .filter(({ distance: far }) => far < NOT_EXACT)
    .sort((a, b) => a.distance - b.distance || placeOf(a.article, places) - placeOf(b.article, places))
    .map(({ article }) => article);
}

const NOT_EXACT = 3;

/** 0 the raw title, 1 a raw variant, 2 the same after normalising, 3 only the fingerprint agrees. */
function distance(
  { raw, text }: { readonly raw: string; readonly text: string },
  position: number,
  index: MatchIndex,
): number {
  const article = index.articles[position];
  if (article === undefined) return NOT_EXACT;
  const wordings = wordingsOf(article);
  const place = wordings.findIndex((wording) => wording.trim() === raw.trim());
  if (place !== -1) return Math.min(1, place);
  return wordings.some((wording) => normalize(wording) === text) ? 2 : NOT_EXACT;
}

function placeOf(article: number, places: ReadonlyMap<number, number>): number {
  return places.get(article) ?? places.size;
}
