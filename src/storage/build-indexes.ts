// Builds the indexes of every store made on a connection: once at start and before a command writes, never behind
// anybody's back. What exists already costs one look.

import type { Connection } from 'mongoose';

import { guarded } from './store-fault.js';

/** Call it after the stores are made and before anything is stored: unique keys carry promises. */
export async function buildIndexes(connection: Connection): Promise<void> {
  await guarded(async () => {
    for (const model of Object.values(connection.models)) await model.createIndexes();
  });
}
