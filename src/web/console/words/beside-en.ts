// The words of what stands beside an article's answer, in English; they come with the editor.

import type { BesideKey } from './beside-zh.js';

export const besideEn = {
  'article.side.key': '{key}: between the text and here',
  'article.english.hint': 'Translated and read by a person; question and answer go together.',
  'article.preview': 'What citizens see',
  'article.preview.none': 'Write an answer to see it on every channel.',
  'article.preview.channel': 'Channel',
  'article.preview.count': '{bubbles} messages, {n} characters',
  'article.preview.picture': 'The hub has no public address: platforms show words instead of the picture.',
} as const satisfies Record<BesideKey, string>;
