// The one socket.io server, on the hub's HTTP server: what every namespace shares. Namespaces check who somebody is.

import type { Server as HttpServer } from 'node:http';

import { Server } from 'socket.io';

/** 5,000 characters are at most 15 kB as UTF-8, 30 kB where JSON escapes them. Unit: bytes. */
const MOST_PACKET_BYTES = 40_000;

export function createSocketServer(): Server {
  return new Server({ serveClient: false, maxHttpBufferSize: MOST_PACKET_BYTES });
}

export function attachSockets(io: Server, http: HttpServer): void {
  io.attach(http);
}

/** Ends every connection and takes no new ones; the HTTP server is closed by its owner. */
export function closeSockets(io: Server): void {
  io.disconnectSockets(true);
  io.engine.close();
}
