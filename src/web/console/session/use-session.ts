// Who is signed in. Every screen behind the door reads it from here.

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback } from 'react';

import type { SessionView } from '../../../wire/staff-api.js';
import { readSession } from './staff-client.js';

const SESSION_KEY = ['session'] as const;

export const useSessionQuery = () =>
  useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => (await readSession()) ?? null,
    staleTime: Infinity,
    retry: 2,
  });

const ENDED_KEY = ['session-ended'] as const;

/** The hub says that nobody is signed in any more: sign-in takes over and says why. */
export function endSession(client: QueryClient): void {
  client.setQueryData(ENDED_KEY, true);
  client.setQueryData(SESSION_KEY, null);
}

/** Did a session end without the person's doing since the last sign-in? */
export const useHasEnded = (): boolean => useQueryClient().getQueryData(ENDED_KEY) === true;

/** Puts down who is signed in now: after signing in or out. */
export function useSetSession(): (session: SessionView | null) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
      client.setQueryData(ENDED_KEY, false);
      client.setQueryData(SESSION_KEY, session);
    },
    [client],
  );
}

export const SessionContext = createContext<SessionView | undefined>(undefined);

export function useSession(): SessionView {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('useSession outside the door');
  return session;
}
