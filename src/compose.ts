// The only file that names concrete parts of several rooms: makes them, joins them, starts and stops them in order.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { createBot } from './bot/bot.js';
import { createLineAdapter } from './channels/line/line-adapter.js';
import { createMessengerAdapter } from './channels/messenger/messenger-adapter.js';
import { createRegistry, type ChannelRegistry } from './channels/registry.js';
import type { Config } from './config/config.js';
import { readArticles } from './content/read-articles.js';
import { readIntents } from './content/read-intents.js';
import { describeFault } from './content/yaml-file.js';
import type { Intent } from './domain/article.js';
import { createErrorHandler } from './http/error-handler.js';
import { createHealthRoutes } from './http/health-routes.js';
import { createHttpServer } from './http/server.js';
import { createWebhookRoutes } from './http/webhook-routes.js';
import { createLiveKnowledge } from './knowledge/live-knowledge.js';
import { publishShipped } from './knowledge/publish-shipped.js';
import type { Clock } from './lib/clock.js';
import { createHubEvents, type HubEvents } from './observe/events.js';
import type { Logger } from './observe/logger.js';
import { createMetrics } from './observe/metrics.js';
import { createDispatcher } from './outbox/dispatcher.js';
import { createOutbox } from './outbox/outbox.js';
import { buildIndexes } from './storage/build-indexes.js';
import { connectDatabase, type Database } from './storage/connect.js';
import { createConversationStore } from './storage/conversation-store.js';
import { createInboxStore } from './storage/inbox-store.js';
import { createKnowledgeStore } from './storage/knowledge-store.js';
import { createOutboxStore } from './storage/outbox-store.js';
import { createTranscriptStore } from './storage/transcript-store.js';
import { createTurnStore } from './storage/turn-store.js';
import { createAcceptInbound } from './turns/accept-inbound.js';
import { createLanes, type Lanes } from './turns/lanes.js';
import { createRunTurn } from './turns/run-turn.js';

/** Longest wait for requests, turns and sends in progress when the hub stops. Unit: ms. */
const DRAIN_MS = 10_000;

export interface HubDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
}

export interface Hub {
  /** Where it listens, which channels are on, how many articles are live. */
  readonly facts: HubFacts;
  /** Takes nothing new, ends what is in progress, closes the database. */
  readonly stop: () => Promise<void>;
}

export interface HubFacts {
  readonly url: string;
  readonly channels: readonly string[];
  readonly articles: number;
  readonly database: 'embedded' | 'external';
}

/** Starts the hub; it listens when this resolves. Whatever fails on the way, nothing stays behind. */
export async function startHub(config: Config, deps: HubDeps): Promise<Hub> {
  const metrics = createMetrics();
  const events = createHubEvents(deps.logger, metrics);
  const database = await connectDatabase({
    ...config.storage,
    ...(config.storage.mongodbUri === undefined ? {} : { uri: config.storage.mongodbUri }),
    onEvent: (event) => {
      events.engineChanged({ ...event });
    },
  });
  try {
    return await startOn(database, { config, deps, events, metrics });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Parts {
  readonly config: Config;
  readonly deps: HubDeps;
  readonly events: HubEvents;
  readonly metrics: ReturnType<typeof createMetrics>;
}

async function startOn(database: Database, parts: Parts): Promise<Hub> {
  const { config, deps, events, metrics } = parts;
  const registry = createRegistry(createAdapters(config, events));
  const road = createRoad(database, registry, { ...parts, intents: await loadIntents(parts) });
  const { knowledge } = road;
  await buildIndexes(database.connection);
  await publishContent(database, parts);
  await knowledge.start();
  if (config.storage.mongodbUri === undefined) await road.releaseLeftovers();

  const channels = registry.all.map(({ channelId, accountId }) => `${channelId} (${accountId})`);
  const health = createHealthRoutes({
    canStore: () => database.probe(),
    onChecked: (isUp) => {
      events.storeChecked(isUp);
    },
    facts: () => ({ knowledgeRevision: knowledge.current().revision, channels }),
    metrics: metrics.registry,
  });
  const acceptInbound = createAcceptInbound({ ...road, clock: deps.clock, events });
  const webhooks = createWebhookRoutes({ registry, acceptInbound, clock: deps.clock, events });
  const server = createHttpServer(config.http, {
    routers: [health, webhooks],
    errorHandler: createErrorHandler(events),
  });
  road.start();
  const { url } = await server.listen();
  return {
    facts: {
      url,
      channels,
      articles: knowledge.current().articles.size,
      database: config.storage.mongodbUri === undefined ? 'embedded' : 'external',
    },
    stop: async () => {
      await within(
        DRAIN_MS,
        server.close(DRAIN_MS / 2).then(() => road.stop()),
      );
      knowledge.stop();
      await database.close();
    },
  };
}

/** One line a channel. */
function createAdapters(
  { line, messenger }: Config,
  events: HubEvents,
): Parameters<typeof createRegistry>[0] {
  const deps = {
    onCall: (call: Parameters<HubEvents['platformCalled']>[0]) => {
      events.platformCalled(call);
    },
  };
  return [
    ...(line === undefined ? [] : [createLineAdapter({ ...line.account, ...line.secrets }, deps)]),
    ...(messenger === undefined
      ? []
      : [createMessengerAdapter({ ...messenger.account, ...messenger.secrets }, deps)]),
  ];
}

/** The road of a message: inbox, lanes, bot, outbox, dispatcher. */
function createRoad(
  { connection }: Database,
  registry: ChannelRegistry,
  { config, deps, events, intents }: Parts & { intents: readonly Intent[] },
) {
  const { clock, random } = deps;
  const conversations = createConversationStore(connection);
  const transcript = createTranscriptStore(connection);
  const inbox = createInboxStore(connection);
  const outboxStore = createOutboxStore(connection);
  const turns = createTurnStore(connection);
  const owner = randomUUID();
  const knowledge = createLiveKnowledge({
    store: createKnowledgeStore(connection),
    intents,
    onReload: ({ revision, articles }) => {
      events.knowledgeReloaded({ revision, articles: articles.size });
    },
    onError: (error) => {
      events.jobFailed('knowledge reload', error);
    },
  });
  const dispatcher = createDispatcher({ store: outboxStore, conversations, registry, clock, random, events });
  const outbox = createOutbox({
    store: outboxStore,
    transcript,
    registry,
    onEnqueued: dispatcher.kick,
    events,
  });
  const bot = createBot({ cityName: config.city.name });
  const runTurn = createRunTurn({ turns, transcript, conversations, knowledge, bot, outbox, clock, events });
  const lanes: Lanes = createLanes({ inbox, conversations, runTurn, owner, clock, events });
  return {
    inbox,
    knowledge,
    onStored: lanes.kick,
    /** A data folder has one hub: what another process had taken up is free. */
    async releaseLeftovers(): Promise<void> {
      await Promise.all([conversations.releaseOthers(owner), outboxStore.releaseAll()]);
    },
    start(): void {
      dispatcher.start();
      lanes.start();
    },
    async stop(): Promise<void> {
      await lanes.stop();
      await dispatcher.stop();
    },
  };
}

/** The intents of the repository's folder. A broken file is reported and left out: it must not close the hub. */
async function loadIntents({ config, events }: Parts): Promise<readonly Intent[]> {
  const { intents, faults } = await readIntents(config.content.intentsDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  return intents;
}

/** Brings the live knowledge in line with the repository's folder. */
async function publishContent({ connection }: Database, { config, deps, events }: Parts): Promise<void> {
  const { articles, faults } = await readArticles(config.content.knowledgeBaseDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  const contents = articles.map(({ content }) => content);
  const store = createKnowledgeStore(connection);
  await publishShipped({ store, clock: deps.clock, wait }, contents, { endMissing: faults.length === 0 });
}

/** Resolves with the work, or after `ms` without it. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  await Promise.race([work, wait(ms, undefined, { ref: false })]);
}
