// Ends what waits in a connection that is gone. Where an engine dies, its connections are destroyed one after the other, and the driver
// learns of each a moment later. Whoever is given one in between waits for a `drain` that never comes (mongodb 7.8,
// `Connection.writeCommand`): a command keeps its place in the pool for ever; the driver's own look at the server, which the first broken
// command asks for at once, is its last, and nothing can be stored until the hub is started anew. Called by connect.ts; why so:
// decisions/0017.

import type { Socket } from 'node:net';
import type { Connection } from 'mongoose';

/** What the driver has inside, and may rename in any release: then nothing is found here, and the tests of this file fail. */
interface Insides {
  readonly topology?: { readonly s?: { readonly servers?: ReadonlyMap<string, Server> } };
}
interface Server {
  readonly pool?: { readonly checkedOut?: Iterable<HeldConnection> };
  readonly monitor?: { readonly connection?: HeldConnection | null };
}
/** One that somebody uses at this moment. */
interface HeldConnection {
  readonly closed: boolean;
  readonly socket: Socket;
}

const GONE = 'the connection was gone before the command could be written';
/** A look costs microseconds. Unit: ms. */
const LOOK_EVERY_MS = 1_000;

/** From now on looks once a second; returns the end of looking. */
export function endHungWaits(connection: Connection): () => void {
  const client = connection.getClient() as unknown as Insides;
  const timer = setInterval(() => {
    for (const { closed, socket } of inUse(client)) {
      // The driver's own listener, which is always there, takes it for one more word on a connection that it knows to be closed.
      if (closed && socket.listenerCount('error') > 0) socket.emit('error', new Error(GONE));
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

function* inUse({ topology }: Insides): Generator<HeldConnection> {
  for (const { pool, monitor } of topology?.s?.servers?.values() ?? []) {
    yield* pool?.checkedOut ?? [];
    if (monitor?.connection) yield monitor.connection;
  }
}
