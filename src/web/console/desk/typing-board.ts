// Who is typing where; forgotten after a few seconds without a word.

import type { TypingBoard, TypingNow } from './desk-context.js';

const SHOWN_MS = 5_000;

export function createTypingBoard(): TypingBoard & { readonly add: (typing: TypingNow) => void } {
  let now: readonly TypingNow[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly TypingNow[]): void => {
    now = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add(typing) {
      const isSame = (other: TypingNow): boolean =>
        other.conversationId === typing.conversationId &&
        other.who === typing.who &&
        other.name === typing.name;
      set([...now.filter((other) => !isSame(other)), typing]);
      setTimeout(() => {
        set(now.filter((other) => other !== typing));
      }, SHOWN_MS);
    },
  };
}
