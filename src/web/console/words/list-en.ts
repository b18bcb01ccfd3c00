// The list of talks in English.

import type { listZh } from './list-zh.js';

export const listEn: Readonly<Record<keyof typeof listZh, string>> = {
  'unread.messages': '{n} unread',
  'unread.talks': '{n} with unread messages',
  'queue.empty.filtered': 'No talk matches the filters',
  'queue.empty.filtered.next': 'Clear the filters to see every talk of this tab.',
  'filter.clear': 'Clear filters',
};
