// How many messages of a citizen I have not read, by talk. The hub counts, for all my screens alike; a talk is asked about when its
// line comes to this screen, when something happens in it and when one of my screens has read it.

import { createWatched, type Watched } from '../shell/watched.js';

/** Longer than a talk must lie open to be read (`thread/use-read-mark.ts`): the open one does not flash. Unit: ms. */
const SETTLE_MS = 900;
/** The hub counts so many talks at once (wire/workplace-events.ts). */
const MOST_AT_ONCE = 500;

type Counts = Readonly<Record<string, number>>;

export interface UnreadBoard extends Pick<Watched<ReadonlyMap<string, number>>, 'read' | 'subscribe'> {
  /** These stand on a list: counted unless they have been. */
  readonly want: (talks: readonly string[]) => void;
  /** Something happened in the talk: counted again, if it has ever been. */
  readonly changed: (talk: string) => void;
  /** One of my screens has read it up to its end, or nearly: whoever shows it as news elsewhere may stop. */
  readonly wasRead: (talk: string) => void;
  readonly onRead: (listener: (talk: string) => void) => () => void;
  /** After a gap nothing is known any more: all that is known is counted again. */
  readonly again: () => void;
  readonly close: () => void;
}

/** `count` rejects where the hub cannot be reached; then it is tried with the next change. */
export function createUnreadBoard(count: (talks: readonly string[]) => Promise<Counts>): UnreadBoard {
  const { read, set, subscribe } = createWatched<ReadonlyMap<string, number>>(new Map());
  const known = new Set<string>();
  const due = new Set<string>();
  const readers = new Set<(talk: string) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (): Promise<void> => {
    const talks = [...due].slice(0, MOST_AT_ONCE);
    for (const talk of talks) due.delete(talk);
    try {
      const counts = await count(talks);
      const next = new Map(read());
      for (const talk of talks) {
        const unread = counts[talk] ?? 0;
        if (unread === 0) next.delete(talk);
        else next.set(talk, unread);
      }
      set(next);
      if (due.size > 0) plan();
    } catch {
      for (const talk of talks) due.add(talk);
    }
  };
  const plan = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void ask();
    }, SETTLE_MS);
  };
  const add = (talks: readonly string[]): void => {
    for (const talk of talks) due.add(talk);
    if (talks.length > 0) plan();
  };

  return {
    read,
    subscribe,
    want(talks) {
      const fresh = talks.filter((talk) => !known.has(talk));
      for (const talk of fresh) known.add(talk);
      add(fresh);
    },
    changed(talk) {
      if (known.has(talk)) add([talk]);
    },
    wasRead(talk) {
      add(known.has(talk) ? [talk] : []);
      for (const listener of readers) listener(talk);
    },
    onRead(listener) {
      readers.add(listener);
      return () => readers.delete(listener);
    },
    again() {
      add([...known]);
    },
    close() {
      clearTimeout(timer);
    },
  };
}
