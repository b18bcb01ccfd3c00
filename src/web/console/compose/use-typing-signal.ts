// Tells the hub that a reply is being written, at most every few seconds.

import { useCallback, useRef } from 'react';

import { useDesk } from '../desk/desk-context.js';

const AGAIN_AFTER_MS = 3_000;

export function useTypingSignal(conversationId: string, isAllowed: boolean): (isTyping: boolean) => void {
  const { hub } = useDesk();
  const toldAtMs = useRef(0);
  return useCallback(
    (isTyping) => {
      if (!isAllowed) return;
      const nowMs = Date.now();
      if (isTyping && nowMs - toldAtMs.current < AGAIN_AFTER_MS) return;
      if (!isTyping && toldAtMs.current === 0) return;
      toldAtMs.current = isTyping ? nowMs : 0;
      hub.tell('typing', { conversationId, isTyping });
    },
    [hub, conversationId, isAllowed],
  );
}
