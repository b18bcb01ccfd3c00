// Who is typing where; forgotten after a few seconds without a word.

import { createWatched } from '../shell/watched.js';
import type { TypingBoard, TypingNow } from './desk-context.js';

const SHOWN_MS = 5_000;

export function createTypingBoard(): TypingBoard & { readonly add: (typing: TypingNow) => void } {
  const { read, set, subscribe } = createWatched<readonly TypingNow[]>([]);
  return {
    read,
    subscribe,
    add(typing) {
      const isSame = (other: TypingNow): boolean =>
        other.conversationId === typing.conversationId &&
        other.who === typing.who &&
        other.name === typing.name;
      set([...read().filter((other) => !isSame(other)), typing]);
      setTimeout(() => {
        set(read().filter((other) => other !== typing));
      }, SHOWN_MS);
    },
  };
}
