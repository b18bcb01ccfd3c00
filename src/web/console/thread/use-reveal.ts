// The personal facts of the open talk in full, once somebody has asked for them, which is on record; forgotten when the talk is
// closed. The head of the talk and the details show the same.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import type { ContactFacts } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import { tellFault } from '../shell/notices.js';

export interface Reveal {
  /** Undefined while they are covered. */
  readonly shown: ContactFacts | undefined;
  readonly isPending: boolean;
  readonly show: () => void;
  readonly cover: () => void;
}

const revealedKey = (conversationId: string) => ['revealed', conversationId] as const;

export function useRevealed(conversationId: string): ContactFacts | undefined {
  // Only `useReveal` puts something there; nobody asks for it by looking.
  return (
    useQuery<ContactFacts | null>({
      queryKey: revealedKey(conversationId),
      queryFn: () => null,
      enabled: false,
      gcTime: 0,
    }).data ?? undefined
  );
}

export function useReveal(conversationId: string): Reveal {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const shown = useRevealed(conversationId);
  const key = revealedKey(conversationId);
  const asking = useMutation({
    mutationFn: () => hub.ask('reveal', { conversationId }),
    onSuccess: ({ contact }) => {
      cache.setQueryData<ContactFacts | null>(key, contact);
    },
    onError: tellFault,
  });
  return {
    shown,
    isPending: asking.isPending,
    show: () => {
      asking.mutate();
    },
    cover: () => {
      cache.setQueryData<ContactFacts | null>(key, null);
    },
  };
}
