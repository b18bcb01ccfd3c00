// Parts of a normalised text that are cut in different ways. Read for every text of every index, so it looks at each character
// once: by regular expressions building an index took a tenth longer.

/** Latin words and numbers are cut at spaces; everything else (Han, kana, Zhuyin, Thai) is written without. */
export interface Run {
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  /** Letters of Latin script, digits and marks; else whatever is dense. */
  readonly isLatin: boolean;
}

const NOT_SEEN = 0;
const SPACE = 1;
const LATIN = 2;
const DENSE = 3;

const LATIN_LETTER = /[\p{Script=Latin}\p{N}\p{M}]/u;
const WHITE = /\s/u;

/** What each UTF-16 unit is, as far as it has been met. */
const kinds = new Uint8Array(0x1_0000);

/** @example runsOf('c1 駕照').map(({ text }) => text) // ['c1', '駕照'] */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let kind = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const here = kindAt(text, at);
    if (here === kind) continue;
    if (kind !== SPACE) runs.push({ text: text.slice(start, at), start, isLatin: kind === LATIN });
    start = at;
    kind = here;
  }
  if (kind !== SPACE) runs.push({ text: text.slice(start), start, isLatin: kind === LATIN });
  return runs;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return kindOf(wholeAt(text, at));
  const known = kinds[code] ?? NOT_SEEN;
  if (known !== NOT_SEEN) return known;
  const kind = kindOf(text.charAt(at));
  kinds[code] = kind;
  return kind;
}

/** The whole character of which a half stands here: both halves are of one kind. */
function wholeAt(text: string, at: number): string {
  const isBehind = text.charCodeAt(at) >= 0xdc00 && at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return String.fromCodePoint(text.codePointAt(isBehind ? at - 1 : at) ?? 0);
}

function kindOf(character: string): number {
  if (LATIN_LETTER.test(character)) return LATIN;
  return WHITE.test(character) ? SPACE : DENSE;
}
