// The keys of a keyboard left in English, cut into syllables and what is none: numbers, signs and Latin words that were meant
// as they stand ("50njo4" is 50歲). The cheapest cut wins, by dynamic programming.

import { soundOfKeys, type Sound } from './zhuyin.js';

/** A run of keys: a syllable, or keys that stay as they are. */
export interface KeyPiece {
  readonly start: number;
  readonly end: number;
  readonly sound?: Sound;
}

/** A syllable has up to three symbols and a tone. Unit: keys. */
const MAX_SYLLABLE_KEYS = 4;
/**
 * What a piece costs beside a syllable that some character of the articles sounds like. A syllable that none sounds like
 * may still be one; a letter that belongs to no syllable speaks against a blind typist, a digit or sign hardly.
 */
const COSTS = { syllable: 0.1, unheard: 1, untoned: 0.5, sign: 0.8, letter: 2 };
/** A cut that costs more a syllable is no Zhuyin. */
const MAX_MEAN_COST = 1;
/** English has no digits inside its words: so large a share of the syllables ends in a tone key other than the space bar. */
const MIN_TONED_SHARE = 0.3;

const LETTER = /[a-z]/;
const TONE_KEY = /[3467]$/;

interface Step {
  readonly cost: number;
  readonly piece?: KeyPiece;
  readonly before?: Step;
}

/** Undefined where the keys are rather what they look like. `isHeard`: does any character of the articles sound so? */
export function cutKeys(keys: string, isHeard: (sound: Sound) => boolean): KeyPiece[] | undefined {
  const ways: (Step | undefined)[] = [{ cost: 0 }];
  for (let start = 0; start < keys.length; start += 1) {
    const before = ways[start];
    if (before === undefined) continue;
    for (const { piece, cost } of piecesAt(keys, start, isHeard)) {
      const total = before.cost + cost;
      if (total < (ways[piece.end]?.cost ?? Infinity)) ways[piece.end] = { cost: total, piece, before };
    }
  }
  const last = ways[keys.length];
  if (last === undefined) return undefined;
  const pieces = readBack(last);
  return isTyped(keys, pieces, last.cost) ? pieces : undefined;
}

function piecesAt(
  keys: string,
  start: number,
  isHeard: (sound: Sound) => boolean,
): { readonly piece: KeyPiece; readonly cost: number }[] {
  const kept = { piece: { start, end: start + 1 }, cost: costOfKept(keys.charAt(start)) };
  const syllables = Array.from({ length: MAX_SYLLABLE_KEYS }, (_, count) => start + 1 + count)
    .filter((end) => end <= keys.length)
    .flatMap((end) => {
      const typed = keys.slice(start, end);
      const sound = soundOfKeys(typed);
      if (sound === undefined) return [];
      // The space bar of the last syllable is trimmed, or never hit.
      const isToned = /[ 3467]$/.test(typed);
      if (!isToned && end < keys.length) return [];
      const cost = isHeard(sound) ? COSTS.syllable : COSTS.unheard;
      return [{ piece: { start, end, sound }, cost: cost + (isToned ? 0 : COSTS.untoned) }];
    });
  return [kept, ...syllables];
}

const costOfKept = (key: string): number => (key === ' ' ? 0 : LETTER.test(key) ? COSTS.letter : COSTS.sign);

function readBack(last: Step): KeyPiece[] {
  const pieces: KeyPiece[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) {
    if (step.piece !== undefined) pieces.unshift(step.piece);
  }
  return pieces;
}

function isTyped(keys: string, pieces: readonly KeyPiece[], cost: number): boolean {
  const syllables = pieces.filter(({ sound }) => sound !== undefined);
  const toned = syllables.filter(({ start, end }) => TONE_KEY.test(keys.slice(start, end)));
  return (
    syllables.length > 0 &&
    cost <= MAX_MEAN_COST * syllables.length &&
    toned.length >= MIN_TONED_SHARE * syllables.length
  );
}
