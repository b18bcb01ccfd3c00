// The port of what each member of staff has set for themselves.

import type { StaffSettings } from '../wire/settings-events.js';

export interface SettingsStore {
  /** Nothing in it where nothing was set. */
  readonly read: (staffId: string) => Promise<StaffSettings>;
  /** The named parts take the place of what was there; durable when it resolves. */
  readonly keep: (staffId: string, settings: StaffSettings) => Promise<void>;
}
