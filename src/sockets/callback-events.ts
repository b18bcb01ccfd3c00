// What a screen asks about messages that citizens have left. Joined into the table of `agent-events.ts`.

import { done } from '../desk/desk-outcome.js';
import { callbackRequests, type CallbackToHub } from '../wire/callback-events.js';
import type { AgentEvent } from './agent-call.js';

export const callbackEvents: { readonly [Event in keyof CallbackToHub]: AgentEvent<Event> } = {
  callbacks: {
    schema: callbackRequests.callbacks,
    isActivity: false,
    handle: async ({ desk }) => done({ callbacks: await desk.callbacks.list() }),
  },
  finishCallback: {
    schema: callbackRequests.finishCallback,
    isActivity: true,
    handle: ({ desk, staff }, { callbackId, ...result }) => {
      const by = { agent: staff, mayRelieve: staff.roles.includes('supervisor') };
      return desk.callbacks.finish(callbackId, result, by);
    },
  },
};
