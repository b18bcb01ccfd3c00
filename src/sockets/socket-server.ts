// The one socket.io server, on the hub's HTTP server: what every namespace shares. Namespaces check who somebody is.

import type { IncomingHttpHeaders, Server as HttpServer } from 'node:http';

import { Server, type DefaultEventsMap } from 'socket.io';

import { isAllowedOrigin, type OriginRules } from '../config/allowed-origins.js';

/** 5,000 characters are at most 15 kB as UTF-8, 30 kB where JSON escapes them. Unit: bytes. */
const MOST_PACKET_BYTES = 40_000;
/** A connection that is lost one way is noticed after both together. Unit: ms. */
const PING_EVERY_MS = 15_000;
const PING_TIMEOUT_MS = 10_000;

/** Packets of socket.io that announce binary parts (protocol 5: BINARY_EVENT, BINARY_ACK). */
const BINARY_PACKETS: ReadonlySet<string> = new Set(['5', '6']);

interface EnginePacket {
  readonly type: string;
  readonly data?: unknown;
}

interface EngineSocket {
  readonly on: (event: 'packet', listener: (packet: EnginePacket) => void) => void;
  readonly close: (discard?: boolean) => void;
}

/** Speaks several namespaces' events and is typed by none; each door types its own. */
export type SocketServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, unknown>;

/** Made before the HTTP server, so that channels can be given their push ports; `attachSockets` opens the door. */
export function createSocketServer(origins: OriginRules): SocketServer {
  const isAllowed = ({ headers }: { headers: IncomingHttpHeaders }): boolean =>
    isAllowedOrigin(origins, { origin: headers.origin, host: headers.host });
  const io: SocketServer = new Server({
    serveClient: false,
    maxHttpBufferSize: MOST_PACKET_BYTES,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_TIMEOUT_MS,
    allowRequest: (request, decide) => {
      const isFine = isAllowed(request);
      decide(isFine ? undefined : 'origin not allowed', isFine);
    },
    cors: (request, decide) => {
      decide(null, { origin: isAllowed(request) });
    },
  });
  return io;
}

export function attachSockets(io: SocketServer, http: HttpServer): void {
  io.attach(http);
  io.engine.on('connection', refuseBinary);
}

/** Ends every connection and takes no new ones; the HTTP server is closed by its owner. */
export function closeSockets(io: SocketServer): void {
  io.disconnectSockets(true);
  io.engine.close();
}

/** Nothing binary is ever sent to us: whoever tries is cut off before a byte of it is kept. */
function refuseBinary(socket: EngineSocket): void {
  socket.on('packet', ({ type, data }) => {
    if (type !== 'message') return;
    if (typeof data !== 'string' || BINARY_PACKETS.has(data.slice(0, 1))) socket.close(true);
  });
}
