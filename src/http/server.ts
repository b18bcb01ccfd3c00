// The one HTTP server: security headers, routes in order, and a life of its own.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { type Router } from 'express';
import helmet from 'helmet';

import { HubError } from '../domain/errors.js';
import type { HttpFaultHandler } from './exchange.js';

export interface HttpServer {
  /** For other doors on the same port: sockets. */
  readonly node: Server;
  /** Resolves to the address that it listens on. Rejects with a clear sentence where the port is taken. */
  readonly listen: () => Promise<{ readonly url: string }>;
  /** Takes no new connections; resolves when the last request has its answer, cut at `withinMs`. */
  readonly close: (withinMs: number) => Promise<void>;
}

export function createHttpServer(
  options: { host: string; port: number; proxies: number },
  routes: { routers: readonly Router[]; errorHandler: HttpFaultHandler },
): HttpServer {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.proxies);
  app.use(helmet());
  for (const router of routes.routers) app.use(router);
  app.use(routes.errorHandler);
  const server = createServer(app);
  return {
    node: server,
    listen: () => listen(server, options),
    close: (withinMs) => close(server, withinMs),
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const hint =
        cause.code === 'EADDRINUSE'
          ? '換一個 PORT，或停掉正在使用的程式 / choose another PORT or stop what uses it'
          : '';
      reject(
        new HubError(
          'HTTP_LISTEN',
          `無法監聽 / Cannot listen on ${host}:${port} (${cause.code ?? cause.message}). ${hint}`,
          { cause },
        ),
      );
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      const shown = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${bound}` });
    });
  });
}

function close(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, withinMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
