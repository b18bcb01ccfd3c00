// How an inbound Activity lies in the database: as the JSON text of it.
// A platform's raw event may hold any key (dots, dollars, NUL) at any depth; as text nothing of it can be refused or changed.

import type { InboundActivity } from '../domain/activity.js';

export function packActivity(activity: InboundActivity): string {
  return JSON.stringify(activity);
}

/** The Activity that `packActivity` was given. */
export function unpackActivity(packed: string): InboundActivity {
  const activity = JSON.parse(packed) as Omit<InboundActivity, 'timestamp'> & { timestamp: string };
  return { ...activity, timestamp: new Date(activity.timestamp) };
}
