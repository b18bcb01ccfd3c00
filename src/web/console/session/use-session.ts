// Who is signed in. Every screen behind the door reads it from here.

import { useQuery, useQueryClient } from '@tanstack/react-query';
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

/** Puts down who is signed in now: after signing in, out, or when the hub says that the session has ended. */
export function useSetSession(): (session: SessionView | null) => void {
  const client = useQueryClient();
  return useCallback(
    (session) => {
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
