// Who gets a department's weekly digest, in MongoDB: a document a department. Implements `knowledge/digest/recipient-store.ts`.

import { Schema, type Connection } from 'mongoose';
import { z } from 'zod';

import type { Recipients, RecipientStore } from '../knowledge/digest/recipient-store.js';
import { changeRevision, insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface RecipientDocument {
  readonly _id: string;
  readonly department: string;
  readonly addresses: readonly string[];
  readonly revision: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    department: String,
    addresses: { type: [String], required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'digest_recipients', versionKey: false, autoIndex: false },
);

const recipientRow = z.object({
  department: z.string(),
  addresses: z.array(z.string()),
  revision: z.number(),
});

/** What belongs to no department has a key, too. */
const keyOf = (department: string): string => `of ${department}`;

export function createRecipientStore(connection: Connection): RecipientStore {
  const model = modelOf<RecipientDocument>(connection, 'DigestRecipients', schema);
  const parse = (row: unknown): Recipients => recipientRow.parse(row);
  return {
    list: () => guarded(async () => (await model.find({}).lean()).map(parse)),
    read: (department) =>
      guarded(async () => {
        const row = await model.findById(keyOf(department)).lean();
        return row === null ? undefined : parse(row);
      }),
    keep: ({ department, addresses, revision }) =>
      guarded(async () => {
        const document = { _id: keyOf(department), department, addresses: [...addresses], revision };
        if (revision === 1) return (await insertNew(model, [document])) === 1 ? 'kept' : 'stale';
        return (await changeRevision(model, document)) === 'kept' ? 'kept' : 'stale';
      }),
  };
}
