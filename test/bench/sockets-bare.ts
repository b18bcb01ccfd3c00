// The baseline of sockets-bench: socket.io alone, one namespace, an acknowledged echo. Started by it as a process of its own.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { serveClient: false, pingInterval: 15_000, pingTimeout: 10_000 });
io.of('/visitor').on('connection', (socket) => {
  socket.emit('state', { status: 'bot' });
  socket.on('say', (said: unknown, ack: (answer: object) => void) => {
    socket.emit('entry', said);
    ack({ ok: true });
  });
});
http.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));
