// The words that the matcher reads in an utterance, for people who want to see what it makes of a sentence.

import { wordsOf } from './features.js';
import { normalizeWithSurface } from './normalize.js';

/** In order, in the person's own script. @example readTokens('路燈壞了') // ['路燈', '壞', '了'] */
export function readTokens(utterance: string): readonly string[] {
  const { text, surface } = normalizeWithSurface(utterance);
  return wordsOf(text).map(({ start, end }) => surface.slice(start, end));
}
