// Who read which talk, and when: one row a reading, never changed.

import { randomUUID } from 'node:crypto';

import { Schema, type Connection } from 'mongoose';

import type { ReadingLog } from '../desk/desk-store.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface ReadingDocument {
  readonly _id: string;
  readonly staffId: string;
  readonly conversationId: string;
  readonly at: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    staffId: { type: String, required: true },
    conversationId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'readings', versionKey: false, autoIndex: false },
);
/** Who has read this talk. */
schema.index({ conversationId: 1, at: 1 });
/** What has this person read. */
schema.index({ staffId: 1, at: 1 });

export function createReadingLog(connection: Connection): ReadingLog {
  const model = modelOf<ReadingDocument>(connection, 'Reading', schema);
  return {
    record: ({ agent, conversationId, atMs }) =>
      guarded(async () => {
        await insertNew(model, [
          { _id: randomUUID(), staffId: agent.id, conversationId, at: new Date(atMs) },
        ]);
      }),
  };
}
