// What every store does alike: get its model, insert rows whose unique keys make a repeat harmless, and change a document that still is
// what somebody has seen.

import type { Connection, Model, Schema } from 'mongoose';

import { isDuplicateKey, repeatsAmong } from './store-fault.js';

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
  return (await insertEach(model, documents)).filter(Boolean).length;
}

/** The same; tells of each row whether it was new. */
export async function insertEach<Document extends StringKeyed>(
  model: StoredModel<Document>,
  documents: readonly Document[],
): Promise<readonly boolean[]> {
  const [first] = documents;
  if (first === undefined) return [];
  if (documents.length === 1) return [await insertOne(model, first)];
  try {
    // The driver's type wants ObjectId keys unless the collection is typed; ours are strings.
    await model.collection.insertMany(documents as never, { ordered: false });
    return documents.map(() => true);
  } catch (error) {
    const repeats = repeatsAmong(error, documents.length);
    if (repeats === undefined) throw error;
    return documents.map((_, index) => !repeats.has(index));
  }
}

/** Most webhooks and every decision are one row: the driver's bulk would cost a third more of our processor. */
async function insertOne<Document extends StringKeyed>(
  model: StoredModel<Document>,
  document: Document,
): Promise<boolean> {
  try {
    await model.collection.insertOne(document as never);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/**
 * Writes a document anew where it still is the revision before. `taken`: a unique key of it is another's; `stale`: it has been changed
 * meanwhile, or is gone.
 */
export async function changeRevision<Document extends StringKeyed & { readonly revision: number }>(
  model: StoredModel<Document>,
  { _id, ...change }: Document,
): Promise<'kept' | 'taken' | 'stale'> {
  try {
    const was = { _id, revision: change.revision - 1 };
    const { matchedCount } = await model.collection.updateOne(was as never, { $set: change });
    return matchedCount === 1 ? 'kept' : 'stale';
  } catch (error) {
    if (isDuplicateKey(error)) return 'taken';
    throw error;
  }
}
