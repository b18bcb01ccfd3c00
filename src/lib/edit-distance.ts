// How many characters have to be put in, taken out or changed to make one text of another.

/**
 * Levenshtein's distance in UTF-16 units, in two rows: the library's keeps a whole table of objects, which two texts of 5,000
 * characters would make 25 million of. Costs the product of what is left of both without their common ends.
 */
export function editDistance(left: string, right: string): number {
  let start = 0;
  const shorter = Math.min(left.length, right.length);
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  return distance(left.slice(start, left.length - end), right.slice(start, right.length - end));
}

function distance(left: string, right: string): number {
  let previous = Uint16Array.from({ length: right.length + 1 }, (_, at) => at);
  let current = new Uint16Array(right.length + 1);
  for (let at = 0; at < left.length; at += 1) {
    const unit = left.charCodeAt(at);
    current[0] = at + 1;
    for (let other = 0; other < right.length; other += 1) {
      const change = (previous[other] ?? 0) + (unit === right.charCodeAt(other) ? 0 : 1);
      current[other + 1] = Math.min(change, (previous[other + 1] ?? 0) + 1, (current[other] ?? 0) + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[right.length] ?? 0;
}
