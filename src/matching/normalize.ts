// The one form in which questions are compared: called for every utterance, title and variant before anything is
// scored. The raw text stays what people see and what is audited.

import { TextWriter } from '../lib/text-writer.js';
import { HALF, LATIN, MARK, NUMBER, READ, unitKind } from './character-kinds.js';
import { withoutPoliteness } from './politeness.js';
import { foldScript } from './script-fold.js';

export interface Normalized {
  /** What is compared. */
  readonly text: string;
  /** The same characters, position for position, in the script the person used: for showing hits. */
  readonly surface: string;
}

/** Whatever is neither letter, digit nor a mark of one; runs become one space. */
const SEPARATORS = /[^\p{L}\p{N}\p{M}]+/gu;
/** Signs inside one name that people write or leave out: "C1/D1", "COVID-19", "don't". Between two digits they count. */
const INNER_SIGNS =
  /['’](?<=\p{Script=Latin}.)|[-/.](?:(?<=\p{Script=Latin}.)(?=\p{N})|(?<=\p{N}.)(?=\p{Script=Latin}))/gu;
/** A space that does not part two Latin words or numbers. Both begin with the sign itself: few places are looked at twice. */
const IDLE_SPACE = / (?:(?<![\p{Script=Latin}\p{N}\p{M}] )|(?![\p{Script=Latin}\p{N}]))/gu;
/** Text that another round leaves as it is: what NFKC, lower case and the signs' rules have nothing to say about. */
const SETTLED = /^[a-z0-9 \u4e00-\u9fff]*$/;
/** Text of which NFKC changes at most signs that become a space either way: most texts, and it takes as long as all the rest. */
const COMPATIBLE = /^[\0-\x7f\u4e00-\u9fff，。、？！：；（）「」]*$/;
/** NFKC and case folding settle within three rounds; each further round only takes politeness off. */
const MAX_ROUNDS = 6;

/**
 * NFKC, lower case, one script, no punctuation, no politeness around the question. Idempotent.
 *
 * @example
 * normalize('請問,垃圾車幾點來呢?謝謝'); // '垃圾车几点来'
 * normalize('How do I Apply?'); // 'how do i apply'
 */
export function normalize(text: string): string {
  return normalizeWithSurface(text).text;
}

/** As `normalize`, with the same characters in the person's own script beside it. */
export function normalizeWithSurface(text: string): Normalized {
  let current = round(text);
  for (let count = 1; count < MAX_ROUNDS && !SETTLED.test(current.surface); count += 1) {
    const next = round(current.surface);
    if (next.surface === current.surface) return current;
    current = next;
  }
  return current;
}

function round(text: string): Normalized {
  const surface = plainText(text);
  const folded = foldScript(surface);
  const { start, end } = withoutPoliteness(folded);
  return { text: folded.slice(start, end), surface: surface.slice(start, end) };
}

function plainText(text: string): string {
  const small = COMPATIBLE.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKC').toLowerCase().normalize('NFKC');
  const length = writePlain(small, writer.room(small.length));
  return length === NOT_READ ? plainByRules(small) : writer.textOf(length);
}

const writer = new TextWriter();

/** The rules as they are meant; a character of two UTF-16 units is read by them alone. */
function plainByRules(small: string): string {
  const spaced = small.replace(INNER_SIGNS, '').replace(SEPARATORS, ' ').trim();
  return spaced.replace(IDLE_SPACE, '');
}

const NOT_READ = -1;

/** The same in one walk, which every text of every index takes: the length of what was written. */
function writePlain(small: string, into: Uint16Array): number {
  let length = 0;
  let before = 0;
  let isParted = false;
  for (let at = 0; at < small.length; at += 1) {
    const code = small.charCodeAt(at);
    const kind = unitKind(code);
    if ((kind & READ) === 0) {
      if ((kind & HALF) !== 0) return NOT_READ;
      isParted ||= !isInnerSign(small, at, code);
      continue;
    }
    if (isParted && (before & (LATIN | NUMBER | MARK)) !== 0 && (kind & (LATIN | NUMBER)) !== 0) {
      into[length] = SPACE;
      length += 1;
    }
    into[length] = code;
    length += 1;
    before = kind;
    isParted = false;
  }
  return length;
}

const SPACE = 0x20;

function isInnerSign(small: string, at: number, code: number): boolean {
  switch (code) {
    case APOSTROPHE:
    case CURLED_APOSTROPHE:
      return (kindAt(small, at - 1) & LATIN) !== 0;
    case HYPHEN:
    case SLASH:
    case POINT: {
      const [left, right] = [kindAt(small, at - 1), kindAt(small, at + 1)];
      return (
        ((left & LATIN) !== 0 && (right & NUMBER) !== 0) || ((left & NUMBER) !== 0 && (right & LATIN) !== 0)
      );
    }
    default:
      return false;
  }
}

const APOSTROPHE = 0x27;
const CURLED_APOSTROPHE = 0x2019;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const POINT = 0x2e;

const kindAt = (text: string, at: number): number =>
  at < 0 || at >= text.length ? 0 : unitKind(text.charCodeAt(at));
