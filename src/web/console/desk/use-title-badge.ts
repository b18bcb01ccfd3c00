// The browser tab says how many wait, and how many of mine hold words that I have not read, and where I am named.

import { useEffect } from 'react';

import { useMentions } from '../mentions/mentions-feed.js';
import { useRows } from './use-rows.js';
import { useUnreadTabs } from './use-unread.js';

export function useTitleBadge(title: string): void {
  const { mine = 0, paused = 0 } = useUnreadTabs();
  const named = useMentions().data?.length ?? 0;
  const waiting = (useRows('waiting').data?.length ?? 0) + mine + paused + named;
  useEffect(() => {
    document.title = waiting === 0 ? title : `(${waiting}) ${title}`;
  }, [waiting, title]);
}
