// What I have not read: of a talk, and how many talks of each tab hold something new.

import { useEffect, useMemo, useSyncExternalStore } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { Tab } from '../shell/route.js';
import { useDesk } from './desk-context.js';
import { useCurrentRows, useRows } from './use-rows.js';

export function useUnread(conversationId: string): number {
  const { unread } = useDesk();
  return useSyncExternalStore(unread.subscribe, () => unread.read().get(conversationId) ?? 0);
}

/** Has the hub count the talks of these lines. */
export function useCounted(rows: readonly ConversationRow[] | undefined): void {
  const { unread } = useDesk();
  useEffect(() => {
    unread.want((rows ?? []).map(({ conversationId }) => conversationId));
  }, [unread, rows]);
}

/** Of the lists that are here whole. Closed talks, and all there ever were, are no work that waits. */
export function useUnreadTabs(): Readonly<Partial<Record<Tab, number>>> {
  const { unread } = useDesk();
  const counts = useSyncExternalStore(unread.subscribe, unread.read);
  const waiting = useRows('waiting').data;
  const mine = useRows('mine').data;
  const paused = useRows('paused').data;
  useCounted(waiting);
  useCounted(mine);
  useCounted(paused);
  const [myTalks, putAside] = [useCurrentRows('mine', mine), useCurrentRows('paused', paused)];
  return useMemo(() => {
    const withNews = (rows: readonly ConversationRow[] = []): number =>
      rows.filter(({ conversationId }) => counts.has(conversationId)).length;
    return { waiting: withNews(waiting), mine: withNews(myTalks), paused: withNews(putAside) };
  }, [counts, waiting, myTalks, putAside]);
}
