// What a screen asks before it finishes a talk. Joined into the table of `agent-events.ts`.

import { done } from '../desk/desk-outcome.js';
import { wrapUpRequests, type WrapUpToHub } from '../wire/wrap-up-events.js';
import type { AgentEvent } from './agent-call.js';

export const wrapUpEvents: { readonly [Event in keyof WrapUpToHub]: AgentEvent<Event> } = {
  categories: {
    schema: wrapUpRequests.categories,
    isActivity: false,
    handle: ({ desk }) => Promise.resolve(done({ categories: desk.categories() })),
  },
};
