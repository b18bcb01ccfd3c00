// What was said last in a talk, as it lies in the conversation's document.

import type { LastWords } from '../domain/conversation.js';

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
