// Three replies for the citizen's last words; kept, and called stale, when the citizen writes again.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { Suggestion, ThreadEntry } from '../../../wire/agent-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';

interface Suggestions {
  readonly suggestions: readonly Suggestion[] | undefined;
  readonly isStale: boolean;
  /** Number of the question that they answer. */
  readonly forSeq: number | undefined;
  readonly refresh: () => void;
  /** Takes one away and tells the hub that it does not fit. */
  readonly dismiss: (suggestion: Suggestion) => void;
}

export function useSuggestions(
  conversationId: string,
  entries: readonly ThreadEntry[],
  isWanted: boolean,
): Suggestions {
  const { hub, link } = useDesk();
  const cache = useQueryClient();
  const isOnline = useLink(link).state === 'online';
  const lastSeq = entries.findLast(({ author }) => author === 'citizen')?.seq ?? 0;
  const [forSeq, setForSeq] = useState(lastSeq);
  const queryKey = ['suggest', conversationId, forSeq];
  const { data } = useQuery({
    queryKey,
    queryFn: () => hub.ask('suggest', { conversationId }),
    enabled: isWanted && isOnline,
    placeholderData: (before) => before,
  });
  return {
    suggestions: data?.suggestions,
    forSeq: data?.forSeq,
    isStale: lastSeq > forSeq,
    refresh: () => {
      setForSeq(lastSeq);
    },
    dismiss: ({ source, id }) => {
      if (data === undefined) return;
      const suggestions = data.suggestions.filter((each) => each.source !== source || each.id !== id);
      cache.setQueryData(queryKey, { ...data, suggestions });
      if (source !== 'article' || data.forSeq === undefined) return;
      // It only teaches the hub: where it does not get through, nothing is lost that the agent would miss.
      hub.ask('dismiss', { conversationId, articleId: id, forSeq: data.forSeq }).catch(() => undefined);
    },
  };
}
