// Who looks at which talk: told to those who look at the same one, so that two do not write the same answer.

import type { StaffIdentity } from './staff-identity.js';
import type { AgentNamespace } from './agent-broadcast.js';
import { TALK_ROOM } from './agent-rooms.js';

/** Arrivals and departures that come closer together are told together. Unit: ms. */
const TELL_AFTER_MS = 50;

export interface Viewers {
  /** Who sits behind a connection; call it before it follows anything. */
  readonly know: (socketId: string, staff: Pick<StaffIdentity, 'id' | 'name'>) => void;
  readonly forget: (socketId: string) => void;
  readonly stop: () => void;
}

export function createViewers(namespace: AgentNamespace): Viewers {
  const people = new Map<string, { readonly id: string; readonly name: string }>();
  const timers = new Map<string, NodeJS.Timeout>();
  const tell = (room: string): void => {
    timers.delete(room);
    const there = [...(namespace.adapter.rooms.get(room) ?? [])].flatMap((socketId) => {
      const person = people.get(socketId);
      return person === undefined ? [] : [[person.id, person] as const];
    });
    const viewers = [...new Map(there).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    namespace.to(room).emit('viewers', { conversationId: room.slice(TALK_ROOM.length), viewers });
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
      namespace.adapter.off('join-room', notice);
      namespace.adapter.off('leave-room', notice);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
