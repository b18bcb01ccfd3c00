// What other hubs on one database do in a citizen's talk, shown in the windows that are connected to this one: words of either side,
// and that somebody writes. Entries that come twice replace themselves.

import type { TalkWatch, TalkWatcher } from '../conversations/talk-watch.js';
import type { HubToVisitor } from '../wire/visitor-events.js';
import { shownAmong, type EntrySources } from './visitor-entries.js';

/** What it needs of the namespace `/visitor`. */
export interface VisitorWindows {
  readonly sockets: { readonly values: () => Iterable<{ readonly conn: { readonly close: () => void } }> };
  readonly adapter: { readonly rooms: { readonly has: (room: string) => boolean } };
  readonly to: (room: string) => {
    readonly emit: <Event extends 'entry' | 'typing'>(
      event: Event,
      ...told: Parameters<HubToVisitor[Event]>
    ) => boolean;
  };
}

export interface VisitorElsewhereParts {
  readonly elsewhere: Pick<TalkWatch, 'watch'>;
  readonly sources: EntrySources;
  /** Of the talk besides words. */
  readonly changed: NonNullable<TalkWatcher['changed']>;
  readonly onError: (error: unknown) => void;
}

export function showElsewhere(
  namespace: VisitorWindows,
  { elsewhere, sources, changed, onError }: VisitorElsewhereParts,
): void {
  elsewhere.watch({
    changed,
    appended: (id, entries) => {
      if (!namespace.adapter.rooms.has(id)) return;
      shownAmong(sources, entries).then((shown) => {
        for (const entry of shown) namespace.to(id).emit('entry', entry);
      }, onError);
    },
    typing: (id, typing) => {
      if (typing.who === 'agent' && typing.isOwner)
        namespace.to(id).emit('typing', { author: 'agent', isTyping: typing.isTyping });
    },
    // Each window comes again by itself, at a moment of its own, and asks for what it has not.
    lost: () => {
      for (const socket of namespace.sockets.values()) socket.conn.close();
    },
  });
}
