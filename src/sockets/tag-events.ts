// What a screen asks about tags. Joined into the table of `agent-events.ts`.

import { done } from '../desk/desk-outcome.js';
import { conversationId } from '../domain/ids.js';
import { tagRequests, type TagToHub } from '../wire/tag-events.js';
import { asSupervisor, type AgentEvent } from './agent-call.js';
import { DESK_ROOM } from './agent-rooms.js';

export const tagEvents: { readonly [Event in keyof TagToHub]: AgentEvent<Event> } = {
  tags: {
    schema: tagRequests.tags,
    isActivity: false,
    handle: async ({ desk }) => done({ tags: await desk.tags.list() }),
  },
  keepTag: {
    schema: tagRequests.keepTag,
    isActivity: true,
    handle: (call, { tagId, ...wish }) =>
      asSupervisor(call, async () => {
        const { desk, staff, socket } = call;
        const kept = await desk.tags.keep({ ...wish, id: tagId }, staff);
        if (kept.kind === 'done') socket.nsp.to(DESK_ROOM).emit('tagsChanged', {});
        return kept;
      }),
  },
  tag: {
    schema: tagRequests.tag,
    isActivity: true,
    async handle({ desk, staff }, { conversationId: id, tagId, isOn }) {
      const marked = await desk.tags.mark({ conversationId: conversationId(id), tagId, isOn }, staff);
      return marked.kind === 'refused' ? marked : done({ row: await desk.rowOf(marked.value) });
    },
  },
};
