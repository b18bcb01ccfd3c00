// What each character is to whoever reads texts one character after the other: by regular expressions the same takes several times
// as long. Looked up once per UTF-16 unit, for good.

/** Script=Latin. */
export const LATIN = 1;
/** Any digit or other number. */
export const NUMBER = 2;
/** Belongs to the character before it. */
export const MARK = 4;
/** A letter, a number or a mark: whatever is read at all. */
export const READ = 8;
export const WHITE = 16;
/** Half of a character: what it is hangs on the other half. */
export const HALF = 32;

/** Of what Unicode says nothing else. */
const OTHER = 64;
const NOT_SEEN = 0;

const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Latin}/u, LATIN],
  [/\p{N}/u, NUMBER],
  [/\p{M}/u, MARK],
  [/[\p{L}\p{N}\p{M}]/u, READ],
  [/\s/u, WHITE],
];

const kinds = new Uint8Array(0x1_0000);

/** The flags above of one UTF-16 unit. */
export function unitKind(code: number): number {
  const known = kinds[code] ?? NOT_SEEN;
  if (known !== NOT_SEEN) return known;
  const kind = code >= 0xd800 && code <= 0xdfff ? HALF : characterKind(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

/** The same of one whole character. */
export function characterKind(character: string): number {
  return CLASSES.reduce((kind, [isOfClass, flag]) => kind | (isOfClass.test(character) ? flag : 0), OTHER);
}
