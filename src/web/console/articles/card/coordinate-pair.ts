// A point as maps give it to be copied: `25.0375, 121.5637`, or the address of a map that holds it. Pure.

export interface Pair {
  /** WGS 84. Unit: degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Undefined: a single number, or no point at all. */
export function pairIn(text: string): Pair | undefined {
  const plain = text.normalize('NFKC').trim();
  const found = PAIR.exec(plain) ?? (plain.startsWith('https://') ? IN_ADDRESS.exec(plain) : null);
  if (found === null) return undefined;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

const PAIR = /^\(?(-?\d{1,3}(?:\.\d+)?)°?\s*[,、\s]\s*(-?\d{1,3}(?:\.\d+)?)°?\)?$/u;
/** Behind `@`, or as a value of a query. */
const IN_ADDRESS = /[@=](-?\d{1,2}\.\d+)(?:,|%2C)(-?\d{1,3}\.\d+)/iu;
