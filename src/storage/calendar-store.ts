// The working-day calendar in MongoDB: one document, replaced as a whole under a guard. Implements `desk/calendar-store.ts`.

import { Schema, type Connection } from 'mongoose';
import { z } from 'zod';

import type { CalendarStore, StoredCalendar } from '../desk/calendar-store.js';
import { modelOf } from './model.js';
import { guarded, isDuplicateKey } from './store-fault.js';

/** The one document. */
const KEY = 'calendar';

interface CalendarDocument {
  _id: string;
  revision: number;
  years: unknown;
  closures: unknown;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    years: { type: Schema.Types.Mixed, required: true },
    closures: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'working_calendar', versionKey: false, autoIndex: false },
);

const spoken = z.object({ zh: z.string(), en: z.string() });
const storedCalendar = z.object({
  revision: z.number(),
  years: z.array(
    z.object({
      year: z.number(),
      days: z.array(z.object({ day: z.string(), isOff: z.boolean(), name: spoken })),
      confirmed: z.object({ by: z.string(), atMs: z.number() }).exactOptional(),
    }),
  ),
  closures: z.array(z.object({ id: z.string(), fromMs: z.number(), untilMs: z.number(), reason: spoken })),
});

export function createCalendarStore(connection: Connection): CalendarStore {
  const model = modelOf<CalendarDocument>(connection, 'WorkingCalendar', schema);
  return {
    read: () =>
      guarded(async (): Promise<StoredCalendar> => {
        const found = await model.findById(KEY).lean();
        return found === null ? { revision: 0, years: [], closures: [] } : storedCalendar.parse(found);
      }),
    readRevision: () =>
      guarded(async () => (await model.findById(KEY, { revision: 1 }).lean())?.revision ?? 0),
    replace: (next, fromRevision) =>
      guarded(async () => {
        const { years, closures } = next;
        const content = { years, closures, revision: fromRevision + 1 };
        if (fromRevision > 0) {
          const { matchedCount } = await model.updateOne(
            { _id: KEY, revision: fromRevision },
            { $set: content },
          );
          return matchedCount === 1;
        }
        try {
          await model.collection.insertOne({ _id: KEY, ...content } as never);
          return true;
        } catch (error) {
          if (isDuplicateKey(error)) return false;
          throw error;
        }
      }),
  };
}
