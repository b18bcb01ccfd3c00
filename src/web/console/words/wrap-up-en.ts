// Words of closing a talk with a few facts, in English.

import type { wrapUpZh } from './wrap-up-zh.js';

export const wrapUpEn: Readonly<Record<keyof typeof wrapUpZh, string>> = {
  'thread.wrapUp': 'Note…',
  'keys.wrapUp': 'Note and close',
  'wrapUp.title': 'Close: {name}',
  'wrapUp.lead': 'For colleagues only; each of the three may stay empty.',
  'wrapUp.category': 'Category',
  'wrapUp.category.hint': 'One of the knowledge base, or your own.',
  'wrapUp.solved': 'Is the citizen’s matter solved?',
  'wrapUp.yes': 'Solved',
  'wrapUp.no': 'Not solved',
  'wrapUp.unsaid': 'Not said',
  'wrapUp.note': 'Note',
  'wrapUp.do': 'Close',
  'wrapUp.next': 'Close, next one',
};
