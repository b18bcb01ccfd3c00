// Connections that die at the worst moment: their sockets are gone and the pool does not know it yet.

import type { Socket } from 'node:net';

import type { Database } from '../../src/storage/connect.js';

/** What the driver tells nobody of (mongodb 7.8). */
interface Insides {
  readonly topology: { readonly s: { readonly servers: ReadonlyMap<string, Server> } };
}
interface Server {
  readonly pool: {
    readonly connections: Iterable<{ readonly socket: Socket }>;
    readonly currentCheckedOutCount: number;
  };
  readonly monitor: { readonly connection: { readonly socket: Socket } | null };
  /** As it does itself when a command has failed. */
  readonly requestCheck: () => void;
}
type Connected = Pick<Database, 'connection'>;

function serversOf({ connection }: Connected): readonly Server[] {
  const { topology } = connection.getClient() as unknown as Insides;
  return [...topology.s.servers.values()];
}

/** Ends the socket of every connection that is idle, and says how many. Whatever is begun in the same turn of the event loop takes one of them. */
export function killIdleConnections(database: Connected): number {
  const idle = serversOf(database).flatMap(({ pool }) => [...pool.connections]);
  for (const { socket } of idle) socket.destroy();
  return idle.length;
}

export const countConnectionsInUse = (database: Connected): number =>
  serversOf(database).reduce((sum, { pool }) => sum + pool.currentCheckedOutCount, 0);

/** Ends the socket by which the driver looks at its servers, in the moment in which it is asked to look. */
export function killWhileLooking(database: Connected): void {
  for (const { monitor, requestCheck } of serversOf(database).map(bound)) {
    monitor.connection?.socket.destroy();
    requestCheck();
  }
}

const bound = (server: Server): Pick<Server, 'monitor' | 'requestCheck'> => ({
  monitor: server.monitor,
  requestCheck: () => {
    server.requestCheck();
  },
});
