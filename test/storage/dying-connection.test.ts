// An engine that dies takes its connections along, each at its own moment. Whoever takes one out of the pool between the death of its
// socket and the news of it waits for ever, as far as the driver is concerned.

import { setTimeout as delay } from 'node:timers/promises';

import { guarded } from '../../src/storage/store-fault.js';
import {
  countConnectionsInUse,
  killIdleConnections,
  killWhileLooking,
} from '../support/dying-connections.js';
import { testDatabase } from '../support/engine.js';

const db = testDatabase();

it('a command on a connection that dies in the same moment fails, gives its place back, and the next one succeeds', async () => {
  const notes = db().connection.collection<{ _id: string; n: number }>('notes');
  await notes.insertOne({ _id: 'a', n: 1 });
  const write = (): Promise<unknown> => notes.updateOne({ _id: 'a' }, { $inc: { n: 1 } });

  const killed = killIdleConnections(db());
  const given = guarded(write, 60_000);

  await expect(given).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    cause: { message: 'the connection was gone before the command could be written' },
  });
  await guarded(write);
  expect(killed).toBeGreaterThan(0);
  expect(countConnectionsInUse(db())).toBe(0);
  expect(await notes.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 2 });
}, 30_000);

it('the driver goes on looking at a server whose connection died while it began to look', async () => {
  const client = db().connection.getClient();
  const looked = (): Promise<unknown> =>
    new Promise((resolve) => {
      client.once('serverHeartbeatSucceeded', resolve);
    });
  await looked();
  // It looks twice within half a second for nobody.
  await delay(700);

  killWhileLooking(db());
  await looked();

  await expect(db().probe()).resolves.toBeUndefined();
}, 30_000);
