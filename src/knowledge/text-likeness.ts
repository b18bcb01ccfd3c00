// How alike two wordings are, whatever the matcher thinks of them: for editors, who look for doubles.

import { normalize } from '../matching/normalize.js';

/** Pairs of neighbouring characters of the normalised wording, its ends included, so that short wordings differ too. */
export function pairsOf(wording: string): ReadonlySet<string> {
  const text = `^${normalize(wording)}$`;
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}

/** Dice's coefficient over the pairs, in [0, 1]: 1 for wordings that differ in nothing that is compared. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}
