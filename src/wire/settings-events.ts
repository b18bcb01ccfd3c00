// What a screen of the desk says and hears about its person's own settings: keys and alerts. Part of the namespace `/agent`;
// `agent-events.ts` joins it.

import { z } from 'zod';

import type { Ack } from './shared.js';

const MOST_KEYS = 100;
const hour = z.int().min(0).max(23);

/** What a key does → the key's place on the keyboard, with what is held down: `Alt+KeyJ`. Screens leave out what they do not know. */
const keys = z
  .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), z.string().min(1).max(40))
  .refine((given) => Object.keys(given).length <= MOST_KEYS);

const alerts = z.strictObject({
  /** 0 is silent. */
  volume: z.int().min(0).max(100),
  /** Full hours in Taipei in which nothing sounds; the same twice: none. */
  quietFrom: hour,
  quietTo: hour,
  /** Notes of the system while the person looks elsewhere. Each browser asks its person once more. */
  isOnScreen: z.boolean(),
});

export const settingsRequests = {
  settings: z.strictObject({}),
  keepSettings: z.strictObject({ keys: keys.exactOptional(), alerts: alerts.exactOptional() }),
} as const;

/** A part that is absent was never set. */
export type StaffSettings = z.infer<typeof settingsRequests.keepSettings>;

export interface SettingsToHub {
  /** This person's own. */
  settings: (
    request: z.infer<typeof settingsRequests.settings>,
    ack: (answer: Ack<{ readonly settings: StaffSettings }>) => void,
  ) => void;
  /** The parts that are named take the place of what was there; the last word wins. Their other screens hear `settingsKept`. */
  keepSettings: (request: StaffSettings, ack: (answer: Ack) => void) => void;
}

export interface HubToSettings {
  /** The same person has set them on another screen. Without a mark. */
  settingsKept: (event: StaffSettings) => void;
}
