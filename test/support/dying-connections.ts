// Connections that die at the worst moment: their sockets are gone and the pool does not know it yet.

import type { Socket } from 'node:net';

import type { Database } from '../../src/storage/connect.js';

/** What the driver tells nobody of (mongodb 7.8). */
interface Insides {
  readonly topology: { readonly s: { readonly servers: ReadonlyMap<string, { readonly pool: Pool }> } };
}
interface Pool {
  readonly connections: Iterable<{ readonly socket: Socket }>;
  readonly currentCheckedOutCount: number;
}

function poolsOf({ connection }: Pick<Database, 'connection'>): readonly Pool[] {
  const { topology } = connection.getClient() as unknown as Insides;
  return [...topology.s.servers.values()].map(({ pool }) => pool);
}

/** Ends the socket of every connection that is idle, and says how many. Whatever is begun in the same turn of the event loop takes one of them. */
export function killIdleConnections(database: Pick<Database, 'connection'>): number {
  const idle = poolsOf(database).flatMap(({ connections }) => [...connections]);
  for (const { socket } of idle) socket.destroy();
  return idle.length;
}

export const countConnectionsInUse = (database: Pick<Database, 'connection'>): number =>
  poolsOf(database).reduce((sum, { currentCheckedOutCount }) => sum + currentCheckedOutCount, 0);
