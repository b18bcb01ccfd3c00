// Shapes that both socket namespaces speak. `src/wire/README.md` explains every event to a client's author.

import type { ShownCard } from '../domain/card.js';

/** A fault as a client may show it: a stable code and a sentence in both languages. */
export interface WireError {
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Every acknowledged event answers with one of these. */
export type Ack<Value extends object = object> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly error: WireError };

/** A button under a bubble. */
export interface WireChoice {
  readonly label: string;
  /** Sent back as it is. */
  readonly payload: string;
  /** What is written into the talk in the citizen's name. */
  readonly spoken: string;
}

/** A message that another one answers. */
export interface WireQuote {
  readonly seq: number;
  readonly author: 'citizen' | 'bot' | 'system' | 'agent' | 'elsewhere' | 'note';
  /** At most 100 characters; empty for what has no words, and for what was taken back. */
  readonly text: string;
}

/** What stands beside the words: steps, a place, links, a picture, buttons. A picture's address may begin with `/`: the hub's own. */
export type WireCard = ShownCard;

/** Who speaks in the talk now. */
export type WireStatus = 'bot' | 'queued' | 'assigned' | 'resolved';

/** Longest text in either direction, UTF-16 units. */
export const MOST_TEXT_CHARS = 5_000;

/** Longest shift note. Unit: UTF-16 units. */
export const MOST_SHIFT_NOTE_CHARS = 500;

/** What an agent's text must not hold when it leaves: `{{案號}}` and the like, refused as BLANK_LEFT. */
export { findOpenBlanks } from '../domain/blanks.js';
export { sizeOf } from '../domain/file-size.js';
/** What may be a number of a case, as the hub keeps it. */
export { MOST_CASE_CHARS, MOST_PLACE_CHARS, readCaseNumber } from '../domain/talk-facts.js';
/** Files beside one reply. */
export { MOST_FILES } from '../domain/sent-file.js';
export { TAG_COLOURS, type TagColour } from '../domain/tag.js';
/** What came of a message that was left. */
export { CALLBACK_OUTCOMES } from '../domain/callback.js';
