// Finds a title by how its first characters are typed in Zhuyin: initials (ㄑㄕㄏ for 請稍候), more of each syllable, or the same
// keys on an unswitched keyboard (fgc).

import { soundsOf } from '../matching/repair/sounds.js';
import { symbolsOfKeys } from '../matching/repair/zhuyin.js';

const TONES = /[˙ˊˇˋ\s]/gu;
const SYMBOLS = /^[ㄅ-ㄩ]+$/u;

/** The symbols that a query types, tones left out; undefined where it types none. */
export function zhuyinQueryOf(query: string): string | undefined {
  const typed = query.replace(TONES, '');
  if (SYMBOLS.test(typed)) return typed;
  const keys = /^[a-z0-9,./;-]+$/i.test(query) ? symbolsOfKeys(query.toLowerCase()) : undefined;
  const symbols = keys?.replace(TONES, '');
  return symbols !== undefined && SYMBOLS.test(symbols) ? symbols : undefined;
}

/** Characters that may be left out between the typed ones: ㄑㄕㄏ finds 請民眾稍候查詢. */
const MOST_SKIPPED = 3;
const SKIP_COST = 0.08;
const START_COST = 0.02;
/** Characters looked at from a title's beginning. */
const MOST_LOOKED_AT = 24;

/**
 * How well the symbols type characters of the title in their order, each by the beginning of one of its readings: 1 for the first
 * characters one after the other, less for later ones and for gaps; undefined where they do not.
 */
export function zhuyinScore(symbols: string, title: string): number | undefined {
  const readings = Array.from(title)
    .slice(0, MOST_LOOKED_AT)
    .map((character) => soundsOf(character).map((sound) => sound.symbols));
  const scores = readings.flatMap((_, from) => {
    // The first typed character is never one that is left out: starting later is another start.
    const skipped = startsHere(symbols, readings[from])
      ? skippedFrom(symbols, readings.slice(from), MOST_SKIPPED)
      : undefined;
    return skipped === undefined ? [] : [1 - from * START_COST - skipped * SKIP_COST];
  });
  return scores.length === 0 ? undefined : Math.max(...scores);
}

type Readings = readonly string[];

const startsHere = (symbols: string, readings: Readings = []): boolean =>
  readings.some((reading) => symbols.startsWith(reading.slice(0, 1)));

/** The fewest characters left out; undefined where more than `most` would have to be. */
function skippedFrom(
  symbols: string,
  [first, ...rest]: readonly Readings[],
  most: number,
): number | undefined {
  if (symbols === '') return 0;
  if (first === undefined) return undefined;
  for (const taken of takenBy(symbols, first)) {
    const skipped = skippedFrom(symbols.slice(taken), rest, most);
    if (skipped !== undefined) return skipped;
  }
  if (most === 0) return undefined;
  const later = skippedFrom(symbols, rest, most - 1);
  return later === undefined ? undefined : later + 1;
}

/** How many symbols a character may take, the most first: ㄑㄧ is rather 請 than 求 and 一. */
function takenBy(symbols: string, readings: Readings): readonly number[] {
  const most = Math.max(0, ...readings.map((reading) => commonStart(symbols, reading)));
  return Array.from({ length: most }, (_, at) => most - at);
}

function commonStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
