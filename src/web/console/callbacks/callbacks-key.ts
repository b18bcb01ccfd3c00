// Where the list of messages left lies in the cache, and how a line that changed lands in it.

import type { QueryClient } from '@tanstack/react-query';

import type { CallbackView, HubToCallback } from '../../../wire/callback-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';

export const CALLBACKS_KEY = ['callbacks'] as const;

export function putCallbackRow(cache: QueryClient, row: ConversationRow): void {
  cache.setQueryData<readonly CallbackView[]>(CALLBACKS_KEY, (known) =>
    known?.some((each) => each.row.conversationId === row.conversationId) === true
      ? known.map((each) => (each.row.conversationId === row.conversationId ? { ...each, row } : each))
      : known,
  );
}

export const callbackListeners = (cache: QueryClient): HubToCallback => ({
  callbacksChanged: () => {
    void cache.invalidateQueries({ queryKey: CALLBACKS_KEY });
  },
});
