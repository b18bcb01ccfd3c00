// Parts of a normalised text that are cut in different ways. Read for every text of every index, so it looks at each character
// once: by regular expressions building an index took a tenth longer.

import { characterKind, HALF, LATIN, MARK, NUMBER, unitKind, WHITE } from './character-kinds.js';

/** Latin words and numbers are cut at spaces; everything else (Han, kana, Zhuyin, Thai) is written without. */
export interface Run {
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  /** Letters of Latin script, digits and marks; else whatever is dense. */
  readonly isLatin: boolean;
}

const NOTHING = 0;
const LATIN_RUN = 1;
const DENSE_RUN = 2;

let lastText = '';
let lastRuns: readonly Run[] = [];

/** @example runsOf('c1 駕照').map(({ text }) => text) // ['c1', '駕照'] */
export function runsOf(text: string): readonly Run[] {
  // A text is cut in several ways, one right after the other.
  if (text === lastText) return lastRuns;
  lastRuns = cutRuns(text);
  lastText = text;
  return lastRuns;
}

function cutRuns(text: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  let kind = NOTHING;
  for (let at = 0; at < text.length; at += 1) {
    const here = kindAt(text, at);
    if (here === kind) continue;
    if (kind !== NOTHING) runs.push({ text: text.slice(start, at), start, isLatin: kind === LATIN_RUN });
    start = at;
    kind = here;
  }
  if (kind !== NOTHING) runs.push({ text: text.slice(start), start, isLatin: kind === LATIN_RUN });
  return runs;
}

function kindAt(text: string, at: number): number {
  const kind = unitKind(text.charCodeAt(at));
  return runKind((kind & HALF) === 0 ? kind : characterKind(wholeAt(text, at)));
}

/** The whole character of which a half stands here: both halves are of one kind. */
function wholeAt(text: string, at: number): string {
  const isBehind = text.charCodeAt(at) >= 0xdc00 && at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return String.fromCodePoint(text.codePointAt(isBehind ? at - 1 : at) ?? 0);
}

function runKind(kind: number): number {
  if ((kind & (LATIN | NUMBER | MARK)) !== 0) return LATIN_RUN;
  return (kind & WHITE) === 0 ? DENSE_RUN : NOTHING;
}
