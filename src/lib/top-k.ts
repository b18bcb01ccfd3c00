// Picks the largest of many scores without sorting them all.

/**
 * Indexes of the `count` largest positive scores, largest first; equal scores keep the order of their indexes, so the
 * result is the same on every machine.
 */
export function topIndexes(scores: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  let floor = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const score = scores[index] ?? 0;
    if (score <= floor) continue;
    insertSorted(best, index, scores);
    if (best.length <= count) continue;
    best.pop();
    floor = scores[best[count - 1] ?? 0] ?? 0;
  }
  return best;
}

/** Binary insertion; a later index goes behind its equals. */
function insertSorted(best: number[], index: number, scores: ArrayLike<number>): void {
  const score = scores[index] ?? 0;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((scores[best[middle] ?? 0] ?? 0) >= score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, index);
}
