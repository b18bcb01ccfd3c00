// What a person has set for themselves: kept by this browser for the next start, and by the hub for their other screens.

import type { HubToSettings, StaffSettings } from '../../../wire/settings-events.js';
import { readSettings } from '../desk/alerts.js';
import { withChanges } from '../desk/key-map.js';
import { readStored, useStored, writeStored } from '../shell/stored.js';

export type SettingPart = keyof StaffSettings;
const SETTING_PARTS = ['keys', 'alerts'] as const satisfies readonly SettingPart[];

/** As older screens have kept it, too: their settings are the first that the hub hears. */
const keyOf = (part: SettingPart, myId: string): string => `${part}.${myId}`;
/** Present while the hub has not heard of the last change. */
const untoldKey = (part: SettingPart, myId: string): string => `${part}.${myId}.untold`;

export function useSetting(
  part: SettingPart,
  myId: string,
): readonly [string | undefined, (value: object) => void] {
  const [stored, store] = useStored(keyOf(part, myId));
  return [
    stored,
    (value) => {
      writeStored(untoldKey(part, myId), crypto.randomUUID());
      store(JSON.stringify(value));
    },
  ];
}

/** Which change of a part the hub has not heard of. */
export const useUntold = (part: SettingPart, myId: string): string | undefined =>
  useStored(untoldKey(part, myId))[0];

export function wasTold(part: SettingPart, myId: string, change: string): void {
  if (readStored(untoldKey(part, myId)) === change) writeStored(untoldKey(part, myId), undefined);
}

/** What this screen would tell, in the form that the hub takes. */
export function mine(part: SettingPart, myId: string): StaffSettings {
  const stored = readStored(keyOf(part, myId));
  return part === 'keys' ? { keys: { ...withChanges(stored) } } : { alerts: { ...readSettings(stored) } };
}

/** What the hub has counts, but for a part that was changed here and is not told yet. */
export function takeOver(kept: StaffSettings, myId: string): void {
  for (const part of SETTING_PARTS) {
    const theirs = kept[part];
    if (theirs !== undefined && readStored(untoldKey(part, myId)) === undefined)
      writeStored(keyOf(part, myId), JSON.stringify(theirs));
  }
}

export const settingsListeners = (myId: string): HubToSettings => ({
  settingsKept: (kept) => {
    takeOver(kept, myId);
  },
});

/** The hub has never heard of what is set here. */
export function offerOwn(kept: StaffSettings, myId: string): void {
  for (const part of SETTING_PARTS)
    if (kept[part] === undefined && readStored(keyOf(part, myId)) !== undefined)
      writeStored(untoldKey(part, myId), crypto.randomUUID());
}
