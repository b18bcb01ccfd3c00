// Ends what waits in a connection that is gone. A command that takes a connection in the moment between the death of its socket and the
// pool's knowing of it waits for a `drain` that never comes (mongodb 7.8, `Connection.writeCommand`), and keeps its place in the pool: after a
// hundred of them nothing could be asked any more. Called by connect.ts; why so: decisions/0017.

import type { Socket } from 'node:net';
import type { Connection } from 'mongoose';

/** What the driver has inside, and may rename in any release: then nothing is found here, and the test of this file fails. */
interface Insides {
  readonly topology?: { readonly s?: { readonly servers?: ReadonlyMap<string, { readonly pool?: Pool }> } };
}
interface Pool {
  readonly checkedOut?: Iterable<HeldConnection>;
}
/** One that somebody uses at this moment. */
interface HeldConnection {
  readonly closed: boolean;
  readonly socket: Socket;
}

const GONE = 'the connection was gone before the command could be written';

/** From now on looks at every heartbeat of the driver (one a second), as long as the connection is open. */
export function endHungWaits(connection: Connection): void {
  const client = connection.getClient();
  client.on('serverHeartbeatSucceeded', () => {
    for (const { closed, socket } of inUse(client as unknown as Insides)) {
      // The driver's own listener, which is always there, takes it for one more word on a connection that it knows to be closed.
      if (closed && socket.listenerCount('error') > 0) socket.emit('error', new Error(GONE));
    }
  });
}

function* inUse({ topology }: Insides): Generator<HeldConnection> {
  for (const { pool } of topology?.s?.servers?.values() ?? []) yield* pool?.checkedOut ?? [];
}
