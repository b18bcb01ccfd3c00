// Talks in which colleagues have named me, and whom I may name, as the hub tells them.

import { useQuery, type QueryClient } from '@tanstack/react-query';

import type { HubToMention } from '../../../wire/mention-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import type { Named } from './mention-text.js';

export const MENTIONS_KEY = ['mentions'] as const;

export const mentionListeners = (cache: QueryClient): HubToMention => ({
  mentionsChanged: () => {
    void cache.invalidateQueries({ queryKey: MENTIONS_KEY });
  },
});

/** An account that is added meanwhile may be named after so long. Unit: ms. */
const COLLEAGUES_FRESH_MS = 60_000;

/** Whom a note may name; asked for once somebody writes one, undefined until it is known. */
export function useColleagues(isWanted: boolean): readonly Named[] | undefined {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: async () => (await hub.ask('colleagues', {})).colleagues,
    enabled: isOnline && isWanted,
    staleTime: COLLEAGUES_FRESH_MS,
  }).data;
}

export function useMentions() {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: MENTIONS_KEY,
    queryFn: async () => (await hub.ask('mentions', {})).mentions,
    enabled: isOnline,
  });
}
