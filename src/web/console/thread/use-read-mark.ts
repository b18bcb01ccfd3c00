// Tells the hub how far I have read: what stands in the log while its end is in sight and the page is before my eyes.

import { useEffect } from 'react';

import { useDesk } from '../desk/desk-context.js';

/** A talk that is only flicked past has not been read. Unit: ms. */
const SETTLE_MS = 400;

export function useReadMark(conversationId: string, seenSeq: number): void {
  const { hub, unread } = useDesk();
  useEffect(() => {
    if (seenSeq === 0) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Not got through: the next message, or the next visit, tells it again.
        hub.ask('markRead', { conversationId, seq: seenSeq }).then(
          () => {
            unread.wasRead(conversationId);
          },
          () => undefined,
        );
      }, SETTLE_MS);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [hub, unread, conversationId, seenSeq]);
}
