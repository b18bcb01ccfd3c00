// Builds the indexes that the stores declare beside their schemas. Called once at start, after the stores are made.

import type { Connection } from 'mongoose';

import { guardedLong } from './store-fault.js';

/** Idempotent. Makes missing collections and indexes; drops nothing. Throws StoreUnavailableError. */
export async function buildIndexes(connection: Connection): Promise<void> {
  await guardedLong(async () => {
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
}
