// Shift notes in MongoDB: one document each. Implements `desk/shift-note-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { ShiftNote, ShiftNoteStore } from '../desk/shift-note-store.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface ShiftNoteDocument {
  _id: string;
  text: string;
  author: { id: string; name: string };
  at: Date;
  done?: { by: { id: string; name: string }; at: Date };
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    text: { type: String, required: true },
    author: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    done: { type: { by: { id: String, name: String }, at: Date }, _id: false },
  },
  { collection: 'shift_notes', versionKey: false, autoIndex: false },
);
// what was ticked off lately, and (without the field) what was not
schema.index({ 'done.at': 1, at: 1 });

const person = z.object({ id: z.string(), name: z.string() });
const noteRow = z
  .object({
    _id: z.string(),
    text: z.string(),
    author: person,
    at: z.date(),
    done: z
      .object({ by: person, at: z.date() })
      .transform(({ by, at }) => ({ by, atMs: at.getTime() }))
      .exactOptional(),
  })
  .transform(({ _id, at, ...rest }): ShiftNote => ({ ...rest, id: _id, atMs: at.getTime() }));

export function createShiftNoteStore(connection: Connection): ShiftNoteStore {
  const model = modelOf<ShiftNoteDocument>(connection, 'ShiftNote', schema);
  const onBoard = { 'done.at': trusted({ $exists: false }) };
  return {
    add: ({ id, text, author, atMs }) =>
      guarded(async () => {
        await insertNew(model, [{ _id: id, text, author, at: new Date(atMs) }]);
      }),
    list: ({ doneSinceMs, limit }) =>
      guarded(async () => {
        const lately = { 'done.at': trusted({ $gt: new Date(doneSinceMs) }) };
        const wanted = { $or: [onBoard, lately] };
        const rows = await model.find(wanted).sort({ at: -1, _id: 1 }).limit(limit).lean();
        return rows.map((row) => noteRow.parse(row)).reverse();
      }),
    tick: (id, done) =>
      guarded(async () => {
        const change =
          done === undefined
            ? { $unset: { done: 1 as const } }
            : { $set: { done: { by: { ...done.by }, at: new Date(done.atMs) } } };
        const filter = done === undefined ? { _id: id } : { _id: id, ...onBoard };
        if ((await model.updateOne(filter, change)).matchedCount === 1) return true;
        return (await model.countDocuments({ _id: id })) === 1;
      }),
  };
}
