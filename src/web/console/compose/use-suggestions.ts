// Three replies for the citizen's last words; kept, and called stale, when the citizen writes again.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Suggestion, ThreadEntry } from '../../../wire/agent-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';

interface Suggestions {
  readonly suggestions: readonly Suggestion[] | undefined;
  readonly isStale: boolean;
  readonly refresh: () => void;
}

export function useSuggestions(
  conversationId: string,
  entries: readonly ThreadEntry[],
  isWanted: boolean,
): Suggestions {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  const lastSeq = entries.findLast(({ author }) => author === 'citizen')?.seq ?? 0;
  const [forSeq, setForSeq] = useState(lastSeq);
  const { data } = useQuery({
    queryKey: ['suggest', conversationId, forSeq],
    queryFn: async () => (await hub.ask('suggest', { conversationId })).suggestions,
    enabled: isWanted && isOnline,
    placeholderData: (before) => before,
  });
  return {
    suggestions: data,
    isStale: lastSeq > forSeq,
    refresh: () => {
      setForSeq(lastSeq);
    },
  };
}
