// One open talk: read, followed, left.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useDesk } from './desk-context.js';
import { openThread, threadKey } from './desk-feed.js';
import { useLink } from './link.js';

export function useThread(conversationId: string) {
  const { hub, link, rooms } = useDesk();
  const cache = useQueryClient();
  const isOnline = useLink(link).state === 'online';
  useEffect(
    () => () => {
      hub.tell('leave', { conversationId });
      rooms.left(`talk:${conversationId}`);
    },
    [hub, rooms, conversationId],
  );
  return useQuery({
    queryKey: threadKey(conversationId),
    queryFn: () => openThread(cache, { hub, rooms }, conversationId),
    enabled: isOnline,
    gcTime: 0,
  });
}
