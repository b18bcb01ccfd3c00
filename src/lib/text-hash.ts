// A fast 32-bit fingerprint of short texts, for tables that must not keep the texts. Not for security.

/** FNV-1a's offset basis and prime. Source: Fowler, Noll, Vo, "FNV Hash", http://www.isthe.com/chongo/tech/comp/fnv/ */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
/**
 * FNV-1a over UTF-16 code units, finished with murmur3's mixer so that neighbours spread.
 * `salt` keeps fingerprints of different kinds apart. Always in [1, 2^32 - 1]: 0 may mean "empty".
 *
 * Among 200,000 different texts about five pairs collide (n² / 2^33): fit for scoring, never for equality.
 */
export function hashText(text: string, salt = 0): number {
  return hashPart(text, 0, text.length, salt);
}

/** `hashText` of a part of a text, without cutting it out: for whoever looks at every place of many texts. Unit: UTF-16 units. */
export function hashPart(text: string, start: number, end: number, salt: number): number {
  let hash = OFFSET_BASIS ^ salt;
  for (let at = start; at < end; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  }
  return mixed(hash);
}

/** `hashText` of two UTF-16 units that stand apart. */
export function hashPair(first: number, second: number, salt: number): number {
  return mixed(Math.imul(Math.imul(OFFSET_BASIS ^ salt ^ first, PRIME) ^ second, PRIME));
}

function mixed(sum: number): number {
  let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
