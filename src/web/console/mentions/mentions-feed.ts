// Talks in which colleagues have named me, as the hub tells them.

import { useQuery, type QueryClient } from '@tanstack/react-query';

import type { HubToMention } from '../../../wire/mention-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';

export const MENTIONS_KEY = ['mentions'] as const;

export const mentionListeners = (cache: QueryClient): HubToMention => ({
  mentionsChanged: () => {
    void cache.invalidateQueries({ queryKey: MENTIONS_KEY });
  },
});

export function useMentions() {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: MENTIONS_KEY,
    queryFn: async () => (await hub.ask('mentions', {})).mentions,
    enabled: isOnline,
  });
}
