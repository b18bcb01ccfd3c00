// Sessions in MongoDB. No TTL index: the embedded engine has no monitor for it, the sweep deletes.
// Implements `staff/session-store.ts`.

import mongoose, { Schema, type Connection } from 'mongoose';
import { z } from 'zod';

import { staffId } from '../domain/ids.js';
import type { SessionRecord, SessionStore } from '../staff/session-store.js';
import { REPEATABLE_WRITE } from './durability.js';
import { modelOf } from './model.js';
import { guarded } from './store-fault.js';

const { trusted } = mongoose;

/** A session's idle end is written at most this often. Unit: ms. */
const TOUCH_EVERY_MS = 60_000;

interface SessionDocument {
  readonly _id: string;
  readonly staffId: string;
  readonly generation: number;
  readonly csrfToken: string;
  readonly previousSignInAt?: Date;
  readonly idleEndsAt: Date;
  readonly endsAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    staffId: { type: String, required: true },
    generation: { type: Number, required: true },
    csrfToken: { type: String, required: true },
    previousSignInAt: Date,
    idleEndsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
  },
  { collection: 'staff_sessions', versionKey: false, autoIndex: false },
);
// removeAllOf.
schema.index({ staffId: 1 });
// removeEnded: the idle end is never after the end.
schema.index({ idleEndsAt: 1 });

const sessionRow = z
  .object({
    _id: z.string(),
    staffId: z.string(),
    generation: z.int(),
    csrfToken: z.string(),
    previousSignInAt: z.date().optional(),
    idleEndsAt: z.date(),
    endsAt: z.date(),
  })
  .transform((row): SessionRecord => ({
    key: row._id,
    staffId: staffId(row.staffId),
    generation: row.generation,
    csrfToken: row.csrfToken,
    idleEndsAtMs: row.idleEndsAt.getTime(),
    endsAtMs: row.endsAt.getTime(),
    ...(row.previousSignInAt === undefined ? {} : { previousSignInAtMs: row.previousSignInAt.getTime() }),
  }));

export function createSessionStore(connection: Connection): SessionStore {
  const model = modelOf<SessionDocument>(connection, 'StaffSession', schema);
  return {
    put: (record) =>
      guarded(async () => {
        await model.replaceOne({ _id: record.key }, toDocument(record), { upsert: true });
      }),
    find: (key) =>
      guarded(async () => {
        const row = await model.findById(key).lean();
        return row === null ? undefined : sessionRow.parse(row);
      }),
    touch: (key, idleEndsAtMs) =>
      guarded(async () => {
        const isDue = trusted({ $lt: new Date(idleEndsAtMs - TOUCH_EVERY_MS) });
        const $set = { idleEndsAt: new Date(idleEndsAtMs) };
        await model.updateOne({ _id: key, idleEndsAt: isDue }, { $set }, REPEATABLE_WRITE);
      }),
    remove: (key) =>
      guarded(async () => {
        await model.deleteOne({ _id: key });
      }),
    removeAllOf: (id) =>
      guarded(async () => {
        await model.deleteMany({ staffId: id });
      }),
    removeEnded: (nowMs) =>
      guarded(async () => {
        await model.deleteMany({ idleEndsAt: trusted({ $lte: new Date(nowMs) }) }, REPEATABLE_WRITE);
      }),
  };
}

function toDocument(record: SessionRecord): SessionDocument {
  const { key, previousSignInAtMs, idleEndsAtMs, endsAtMs, ...rest } = record;
  return {
    ...rest,
    _id: key,
    idleEndsAt: new Date(idleEndsAtMs),
    endsAt: new Date(endsAtMs),
    ...(previousSignInAtMs === undefined ? {} : { previousSignInAt: new Date(previousSignInAtMs) }),
  };
}
