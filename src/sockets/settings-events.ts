// What a screen asks about its person's own settings. Joined into the table of `agent-events.ts`.

import { done } from '../desk/desk-outcome.js';
import { settingsRequests, type SettingsToHub } from '../wire/settings-events.js';
import type { AgentEvent } from './agent-call.js';
import { staffRoom } from './agent-rooms.js';

export const settingsEvents: { readonly [Event in keyof SettingsToHub]: AgentEvent<Event> } = {
  settings: {
    schema: settingsRequests.settings,
    isActivity: false,
    handle: async ({ desk, staff }) => done({ settings: await desk.settings.read(staff.id) }),
  },
  keepSettings: {
    schema: settingsRequests.keepSettings,
    isActivity: true,
    async handle({ desk, staff, socket }, settings) {
      await desk.settings.keep(staff.id, settings);
      socket.to(staffRoom(staff.id)).emit('settingsKept', settings);
      return done({});
    },
  },
};
