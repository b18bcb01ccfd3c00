// What a screen asks about the work of the agent before it: drafts, replies that wait a moment, what was read. Joined into the
// table of `agent-events.ts`.

import { done } from '../desk/desk-outcome.js';
import { conversationId } from '../domain/ids.js';
import { workplaceRequests, type WorkplaceToHub } from '../wire/workplace-events.js';
import type { AgentEvent } from './agent-call.js';
import { staffRoom } from './agent-rooms.js';
import { withFiles } from './reply-files.js';

export const workplaceEvents: { readonly [Event in keyof WorkplaceToHub]: AgentEvent<Event> } = {
  workplace: {
    schema: workplaceRequests.workplace,
    isActivity: false,
    handle: ({ desk, staff }, request) => desk.workplace.read(conversationId(request.conversationId), staff),
  },
  keepDraft: {
    schema: workplaceRequests.keepDraft,
    isActivity: true,
    async handle({ desk, staff, socket }, { conversationId: id, mode, text }) {
      const place = { conversationId: conversationId(id), agentId: staff.id };
      const kept = await desk.workplace.keepDraft(place, { mode, text });
      if (kept.kind === 'done')
        socket.to(staffRoom(staff.id)).emit('drafted', { conversationId: id, mode, text, ...kept.value });
      return kept;
    },
  },
  hold: {
    schema: workplaceRequests.hold,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, ...reply }) =>
      desk.held.hold({ conversationId: conversationId(id), agent: staff, ...withFiles(reply) }),
  },
  withdraw: {
    schema: workplaceRequests.withdraw,
    isActivity: true,
    handle: ({ desk, staff }, { conversationId: id, clientId }) =>
      desk.held.withdraw({ conversationId: conversationId(id), agent: staff, clientId }),
  },
  handoff: {
    schema: workplaceRequests.handoff,
    isActivity: false,
    handle: ({ desk }, request) => desk.handoffCard(conversationId(request.conversationId)),
  },
  markRead: {
    schema: workplaceRequests.markRead,
    isActivity: false,
    async handle({ desk, staff, socket }, { conversationId: id, seq }) {
      const place = { conversationId: conversationId(id), agentId: staff.id };
      const marked = await desk.workplace.markRead(place, seq);
      if (marked.kind === 'done') socket.to(staffRoom(staff.id)).emit('read', { conversationId: id, seq });
      return marked;
    },
  },
  unread: {
    schema: workplaceRequests.unread,
    isActivity: false,
    handle: async ({ desk, staff }, { conversationIds }) =>
      done({ counts: await desk.workplace.countUnread(staff.id, conversationIds.map(conversationId)) }),
  },
  reveal: {
    schema: workplaceRequests.reveal,
    isActivity: true,
    handle: ({ desk, staff }, request) => desk.reveal(conversationId(request.conversationId), staff),
  },
};
