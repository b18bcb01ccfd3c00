// The two things that every store does alike: get its model, and insert rows whose unique keys make a repeat harmless.

import type { Connection, Model, Schema } from 'mongoose';

import { storedBesideDuplicates } from './store-fault.js';

/** A document as it lies in a collection: every key of ours is a string made by us. */
export interface StringKeyed {
  readonly _id: string;
}

/** The connection's model of that name, made at the first call. */
export function modelOf<Document extends StringKeyed>(
  connection: Connection,
  name: string,
  schema: Schema,
): Model<Document> {
  const model: unknown = connection.models[name] ?? connection.model(name, schema);
  // The schema says what mongoose checks, the interface beside it what we read; mongoose cannot hold the two together itself.
  return model as Model<Document>;
}

/**
 * Inserts what is not there yet, unordered, straight through the driver (documents are built by the store from parsed values).
 * Returns how many were new. Durable by the connection's default when it resolves; throws unless every row is there.
 */
export async function insertNew<Document extends StringKeyed>(
  model: Model<Document>,
  documents: readonly Document[],
): Promise<number> {
  if (documents.length === 0) return 0;
  try {
    // The driver's type wants ObjectId keys unless the collection is typed; ours are strings.
    const result = await model.collection.insertMany(documents as never, { ordered: false });
    return result.insertedCount;
  } catch (error) {
    const stored = storedBesideDuplicates(error, documents.length);
    if (stored === undefined) throw error;
    return stored;
  }
}
