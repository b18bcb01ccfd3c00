// One open talk: read, followed, left.

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useDesk } from './desk-context.js';
import { openThread, threadKey } from './desk-feed.js';
import { useLink } from './link.js';

export function useThread(conversationId: string) {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  useEffect(
    () => () => {
      hub.tell('leave', { conversationId });
    },
    [hub, conversationId],
  );
  return useQuery({
    queryKey: threadKey(conversationId),
    queryFn: () => openThread(hub, conversationId),
    enabled: isOnline,
    gcTime: 0,
  });
}
