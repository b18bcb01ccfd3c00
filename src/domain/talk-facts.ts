// What colleagues note on a talk besides words: the number of its case in the city's own case system, and where it is about. Pure.

/** Who noted it, as colleagues read them. */
interface Noted {
  readonly byName: string;
  readonly atMs: number;
}

export interface CaseNumber extends Noted {
  readonly number: string;
}

export interface NotedPlace extends Noted {
  readonly address: string;
}

/** The privacy notice that stood above the citizen's words. */
export interface ShownNotice {
  readonly version: string;
  /** When they first wrote below it. */
  readonly atMs: number;
}

/** A talk lasts as long as its contact comes: some report again and again. Ours. */
export const MOST_CASES = 20;
/** 府研話字第1150012345號 has sixteen. Ours. Unit: UTF-16 units. */
export const MOST_CASE_CHARS = 40;
/** The longest address of a house in Taiwan has some sixty. Ours. Unit: UTF-16 units. */
export const MOST_PLACE_CHARS = 200;

const CASE_NUMBER = /^(?=.*\p{N})[\p{L}\p{N}][\p{L}\p{N}\-_/.#() ]*$/u;

/** The number as it is kept, so that width, case and blanks make no other one; undefined where it cannot be one. */
export function readCaseNumber(text: string): string | undefined {
  const number = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase();
  return number.length <= MOST_CASE_CHARS && CASE_NUMBER.test(number) ? number : undefined;
}
