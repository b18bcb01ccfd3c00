// A question whose Chinese was mistyped (a character of the same sound, one left out, two in the wrong order), as the
// articles would write it. What they do write stays as it is.

import { foldScript } from '../script-fold.js';
import { likeliest, type Place } from './decode.js';
import type { Option, PhraseBook } from './phrase-book.js';
import type { Sound } from './zhuyin.js';

/**
 * Nats. Chosen on wordings held out of our own articles and mistyped (loss of top-1 there without and with repair: see
 * test/quality/README.md). One character left out is cheap, because only one that stands between these two is put in.
 */
const COSTS = {
  ...{ homophone: 5, otherTone: 0.7, accent: 1, dropped: 3, swapped: 4 },
};
/** Homophones that are tried in a place. */
const MAX_OPTIONS = 12;
/** The question has been asked by then: the rest stays as it is. Unit: Chinese characters. */
const MAX_CHARS = 60;
const HAN_RUN = /[\u3400-\u9fff]+/gu;

export interface Retyped {
  readonly text: string;
  /** How much of its Chinese, or of its English, is not as it was typed, in (0, 1]. */
  readonly changedShare: number;
}

/** The question as it was probably meant; undefined where nothing is to be mended. */
export function retype(text: string, book: PhraseBook): Retyped | undefined {
  let read = 0;
  let changed = 0;
  const retyped = text.replace(HAN_RUN, (run) => {
    const row = run.slice(0, MAX_CHARS - read);
    const mended = retypeRow(row, book);
    read += row.length;
    changed += mended.changed;
    return `${mended.text}${run.slice(row.length)}`;
  });
  return changed === 0 ? undefined : { text: retyped, changedShare: Math.min(1, changed / read) };
}

function retypeRow(row: string, book: PhraseBook): { readonly text: string; readonly changed: number } {
  const codes = Array.from(foldScript(row), (sign) => sign.charCodeAt(0));
  const places = codes.map((code, at) =>
    placeOf(code, { before: codes[at - 1], after: codes[at + 1] }, book),
  );
  if (places.every(({ mayMove }) => !mayMove)) return { text: row, changed: 0 };
  let changed = 0;
  let last = -1;
  const written = likeliest(places, book, COSTS).characters.map(({ character, place = -1 }) => {
    const isTyped = codes[place] === character;
    if (!isTyped || place < last) changed += 1;
    last = Math.max(last, place);
    return isTyped ? row.charAt(place) : String.fromCharCode(book.asWritten(character));
  });
  return { text: written.join(''), changed };
}

/** A character whose neighbours nobody writes beside it may be another one. */
function placeOf(
  code: number,
  { before, after }: { readonly before: number | undefined; readonly after: number | undefined },
  book: PhraseBook,
): Place {
  const isOdd =
    (before !== undefined && !book.knowsPair(before, code)) ||
    (after !== undefined && !book.knowsPair(code, after));
  const typed: Option = { character: code, cost: 0 };
  return { options: isOdd ? [typed, ...homophonesOf(code, book)] : [typed], mayMove: isOdd };
}

function homophonesOf(code: number, book: PhraseBook): Option[] {
  const options = book.soundsOf(code).flatMap((typed) => {
    return book.soundingLike(typed).map(({ character, sound }) => {
      return { character, cost: COSTS.homophone + distance(typed, sound) };
    });
  });
  return book.likeliest(
    options.filter(({ character }) => character !== code),
    MAX_OPTIONS,
  );
}

function distance(typed: Sound, meant: Sound): number {
  return (
    (typed.symbols === meant.symbols ? 0 : COSTS.accent) + (typed.tone === meant.tone ? 0 : COSTS.otherTone)
  );
}
