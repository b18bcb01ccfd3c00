// Connections that die at the worst moment: their sockets are gone and the pool does not know it yet.

import type { Socket } from 'node:net';

import type { Database } from '../../src/storage/connect.js';

/** What the driver tells nobody of (mongodb 7.8): the connections of its pool that nobody uses. */
interface Insides {
  readonly topology: {
    readonly s: { readonly servers: ReadonlyMap<string, { readonly pool: { readonly connections: Idle } }> };
  };
}
type Idle = Iterable<{ readonly socket: Socket }>;

/** Ends the socket of every connection that is idle, and says how many. Whatever is begun in the same turn of the event loop takes one of them. */
export function killIdleConnections({ connection }: Pick<Database, 'connection'>): number {
  const { topology } = connection.getClient() as unknown as Insides;
  const idle = [...topology.s.servers.values()].flatMap(({ pool }) => [...pool.connections]);
  for (const { socket } of idle) socket.destroy();
  return idle.length;
}
