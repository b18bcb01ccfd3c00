// Three replies for the citizen's last words. When the citizen writes again: new ones while the box is empty; otherwise the old ones
// stay and are called stale.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';
import type { ThreadEntry } from '../../../wire/thread-views.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import type { DismissReason } from './dismiss-reasons.js';

interface Suggestions {
  readonly suggestions: readonly Suggestion[] | undefined;
  readonly isStale: boolean;
  /** Number of the question that they answer. */
  readonly forSeq: number | undefined;
  readonly refresh: () => void;
  /** Takes them away and tells the hub that they do not fit, and why. */
  readonly dismiss: (which: readonly Suggestion[], reason: DismissReason) => void;
}

export function useSuggestions(
  conversationId: string,
  entries: readonly ThreadEntry[],
  { isWanted, isUntouched }: { readonly isWanted: boolean; readonly isUntouched: boolean },
): Suggestions {
  const { hub, link } = useDesk();
  const cache = useQueryClient();
  const isOnline = useLink(link).state === 'online';
  const lastSeq = entries.findLast(({ author }) => author === 'citizen')?.seq ?? 0;
  const [forSeq, setForSeq] = useState(lastSeq);
  // Nothing has been made of the old ones: the new ones take their place by themselves.
  if (isUntouched && lastSeq > forSeq) setForSeq(lastSeq);
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
    dismiss: (which, reason) => {
      if (data === undefined) return;
      const gone = new Set(which);
      cache.setQueryData(queryKey, {
        ...data,
        suggestions: data.suggestions.filter((each) => !gone.has(each)),
      });
      if (data.forSeq === undefined) return;
      const { forSeq: question } = data;
      // It only teaches the hub: where it does not get through, nothing is lost that the agent would miss.
      for (const { source, id: articleId } of which)
        hub
          .ask('dismiss', { conversationId, articleId, forSeq: question, source, reason })
          .catch(() => undefined);
    },
  };
}
