// Who looks at which talk: told to those who look at the same one, so that two do not write the same answer.

import type { HubPresence } from '../conversations/hub-presence.js';
import type { Viewer } from '../conversations/talk-news.js';
import { conversationId } from '../domain/ids.js';
import type { StaffIdentity } from './staff-identity.js';
import type { AgentNamespace } from './agent-broadcast.js';
import { TALK_ROOM, talkRoom } from './agent-rooms.js';

/** Arrivals and departures that come closer together are told together. Unit: ms. */
const TELL_AFTER_MS = 50;

export interface Viewers {
  /** Who sits behind a connection; call it before it follows anything. */
  readonly know: (socketId: string, staff: Pick<StaffIdentity, 'id' | 'name'>) => void;
  readonly forget: (socketId: string) => void;
  readonly stop: () => void;
}

/** `presence`: the same at other hubs on the same database. */
export function createViewers(
  namespace: AgentNamespace,
  presence: Pick<HubPresence, 'view' | 'viewersOf' | 'onViewers'>,
): Viewers {
  /** Talks that somebody here looks at, as the other hubs know them. */
  const toldElsewhere = new Map<string, string>();
  const people = new Map<string, { readonly id: string; readonly name: string }>();
  const timers = new Map<string, NodeJS.Timeout>();
  const tell = (room: string): void => {
    timers.delete(room);
    const there = [...(namespace.adapter.rooms.get(room) ?? [])].flatMap((socketId) => {
      const person = people.get(socketId);
      return person === undefined ? [] : [[person.id, person] as const];
    });
    const id = conversationId(room.slice(TALK_ROOM.length));
    const here = byId(there);
    const told = JSON.stringify(here);
    if (told !== (toldElsewhere.get(id) ?? '[]')) presence.view(id, here);
    if (here.length === 0) toldElsewhere.delete(id);
    else toldElsewhere.set(id, told);
    const elsewhere = presence.viewersOf(id).map((person) => [person.id, person] as const);
    namespace.to(room).emit('viewers', { conversationId: id, viewers: byId([...elsewhere, ...there]) });
  };
  const notice = (room: string): void => {
    if (!room.startsWith(TALK_ROOM) || timers.has(room)) return;
    timers.set(
      room,
      setTimeout(() => {
        tell(room);
      }, TELL_AFTER_MS),
    );
  };
  const endElsewhere = presence.onViewers((id) => {
    const room = talkRoom(id);
    if (namespace.adapter.rooms.has(room)) notice(room);
  });
  namespace.adapter.on('join-room', notice);
  namespace.adapter.on('leave-room', notice);
  return {
    know: (socketId, { id, name }) => {
      people.set(socketId, { id, name });
    },
    forget: (socketId) => {
      people.delete(socketId);
    },
    stop() {
      endElsewhere();
      namespace.adapter.off('join-room', notice);
      namespace.adapter.off('leave-room', notice);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** Each person once, however many screens they have. */
const byId = (there: readonly (readonly [string, Viewer])[]): readonly Viewer[] =>
  [...new Map(there).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
