// The longest piece that two texts share letter by letter.

/** Length of the longest run of UTF-16 units that stands in both texts. Costs the product of their lengths. */
export function longestCommonRun(left: string, right: string): number {
  let previous = new Uint16Array(right.length + 1);
  let current = new Uint16Array(right.length + 1);
  let longest = 0;
  for (let at = 0; at < left.length; at += 1) {
    const unit = left.charCodeAt(at);
    for (let other = 0; other < right.length; other += 1) {
      const run = unit === right.charCodeAt(other) ? (previous[other] ?? 0) + 1 : 0;
      current[other + 1] = run;
      if (run > longest) longest = run;
    }
    [previous, current] = [current, previous];
  }
  return longest;
}
