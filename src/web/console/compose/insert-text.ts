// Puts a text into a draft at the caret, on a line of its own; never takes typed words away. Pure.

import { findOpenBlanks } from '../../../wire/shared.js';

export interface Inserted {
  readonly text: string;
  readonly caret: number;
}

export function insertText(draft: string, caret: number, text: string): Inserted {
  const before = draft.slice(0, caret);
  const after = draft.slice(caret);
  const head = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  const tail = after === '' || after.startsWith('\n') ? after : `\n${after}`;
  return { text: head + text + tail, caret: head.length + text.length };
}

/** A colleague, named at the end of a note. */
export const withMention = (note: string, name: string): string =>
  `${note}${note === '' || /\s$/u.test(note) ? '' : ' '}@${name} `;

/** What is searched for when the whole draft is `/words`; the full-width slash of Chinese input methods counts. */
export function slashQueryOf(draft: string): string | undefined {
  return /^[/／]([^\n]*)$/.exec(draft)?.[1]?.trim();
}

/** The blank to fill in next: the first after the caret, else the first of all. Undefined where none is left. */
export function nextBlank(
  text: string,
  caret: number,
): { readonly start: number; readonly end: number } | undefined {
  const blanks = findOpenBlanks(text);
  return blanks.find(({ start }) => start >= caret) ?? blanks[0];
}
