// What articles and intents say, as pairs of neighbouring characters, and how each character sounds: what a mistyped
// question is repaired from. Grows with the index, by single wordings; owned by match-index.

import { NumberMap } from '../../lib/number-map.js';
import { pushTo } from '../../lib/push-to.js';
import { commonWords } from '../jieba-words.js';
import { foldScript } from '../script-fold.js';
import { soundsOf } from './sounds.js';
import { WordBook } from './word-book.js';
import { foldAccent, type Sound } from './zhuyin.js';

/** A character that is said somewhere, with one of its readings. Characters are UTF-16 codes of folded Han. */
export interface Heard {
  readonly character: number;
  readonly sound: Sound;
}

/** Stand before and behind every row of Han characters. */
export const START = 1;
export const END = 2;
/** In the place of whatever stands there. */
const ANY = 3;

/** One way to read a place in a question. */
export interface Option {
  /** UTF-16 code of a folded Han character. */
  readonly character: number;
  /** What this reading costs beside the one that was typed, in nats; 0 for that one. */
  readonly cost: number;
}

const HAN_RUN = /[\u3400-\u9fff]+/gu;
/** Beside a pair that somebody wrote: what a pair inside a common word of the language counts, said here or not. */
const COMMON_PAIR_COUNT = 1;
/** Weight of what follows this very character; the rest is how often a character is said at all. */
const PAIR_SHARE = 0.9;
/** So rare is a character that nobody ever wrote. */
const UNKNOWN_COUNT = 0.1;

/** Of UTF-16. */
const UNITS = 0x1_0000;
/** Flag of a pair inside a common word. */
const COMMON = 0x8000_0000;

const NO_ONE: readonly Heard[] = [];

let commonPairs: NumberMap | undefined;

/** Pairs of characters inside the words of the language, so that a question new to the city is not taken for a typo. */
function readCommonPairs(): NumberMap {
  const pairs = new NumberMap();
  for (const word of commonWords()) {
    for (let at = 0; at + 1 < word.length; at += 1)
      pairs.set(pairKey(word.charCodeAt(at), word.charCodeAt(at + 1)), COMMON);
  }
  return pairs;
}

function commonBook(): NumberMap {
  commonPairs ??= readCommonPairs();
  return commonPairs.copy();
}

const copied = (lists: ReadonlyMap<string, readonly Heard[]>): Map<string, Heard[]> =>
  new Map(Array.from(lists, ([key, list]) => [key, [...list]]));

const join = (left: number, right: number): number => ((left << 16) | right) >>> 0;

/** One number for two characters, its bits spread as the tables want them; different pairs stay different (murmur3's mixer). */
function pairKey(left: number, right: number): number {
  let key = join(left, right);
  key = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35);
  return (key ^ (key >>> 16)) >>> 0;
}

export class PhraseBook {
  /** What is written in Latin letters. */
  words = new WordBook();
  /** Pair → how often it was said; the highest bit: a pair inside a common word. */
  readonly #pairs: NumberMap;
  /** Pair with one character between → that character, and in the low half how surely it is the one. */
  #middles = new NumberMap();
  /** Character → how often it was said. */
  #characters = new Uint32Array(UNITS);
  /** Folded character → as somebody wrote it; 0 where nobody did. */
  #written = new Uint16Array(UNITS);
  #bySound = new Map<string, Heard[]>();
  #byInitial = new Map<string, Heard[]>();
  #sounds = new Map<number, readonly Sound[]>();
  #total = 0;

  constructor(pairs = commonBook()) {
    this.#pairs = pairs;
  }

  /** Learns apart from this one. */
  copy(): PhraseBook {
    const copy = new PhraseBook(this.#pairs.copy());
    copy.words = this.words.copy();
    copy.#middles = this.#middles.copy();
    copy.#characters = this.#characters.slice();
    copy.#written = this.#written.slice();
    copy.#bySound = copied(this.#bySound);
    copy.#byInitial = copied(this.#byInitial);
    copy.#sounds = new Map(this.#sounds);
    copy.#total = this.#total;
    return copy;
  }

  /** Learns a wording as people read it, in any script. Costs microseconds. It is never unlearned: a pair too many does no harm. */
  add(wording: string): void {
    this.words.add(wording);
    const folded = foldScript(wording);
    for (const { 0: run, index } of folded.matchAll(HAN_RUN)) {
      let [beforeLast, last] = [0, START];
      for (let at = 0; at < run.length; at += 1) {
        const code = run.charCodeAt(at);
        this.#addStep(beforeLast, last, code);
        this.#addCharacter(code, wording.charCodeAt(index + at));
        [beforeLast, last] = [last, code];
      }
      this.#addStep(beforeLast, last, END);
      this.#characters[START] = this.countOf(START) + 1;
      this.#characters[END] = this.countOf(END) + 1;
    }
  }

  /** One character behind another; 0 before the first. */
  #addStep(beforeLast: number, last: number, code: number): void {
    const pair = this.#pairs.placeOf(pairKey(last, code));
    this.#pairs.put(pair, this.#pairs.at(pair) + 1);
    this.#addMiddle(pairKey(last, ANY), code);
    this.#addMiddle(pairKey(ANY, code), last);
    if (beforeLast !== 0) this.#addMiddle(pairKey(beforeLast, code), last);
  }

  #addCharacter(character: number, written: number): void {
    const count = this.countOf(character);
    if (count === 0) this.#addSounds(character);
    this.#characters[character] = count + 1;
    this.#written[character] = written;
    this.#total += 1;
  }

  /** Keeps the most frequent middle by vote. Source: Boyer and Moore, "MJRTY", 1981. */
  #addMiddle(outer: number, middle: number): void {
    const place = this.#middles.placeOf(outer);
    const kept = this.#middles.at(place);
    const votes = kept & 0xffff;
    if (votes === 0) this.#middles.put(place, join(middle, 1));
    else if (kept >>> 16 === middle) this.#middles.put(place, join(middle, Math.min(votes + 1, 0xffff)));
    else this.#middles.put(place, join(kept >>> 16, votes - 1));
  }

  #addSounds(character: number): void {
    const sounds = soundsOf(String.fromCharCode(character));
    this.#sounds.set(character, sounds);
    for (const sound of sounds) {
      const heard = { character, sound };
      pushTo(this.#bySound, foldAccent(sound.symbols), heard);
      pushTo(this.#byInitial, sound.symbols.charAt(0), heard);
    }
  }

  soundsOf(character: number): readonly Sound[] {
    return this.#sounds.get(character) ?? soundsOf(String.fromCharCode(character));
  }

  /** Characters of about this sound, whatever its tone. */
  soundingLike({ symbols }: Sound): readonly Heard[] {
    return this.#bySound.get(foldAccent(symbols)) ?? NO_ONE;
  }

  /** Characters whose sound begins with this symbol. */
  beginningWith(symbol: string): readonly Heard[] {
    return this.#byInitial.get(symbol) ?? NO_ONE;
  }

  knowsPair(left: number, right: number): boolean {
    return (this.#pairs.get(pairKey(left, right)) & ~COMMON) !== 0;
  }

  countOf(character: number): number {
    return this.#characters[character] ?? 0;
  }

  /** What may stand between the two: what does most often, what mostly follows the one, what mostly goes before the other. */
  middlesOf(left: number, right: number): number[] {
    const found = [pairKey(left, right), pairKey(left, ANY), pairKey(ANY, right)].map((outer) => {
      return this.#middles.get(outer) >>> 16;
    });
    return [...new Set(found)].filter((middle) => middle > END);
  }

  /** The character in the script that the articles are written in. */
  asWritten(character: number): number {
    const written = this.#written[character] ?? 0;
    return written === 0 ? character : written;
  }

  /** Of characters that a place may hold the best few, by what each costs and how often it is said; each once, the best first. */
  likeliest(options: readonly Option[], count: number): Option[] {
    const costs = new Map<number, number>();
    for (const { character, cost } of options) {
      if (cost < (costs.get(character) ?? Infinity)) costs.set(character, cost);
    }
    return [...costs]
      .map(([character, cost]) => ({ character, cost, worth: cost - Math.log(this.chanceOf(character)) }))
      .sort((a, b) => a.worth - b.worth || a.character - b.character)
      .slice(0, count)
      .map(({ character, cost }) => ({ character, cost }));
  }

  /** Chance of the character anywhere. */
  chanceOf(character: number): number {
    return (this.countOf(character) || UNKNOWN_COUNT) / (this.#total + 1);
  }

  /** How surprising `right` is after `left`: -ln of its probability. */
  surprise(left: number, right: number, chance = this.chanceOf(right)): number {
    const pair = this.#pairs.get(pairKey(left, right));
    const said = (pair & ~COMMON) + (pair >= COMMON ? COMMON_PAIR_COUNT : 0);
    const share = said / (this.countOf(left) + COMMON_PAIR_COUNT);
    return -Math.log(PAIR_SHARE * share + (1 - PAIR_SHARE) * chance);
  }
}
