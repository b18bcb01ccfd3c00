// Chance that comes again: the same numbers for the same seed.

/** Mulberry32. In [0, 1). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` of them by lot; all, shuffled, where there are fewer. */
export function someOf<Thing>(roll: () => number, things: readonly Thing[], count: number): readonly Thing[] {
  const drawn = things.map((thing) => ({ thing, at: roll() })).sort((a, b) => a.at - b.at);
  return drawn.slice(0, count).map(({ thing }) => thing);
}
