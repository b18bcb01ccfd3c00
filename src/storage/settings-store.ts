// What staff have set for themselves, in MongoDB: a document a person. Implements `desk/settings-store.ts`.

import { Schema, type Connection } from 'mongoose';

import type { SettingsStore } from '../desk/settings-store.js';
import { settingsRequests, type StaffSettings } from '../wire/settings-events.js';
import { modelOf } from './model.js';
import { guarded, whereFirstsMeet } from './store-fault.js';

interface SettingsDocument extends StaffSettings {
  readonly _id: string;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    keys: Schema.Types.Mixed,
    alerts: Schema.Types.Mixed,
  },
  { collection: 'staff_settings', versionKey: false, autoIndex: false },
);

export function createSettingsStore(connection: Connection): SettingsStore {
  const model = modelOf<SettingsDocument>(connection, 'StaffSettings', schema);
  return {
    read: (staffId) =>
      guarded(async () => {
        const row = await model.findById(staffId).lean<SettingsDocument>();
        const { keys, alerts } = row ?? {};
        const kept = {
          ...(keys === undefined ? {} : { keys }),
          ...(alerts === undefined ? {} : { alerts }),
        };
        // Written by an older hub, perhaps: what cannot be read any more was never set.
        return settingsRequests.keepSettings.safeParse(kept).data ?? {};
      }),
    keep: (staffId, settings) =>
      guarded(async () => {
        await whereFirstsMeet(() => model.updateOne({ _id: staffId }, { $set: settings }, { upsert: true }));
      }),
  };
}
