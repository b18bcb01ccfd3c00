// What a screen asks about notes that name its person. Joined into the table of `agent-events.ts`.

import { done } from '../desk/desk-outcome.js';
import { conversationId } from '../domain/ids.js';
import { mentionRequests, type MentionToHub } from '../wire/mention-events.js';
import type { AgentEvent } from './agent-call.js';

export const mentionEvents: { readonly [Event in keyof MentionToHub]: AgentEvent<Event> } = {
  colleagues: {
    schema: mentionRequests.colleagues,
    isActivity: false,
    handle: async ({ desk }) => done({ colleagues: await desk.mentions.colleagues() }),
  },
  mentions: {
    schema: mentionRequests.mentions,
    isActivity: false,
    handle: async ({ desk, staff }) => done({ mentions: await desk.mentions.list(staff.id) }),
  },
  seenMention: {
    schema: mentionRequests.seenMention,
    isActivity: true,
    async handle({ desk, staff }, request) {
      await desk.mentions.seen(staff.id, conversationId(request.conversationId));
      return done({});
    },
  },
};
