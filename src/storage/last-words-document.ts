// What was said last in a talk, as it lies in the conversation's document.

import type { NewTranscriptEntry } from '../conversations/transcript-store.js';
import type { LastWords } from '../domain/conversation.js';
import type { Amendment } from '../domain/inbound-event.js';
import { firstGraphemes } from '../lib/text-cutting.js';

/** As much of the last words as a line of the queue shows. Unit: grapheme clusters. */
const LAST_TEXT_GRAPHEMES = 80;

/** The last words as they lie in the document; `unansweredSince` is null when they were ours. */
export interface LastWordsDocument {
  author: string;
  text: string;
  at: Date;
  unansweredSince: Date | null;
}

export function readLast({ author, text, at, unansweredSince }: LastWordsDocument): LastWords {
  const since = unansweredSince === null ? {} : { unansweredSinceMs: unansweredSince.getTime() };
  return { author, text, atMs: at.getTime(), ...since };
}

/** A sign on a message is no word: nobody waits for an answer to it. */
const isReaction = (amends: Amendment | undefined): boolean =>
  amends?.kind === 'react' || amends?.kind === 'unreact';

/** The stage that keeps the last words of the talk beside its standing, for the queue; staff's notes are none, and what the
 *  hub itself says about the queue would stand over what the citizen wants. */
export function lastWords(entries: readonly NewTranscriptEntry[]) {
  const entry = entries.findLast(
    ({ author, amends }) => author !== 'note' && author !== 'system' && !isReaction(amends),
  );
  if (entry === undefined) return [];
  const { author, atMs, files = [] } = entry;
  // A file without words is known by its name.
  const text = entry.text === '' ? files.map(({ name }) => name).join('、') : entry.text;
  const at = new Date(atMs);
  // Who writes twice has waited since the first time.
  const unansweredSince = author === 'citizen' ? { $ifNull: ['$last.unansweredSince', at] } : null;
  const words = {
    author,
    text: { $literal: firstGraphemes(text, LAST_TEXT_GRAPHEMES) },
    at,
    unansweredSince,
  };
  return [
    { $set: { last: { $cond: [{ $in: [{ $literal: entry.sourceKey }, '$fresh'] }, words, '$last'] } } },
  ];
}
