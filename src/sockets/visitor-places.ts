// Keeps the place in the queue true in every waiting citizen's window: when somebody before them leaves, they move up.

import { WEB_ACCOUNT } from '../channels/web/web-adapter.js';
import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import type { VisitorState } from '../wire/visitor-events.js';

/** What it needs of the namespace `/visitor`. */
export interface WaitingWindows {
  readonly sockets: { readonly size: number };
  readonly adapter: { readonly rooms: { readonly has: (room: string) => boolean } };
  readonly to: (room: string) => { readonly emit: (event: 'state', state: VisitorState) => boolean };
}

export interface PlacesParts {
  /** Waiting talks of all channels, who is next first. */
  readonly waiting: () => Promise<readonly Conversation[]>;
  readonly onError: (error: unknown) => void;
}

export interface VisitorPlaces {
  /** The queue may have changed. Many changes at once become one reading. */
  readonly refresh: () => void;
}

/** Tells only those whose place is another than the one told last. */
export function createVisitorPlaces(namespace: WaitingWindows, parts: PlacesParts): VisitorPlaces {
  let told: ReadonlyMap<ConversationId, number> = new Map();
  const readings = createKeyedQueue(
    async () => {
      const talks = await parts.waiting();
      const next = createCounter();
      const places = talks
        .map(({ id, accountId, queue }) => ({ id, accountId, place: next(queue?.teamId ?? '') }))
        .filter(({ id, accountId }) => accountId === WEB_ACCOUNT && namespace.adapter.rooms.has(id));
      for (const { id, place } of places)
        if (told.get(id) !== place) namespace.to(id).emit('state', { status: 'queued', place });
      told = new Map(places.map(({ id, place }) => [id, place]));
    },
    { limit: 1, onError: parts.onError },
  );
  return {
    refresh() {
      if (namespace.sockets.size > 0) readings.kick('queue');
    },
  };
}

/** Each queue has places of its own. */
function createCounter(): (queue: string) => number {
  const counts = new Map<string, number>();
  return (queue) => {
    const place = (counts.get(queue) ?? 0) + 1;
    counts.set(queue, place);
    return place;
  };
}
