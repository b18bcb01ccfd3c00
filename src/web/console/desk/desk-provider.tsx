// One connection to the hub while the desk is open.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';

import { readSession } from '../session/staff-client.js';
import { endSession, useSession } from '../session/use-session.js';
import { DeskContext, type Desk } from './desk-context.js';
import { createDeskFeed } from './desk-feed.js';

export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const [desk, setDesk] = useState<Desk>();
  useEffect(() => {
    const feed = createDeskFeed(cache, {
      myId,
      onRefused: () => {
        // Nobody signed in: the sign-in screen takes over. Otherwise the client goes on trying.
        void readSession().then((session) => {
          if (session === undefined) endSession(cache);
        }, ignoreUnreachable);
      },
    });
    setDesk(feed);
    return () => {
      feed.hub.close();
      feed.unread.close();
      cache.removeQueries({ queryKey: ['rows'] });
      cache.removeQueries({ queryKey: ['thread'] });
    };
  }, [cache, myId]);
  return desk === undefined ? null : <DeskContext value={desk}>{children}</DeskContext>;
}

/** The banner already says that the hub cannot be reached. */
const ignoreUnreachable = (): void => undefined;
