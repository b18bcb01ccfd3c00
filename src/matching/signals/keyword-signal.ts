// Which share of the utterance is written in the words that name the article: the editor's keywords, and its office.

import type { Signal } from './signal.js';

/** One character is in too many words to be a hit. Unit: characters. */
const MIN_CHARS = 2;

export const keywordSignal: Signal = {
  name: 'keyword',
  score: ({ utterance: { text }, candidates, stores }) =>
    candidates.map((article) => coveredShare(text, stores.keywords[article] ?? '')),
};

function coveredShare(text: string, keywords: string): number {
  if (keywords === '' || text === '') return 0;
  let rest = text;
  for (const keyword of keywords.split('\n')) {
    if (keyword.length >= MIN_CHARS) rest = rest.replace(keyword, '');
  }
  return (text.length - rest.length) / text.length;
}
