// A fast 32-bit fingerprint of short texts, for tables that must not keep the texts. Not for security.

/** FNV-1a's offset basis and prime. Source: Fowler, Noll, Vo, "FNV Hash", http://www.isthe.com/chongo/tech/comp/fnv/ */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
/** Looked up once: in a realm of its own (`node:vm`, as tests run) each look at a global costs more than the hashing. */
const { imul } = Math;

/**
 * FNV-1a over UTF-16 code units, finished with murmur3's mixer so that neighbours spread.
 * `salt` keeps fingerprints of different kinds apart. Always in [1, 2^32 - 1]: 0 may mean "empty".
 *
 * Among 200,000 different texts about five pairs collide (n² / 2^33): fit for scoring, never for equality.
 */
export function hashText(text: string, salt = 0): number {
  let hash = OFFSET_BASIS ^ salt;
  for (let at = 0; at < text.length; at += 1) {
    hash = imul(hash ^ text.charCodeAt(at), PRIME);
  }
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}
