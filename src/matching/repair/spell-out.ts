// Zhuyin in a message, turned into the characters it was meant to become: a keyboard left in English ("su3cl3" is 你好),
// symbols that were never converted, and 注音文, which writes only the first symbol ("ㄅ要" is 不要).

import { foldScript } from '../script-fold.js';
import { cutKeys } from './cut-keys.js';
import { likeliest, type Place } from './decode.js';
import type { Option, PhraseBook } from './phrase-book.js';
import { syllablesOf, type Sound } from './zhuyin.js';

/** Longer messages are not typed blind. Unit: characters. */
const MAX_CHARS = 240;
/** Han, symbols with their tones, or what a keyboard left in English types. */
const STRETCH = /(?<han>[\u3400-\u9fff]+)|(?<symbols>[ㄅ-ㄩ][ㄅ-ㄩˊˇˋ˙ ]*)|(?<keys>[a-z0-9;,./ -]+)/gu;
/** A number alone is a number. */
const LETTER = /[a-z]/;
/** Laughter, by the sound it is written for. */
const LAUGHTER = /(?:ㄏ|ㄎ|ㄘ){2,}/gu;
/** A syllable of the message, or the place of a character that stays. */
const MIN_SYLLABLES_IN_TEXT = 2;

/** Nats: another tone or an accent than what was typed, and a character that 注音文 rarely shortens so. */
const COSTS = { otherTone: 2, accent: 4, rareLetter: 3 };
const MAX_OPTIONS = 24;
const NO_EDITS = { dropped: Infinity, swapped: Infinity };

/** What 注音文 usually means by a symbol; folded. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{
    ㄅ: '不吧',
    ㄉ: '的得都到',
    ㄇ: '吗',
    ㄋ: '你呢',
    ㄌ: '了',
    ㄍ: '个跟',
    ㄎ: '可',
    ㄏ: '会还很',
    ㄐ: '就',
  },
  ...{
    ㄑ: '去',
    ㄒ: '想',
    ㄓ: '这',
    ㄔ: '吃',
    ㄕ: '是',
    ㄖ: '人',
    ㄗ: '在',
    ㄙ: '是',
    ㄚ: '啊',
    ㄛ: '喔',
    ㄝ: '诶',
    ㄟ: '诶',
    ㄡ: '喔',
  },
};

export interface Spelled {
  readonly text: string;
  /** So much of it was typed blind that what the keys look like says nothing. */
  readonly isBlind: boolean;
}

/** So many syllables in a row no other text looks like. */
const BLIND_SYLLABLES = 5;

/** The message in characters; undefined where it holds no Zhuyin that can be read. */
export function spellOut(text: string, book: PhraseBook): Spelled | undefined {
  if (text.length > MAX_CHARS) return undefined;
  const calm = text.replace(LAUGHTER, '');
  const typed = uncapitalized(calm);
  const pieces = [...typed.matchAll(STRETCH)].flatMap((found) => readStretch(found, typed, book));
  if (pieces.every(({ isSpelled }) => !isSpelled))
    return calm === text || calm.trim() === '' ? undefined : { text: calm, isBlind: false };
  const keyed = pieces.filter(({ start, isSpelled }) => isSpelled && KEY.test(typed.charAt(start)));
  return { text: write(pieces, calm, book), isBlind: keyed.length >= BLIND_SYLLABLES };
}

const KEY = /[a-z0-9;,./-]/;

/** A phone capitalises the first key; other capitals are words. */
const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

interface Piece {
  readonly start: number;
  readonly end: number;
  /** None: the piece stays as it is, and neighbours do not speak through it. */
  readonly places: readonly Place[];
  readonly isSpelled: boolean;
}

function readStretch(
  { 0: stretch, index, groups }: RegExpExecArray,
  text: string,
  book: PhraseBook,
): Piece[] {
  const span = { start: index, end: index + stretch.length };
  if (groups?.['han'] !== undefined) {
    const places = Array.from(foldScript(stretch), (sign) => only(sign.charCodeAt(0)));
    return [{ ...span, places, isSpelled: false }];
  }
  if (groups?.['keys'] !== undefined) return readKeys(stretch, index, text, book);
  const places = readSymbols(stretch, book);
  return [{ ...span, places: places ?? [], isSpelled: places !== undefined }];
}

const only = (character: number): Place => ({ options: [{ character, cost: 0 }], mayMove: false });

/** One piece a syllable, or a single one that stays as it is. */
function readKeys(keys: string, index: number, text: string, book: PhraseBook): Piece[] {
  const whole = { start: index, end: index + keys.length, places: [], isSpelled: false };
  if (!LETTER.test(keys)) return [whole];
  const from = index + keys.length - keys.trimStart().length;
  const cut = cutKeys(keys.trimStart(), (sound) => isHeard(sound, book));
  const isWhole = keys.trim() === text.replace(/[?？!！~～。]+\s*$/u, '').trim();
  const pieces = (cut ?? []).map(({ start, end, sound }) => {
    const place = sound === undefined ? undefined : spokenAs(sound, book);
    const places = place === undefined ? [] : [place];
    return { start: from + start, end: from + end, places, isSpelled: place !== undefined };
  });
  const spelled = pieces.filter(({ isSpelled }) => isSpelled).length;
  return spelled < (isWhole ? 1 : MIN_SYLLABLES_IN_TEXT) ? [whole] : pieces;
}

/** Syllables where each has its tone; otherwise each symbol is the first of a character. */
function readSymbols(symbols: string, book: PhraseBook): Place[] | undefined {
  const sounds = /[ˊˇˋ˙]/u.test(symbols) ? syllablesOf(symbols) : undefined;
  if (sounds !== undefined) return allPlaces(sounds.map((sound) => spokenAs(sound, book)));
  return allPlaces(Array.from(symbols.replace(/[ˊˇˋ˙ ]/gu, ''), (symbol) => shortenedTo(symbol, book)));
}

function allPlaces(places: readonly (Place | undefined)[]): Place[] | undefined {
  const found = places.filter((place) => place !== undefined);
  return found.length === places.length && found.length > 0 ? found : undefined;
}

const isHeard = ({ symbols }: Sound, book: PhraseBook): boolean =>
  book.soundingLike({ symbols, tone: 0 }).some(({ sound }) => sound.symbols === symbols);

function spokenAs(sound: Sound, book: PhraseBook): Place | undefined {
  if (!isHeard(sound, book)) return undefined;
  return toPlace(
    book.soundingLike(sound).map(({ character, sound: { symbols, tone } }) => {
      const cost =
        (symbols === sound.symbols ? 0 : COSTS.accent) + (tone === sound.tone ? 0 : COSTS.otherTone);
      return { character, cost };
    }),
    book,
  );
}

function shortenedTo(symbol: string, book: PhraseBook): Place | undefined {
  const usual = Array.from(LETTERS[symbol] ?? '', (sign) => ({ character: sign.charCodeAt(0), cost: 0 }));
  const others = book.beginningWith(symbol).map(({ character }) => ({ character, cost: COSTS.rareLetter }));
  return toPlace([...usual, ...others], book);
}

function toPlace(options: readonly Option[], book: PhraseBook): Place | undefined {
  const [first, ...others] = book.likeliest(options, MAX_OPTIONS);
  return first === undefined ? undefined : { options: [first, ...others], mayMove: false };
}

/** Neighbouring pieces are read as one row, so that characters already typed help to read the others. */
function write(pieces: readonly Piece[], text: string, book: PhraseBook): string {
  let written = '';
  let end = 0;
  for (let at = 0; at < pieces.length;) {
    const row = rowFrom(pieces, at);
    const [first] = row;
    if (first === undefined) break;
    written += text.slice(end, first.start) + writeRow(row, text, book);
    end = row.at(-1)?.end ?? end;
    at += row.length;
  }
  return written + text.slice(end);
}

function rowFrom(pieces: readonly Piece[], at: number): Piece[] {
  const row: Piece[] = [];
  for (let next = pieces[at]; next !== undefined; next = pieces[at + row.length]) {
    const last = row.at(-1);
    if (
      last !== undefined &&
      (last.places.length === 0 || next.places.length === 0 || last.end !== next.start)
    )
      break;
    row.push(next);
  }
  return row;
}

function writeRow(row: readonly Piece[], text: string, book: PhraseBook): string {
  const places = row.flatMap((piece) => piece.places);
  const { characters } = likeliest(places, book, NO_EDITS);
  let at = 0;
  return row
    .map(({ start, end, isSpelled, places: own }) => {
      const read = characters.slice(at, at + own.length);
      at += own.length;
      if (!isSpelled) return text.slice(start, end);
      return read.map(({ character }) => String.fromCharCode(book.asWritten(character))).join('');
    })
    .join('');
}
