// The two things that every store does alike: get its model, and insert rows whose unique keys make a repeat harmless.

import type { Connection, Model, Schema } from 'mongoose';

import { isDuplicateKey, storedBesideDuplicates } from './store-fault.js';

/** A document as it lies in a collection: every key of ours is a string made by us. */
export interface StringKeyed {
  readonly _id: string;
}

/** A model of such documents: no query helpers, no methods, no virtuals anywhere. */
export interface StoredModel<Document extends StringKeyed> extends Model<
  Document,
  Nothing,
  Nothing,
  Nothing
> {
  readonly modelName: string;
}

/** Adds nothing of ours to what mongoose gives. */
type Nothing = object;

/** The connection's model of that name, made at the first call. */
export function modelOf<Document extends StringKeyed>(
  connection: Connection,
  name: string,
  schema: Schema,
): StoredModel<Document> {
  const model: unknown = connection.models[name] ?? connection.model(name, schema);
  // The schema says what mongoose checks, the interface beside it what we read; mongoose cannot hold the two together itself.
  return model as StoredModel<Document>;
}

/**
 * Inserts what is not there yet, unordered, straight through the driver (documents are built by the store from parsed values).
 * Returns how many were new. Durable by the connection's default when it resolves; throws unless every row is there.
 */
export async function insertNew<Document extends StringKeyed>(
  model: StoredModel<Document>,
  documents: readonly Document[],
): Promise<number> {
  const [first] = documents;
  if (first === undefined) return 0;
  if (documents.length === 1) return insertOne(model, first);
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

/** Most webhooks and every decision are one row: the driver's bulk would cost a third more of our processor. */
async function insertOne<Document extends StringKeyed>(
  model: StoredModel<Document>,
  document: Document,
): Promise<number> {
  try {
    await model.collection.insertOne(document as never);
    return 1;
  } catch (error) {
    if (isDuplicateKey(error)) return 0;
    throw error;
  }
}
