// What others did to this person's talks, until they have seen it: given, taken away, whispered.

import type { HandedNotice } from '../../../wire/floor-events.js';
import { createWatched, type Watched } from '../shell/watched.js';

/** Older ones make way: a person who was away for long sees the latest. */
const MOST_SHOWN = 4;

export interface HandedBoard extends Pick<Watched<readonly HandedNotice[]>, 'read' | 'subscribe'> {
  readonly add: (notice: HandedNotice) => void;
  readonly drop: (notice: HandedNotice) => void;
}

export function createHandedBoard(): HandedBoard {
  const { read, set, subscribe } = createWatched<readonly HandedNotice[]>([]);
  return {
    read,
    subscribe,
    add(notice) {
      // What stands of this talk is overtaken, but a whisper stays until it is read.
      const others = read().filter(
        (known) => known.conversationId !== notice.conversationId || known.kind === 'whisper',
      );
      set([...others, notice].slice(-MOST_SHOWN));
    },
    drop(notice) {
      set(read().filter((known) => known !== notice));
    },
  };
}
