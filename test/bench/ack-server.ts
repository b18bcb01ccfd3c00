// The measured half of ack-bench: one server process, started by it. `hub`: the hub's accept path (door, signature,
// parsing, inbox) with lanes not started. `bare`: express and one durable insertOne, the least that keeps the promise.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';

import { createLineAdapter } from '../../src/channels/line/line-adapter.js';
import { createRegistry } from '../../src/channels/registry.js';
import { accountId } from '../../src/domain/ids.js';
import { createErrorHandler } from '../../src/http/error-handler.js';
import { createHttpServer } from '../../src/http/server.js';
import { createWebhookHealth } from '../../src/http/webhook-health.js';
import { createWebhookRoutes } from '../../src/http/webhook-routes.js';
import { createHubEvents } from '../../src/observe/events.js';
import { createLogger } from '../../src/observe/logger.js';
import { createMetrics } from '../../src/observe/metrics.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { connectDatabase, type Database } from '../../src/storage/connect.js';
import { createInboxStore } from '../../src/storage/inbox-store.js';
import { createAcceptInbound } from '../../src/turns/accept-inbound.js';
import { CACHE_DIR, CHILD_ENTRY } from '../support/engine-folders.js';

const [kind = '', dataDir = '', channelSecret = ''] = process.argv.slice(2);
const clock = Date.now;
const ignore = (): void => undefined;

async function serveHub({ connection }: Database): Promise<string> {
  const events = createHubEvents(createLogger('info'), createMetrics());
  const line = {
    accountId: accountId('line'),
    channelSecret,
    channelAccessToken: 'x',
    apiBaseUrl: 'http://x',
    dataApiBaseUrl: 'http://x',
    hasAgentNames: false,
  };
  const inbox = createInboxStore(connection);
  await buildIndexes(connection);
  const acceptInbound = createAcceptInbound({ inbox, onStored: ignore, onRefused: ignore, clock, events });
  const registry = createRegistry([createLineAdapter(line)]);
  const server = createHttpServer(
    { host: '127.0.0.1', port: 0, proxies: 0 },
    {
      routers: [
        createWebhookRoutes({ registry, acceptInbound, health: createWebhookHealth(), clock, events }),
      ],
      errorHandler: createErrorHandler(events),
    },
  );
  return (await server.listen()).url;
}

async function serveBare({ connection }: Database): Promise<string> {
  const app = express();
  const rows = connection.collection<{ _id: string }>('bare');
  app.post('/webhooks/line', express.json(), async (request, response) => {
    const body = request.body as { events: [{ webhookEventId: string }] };
    await rows.insertOne({ ...body, _id: body.events[0].webhookEventId });
    response.json({});
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const database = await connectDatabase({
  dataDir,
  childEntry: CHILD_ENTRY,
  cacheDir: CACHE_DIR,
  onEvent: ignore,
});
const url = await (kind === 'hub' ? serveHub(database) : serveBare(database));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => {
  void database.close().then(() => process.exit(0));
});
process.send?.({ url });
