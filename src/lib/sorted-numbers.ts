// Tools for lists of ascending numbers that lie one behind the other in one typed array (postings).

/** The first place in [low, high) whose number is not below `value`; `high` if there is none. */
export function lowerBound(
  numbers: ArrayLike<number>,
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Counts how often each of `size` keys occurs and says where each key's list begins; one more entry for the end. */
export function listOffsets(keys: Iterable<number>, size: number): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (const key of keys) offsets[key + 1] = (offsets[key + 1] ?? 0) + 1;
  for (let key = 1; key < offsets.length; key += 1) {
    offsets[key] = (offsets[key] ?? 0) + (offsets[key - 1] ?? 0);
  }
  return offsets;
}
