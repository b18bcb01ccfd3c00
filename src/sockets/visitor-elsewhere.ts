// What other hubs on one database do in a citizen's talk, shown in the windows that are connected to this one: words of either side,
// and that somebody writes. What an entry is, is read from the stores as at a return of the window; entries that come twice replace
// themselves.

import type { TalkWatch, TalkWatcher } from '../conversations/talk-watch.js';
import type { ConversationId } from '../domain/ids.js';
import type { HubToVisitor } from '../wire/visitor-events.js';
import { readEntries, type EntrySources } from './visitor-entries.js';

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
  const show = async (id: ConversationId, seqs: ReadonlySet<number>): Promise<void> => {
    let afterSeq = Math.min(...seqs) - 1;
    for (let hasMore = true; hasMore;) {
      const page = await readEntries(sources, id, afterSeq);
      for (const entry of page.entries) if (seqs.has(entry.seq)) namespace.to(id).emit('entry', entry);
      afterSeq = page.entries.at(-1)?.seq ?? afterSeq;
      hasMore = page.hasMore && afterSeq < Math.max(...seqs);
    }
  };
  elsewhere.watch({
    changed,
    appended: (id, entries) => {
      if (entries.length > 0 && namespace.adapter.rooms.has(id))
        show(id, new Set(entries.map(({ seq }) => seq))).catch(onError);
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
