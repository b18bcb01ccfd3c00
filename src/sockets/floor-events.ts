// What screens ask about the floor: whispers, the wall, what was missed. Joined into the table of `agent-events.ts`.

import type { Handed } from '../conversations/talk-watch.js';
import type { Conversation } from '../domain/conversation.js';
import { done } from '../desk/desk-outcome.js';
import { conversationId } from '../domain/ids.js';
import { floorRequests, type EventMark, type FloorToHub, type ResumedRoom } from '../wire/floor-events.js';
import { asSupervisor, type AgentCall, type AgentEvent } from './agent-call.js';
import { DESK_ROOM, staffRoom, TALK_ROOM } from './agent-rooms.js';
import type { EventLog } from './event-log.js';

export const floorEvents: { readonly [Event in keyof FloorToHub]: AgentEvent<Event> } = {
  whisper: {
    schema: floorRequests.whisper,
    isActivity: true,
    handle: (call, { conversationId: text, clientId, text: words }) =>
      asSupervisor(call, async () => {
        const { desk, staff } = call;
        const id = conversationId(text);
        const note = { conversationId: id, agent: staff, clientId, text: words };
        const written = await desk.note({ ...note, isWhisper: true });
        const owner = (await desk.find(id))?.assignee;
        if (written.kind === 'done' && owner !== undefined && owner.id !== staff.id)
          tellPerson(call, owner.id, { kind: 'whisper', conversationId: id, noteSeq: written.value.seq });
        return written;
      }),
  },
  resume: {
    schema: floorRequests.resume,
    isActivity: false,
    handle: async ({ log, socket, staff }, { rooms }) => {
      const mine = new Set([DESK_ROOM, staffRoom(staff.id)]);
      const resumed: ResumedRoom[] = [];
      for (const mark of rooms) {
        const isTalk = mark.room.startsWith(TALK_ROOM);
        // Only who was let into a talk knows the name of its stream.
        if (isTalk && log.since(mark) !== undefined) await socket.join(mark.room);
        if (isTalk || mine.has(mark.room)) resumed.push(resume(log, mark));
      }
      return done({ rooms: resumed });
    },
  },
  pause: {
    schema: floorRequests.pause,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, untilMs }) =>
      desk.pause(conversationId(id), staff, untilMs),
  },
  wake: {
    schema: floorRequests.wake,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id }) => desk.wake(conversationId(id), staff),
  },
  wall: {
    schema: floorRequests.wall,
    isActivity: false,
    handle: (call) =>
      asSupervisor(call, async () => {
        const [level, requests] = await Promise.all([call.desk.readServiceLevel(), call.countRequests()]);
        return done({ level, requests });
      }),
  },
};

function resume(log: EventLog, mark: EventMark): ResumedRoom {
  const { room } = mark;
  const events = log.since(mark);
  if (events !== undefined) return { kind: 'missed', room, events };
  // Of a talk that it does not follow a screen is told nothing, not even where it stands: `open` does.
  const isTalk = room.startsWith(TALK_ROOM);
  return { kind: 'gone', room, mark: isTalk ? { room, stream: '', n: 0 } : log.markOf(room) };
}

/** Every screen of a person hears it, at whichever hub (`agent-broadcast.ts`). */
function tellPerson(
  { watch, staff, clock }: AgentCall,
  personId: string,
  word: Pick<Handed, 'kind' | 'conversationId' | 'noteSeq'>,
): void {
  watch.handed({ ...word, personId, by: { id: staff.id, name: staff.name }, atMs: clock() });
}

/** Who got a talk and who lost it hear so, with the note; whoever did it knows. */
export function tellMove(
  call: AgentCall,
  before: Conversation | undefined,
  { id: conversationId, assignee }: Conversation,
  noteSeq?: number,
): void {
  const left = before?.assignee;
  if (left?.id === assignee?.id) return;
  const word = { conversationId, ...(noteSeq === undefined ? {} : { noteSeq }) };
  if (assignee !== undefined && assignee.id !== call.staff.id)
    tellPerson(call, assignee.id, { kind: 'given', ...word });
  if (left !== undefined && left.id !== call.staff.id) tellPerson(call, left.id, { kind: 'taken', ...word });
}
