// A stream of numbers in [0, 1) that is the same on every machine: learning must give the same weights twice.

/** Source: xorshift32, Marsaglia, "Xorshift RNGs", 2003, §3. `seed` is not 0. */
export function seededNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
