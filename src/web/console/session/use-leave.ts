// The way out: ends the session, forgets what was written and not sent on this machine.

import { useCallback } from 'react';

import { tellFault } from '../shell/notices.js';
import { forgetStored } from '../shell/stored.js';
import { signOut } from './staff-client.js';
import { useSession, useSetSession } from './use-session.js';

export function useLeave(): () => Promise<void> {
  const { csrfToken } = useSession();
  const setSession = useSetSession();
  return useCallback(async () => {
    try {
      await signOut(csrfToken);
      forgetStored('draft.');
      setSession(null);
    } catch (error) {
      tellFault(error);
    }
  }, [csrfToken, setSession]);
}
