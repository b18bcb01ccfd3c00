// The only file that names concrete parts of several rooms: makes them, joins them, starts and stops them in order.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { createBot } from './bot/bot.js';
import { createLineAdapter } from './channels/line/line-adapter.js';
import { createRegistry, type ChannelRegistry } from './channels/registry.js';
import { createWebAdapter, WEB_ACCOUNT } from './channels/web/web-adapter.js';
import { createVisitorTokens } from './channels/web/web-signature.js';
import type { Config } from './config/config.js';
import { readArticles } from './content/read-articles.js';
import { readCanned } from './content/read-canned.js';
import { readIntents } from './content/read-intents.js';
import {
  createTalkWatch,
  watchedConversations,
  watchedTranscript,
  type TalkWatch,
} from './conversations/talk-watch.js';
import { describeFault } from './content/yaml-file.js';
import { createDesk } from './desk/desk.js';
import { createQueue } from './desk/queue.js';
import type { Intent } from './domain/article.js';
import type { CannedReply } from './domain/canned-reply.js';
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
import { watchedOutbox } from './outbox/watched-outbox.js';
import { openAgentNamespace } from './sockets/agent-namespace.js';
import { attachSockets, closeSockets, createSocketServer } from './sockets/socket-server.js';
import type { ReadStaff } from './sockets/staff-identity.js';
import { createVisitorDoor } from './sockets/visitor-door.js';
import { createVisitorGate, VISITOR_LIMITS } from './sockets/visitor-limits.js';
import { openVisitorNamespace, visitorNamespaceOf, type VisitorParts } from './sockets/visitor-namespace.js';
import { buildIndexes } from './storage/build-indexes.js';
import { connectDatabase, type Database } from './storage/connect.js';
import { createConversationStore } from './storage/conversation-store.js';
import { createDeskStore } from './storage/desk-store.js';
import { createInboxStore } from './storage/inbox-store.js';
import { createKnowledgeStore } from './storage/knowledge-store.js';
import { createOutboxStore } from './storage/outbox-store.js';
import { createReadingLog } from './storage/reading-log.js';
import { deriveKey, loadSessionSecret } from './storage/session-secret.js';
import { createTranscriptStore } from './storage/transcript-store.js';
import { createTurnStore } from './storage/turn-store.js';
import { createAcceptInbound, type AcceptInbound } from './turns/accept-inbound.js';
import { createDecideTurn } from './turns/decide-turn.js';
import { createLanes, type Lanes } from './turns/lanes.js';
import { createRunTurn } from './turns/run-turn.js';

/** Longest wait for requests, turns and sends in progress when the hub stops. Unit: ms. */
const DRAIN_MS = 10_000;

export interface HubDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  /** Who sits behind a socket of the desk; without it nobody may come in. */
  readonly readStaff?: ReadStaff;
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
  const stores = createStores(database);
  const watch = createTalkWatch((error) => {
    events.jobFailed('talk watch', error);
  });
  const io = createSocketServer(config.http.origins);
  const chat = createWebChat(stores, { ...parts, watch, io });
  const registry = createRegistry([...createAdapters(config), chat.adapter]);
  const content = { intents: await loadIntents(parts), canned: await loadCanned(parts) };
  const road = createRoad(stores, { ...parts, ...content, registry, watch });
  const { knowledge } = road;
  await buildIndexes(database.connection);
  await publishContent(stores, parts);
  await knowledge.start();
  if (config.storage.mongodbUri === undefined) await road.releaseLeftovers();

  const channels = registry.all.map(({ channelId, accountId }) => `${channelId} (${accountId})`);
  const health = createHealthRoutes({
    canStore: () => database.ping(),
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
  const readStaff: ReadStaff = deps.readStaff ?? (() => Promise.resolve(undefined));
  const closeDesk = openAgentNamespace(io, { ...road.agentDoor, watch, readStaff, events });
  await chat.open(acceptInbound, road.describe);
  attachSockets(io, server.node);
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
      closeSockets(io);
      await closeDesk();
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
function createAdapters({ line }: Config): Parameters<typeof createRegistry>[0] {
  return [...(line === undefined ? [] : [createLineAdapter({ ...line.account, ...line.secrets })])];
}

type Stores = ReturnType<typeof createStores>;

function createStores({ connection }: Database) {
  return {
    conversations: createConversationStore(connection),
    transcript: createTranscriptStore(connection),
    inbox: createInboxStore(connection),
    outbox: createOutboxStore(connection),
    turns: createTurnStore(connection),
    knowledge: createKnowledgeStore(connection),
    lists: createDeskStore(connection),
    readings: createReadingLog(connection),
  };
}

/** Web chat: its adapter for the registry, and the visitors' door. */
function createWebChat(
  stores: Stores,
  {
    config,
    deps,
    events,
    watch,
    io,
  }: Parts & { watch: TalkWatch; io: ReturnType<typeof createSocketServer> },
) {
  const { clock } = deps;
  const namespace = visitorNamespaceOf(io);
  const door = createVisitorDoor(namespace, stores.transcript);
  return {
    adapter: createWebAdapter({ push: door.push }),
    async open(acceptInbound: AcceptInbound, describe: VisitorParts['describe']): Promise<void> {
      const secret = await loadSessionSecret(config.storage.dataDir, config.session.secret);
      const key = deriveKey(secret, 'visitor-token');
      openVisitorNamespace(namespace, {
        tokens: createVisitorTokens({ accountId: WEB_ACCOUNT, key, clock }),
        gate: createVisitorGate(VISITOR_LIMITS),
        acceptInbound,
        conversations: stores.conversations,
        sources: stores,
        watch,
        cityName: config.city.name,
        proxies: config.http.proxies,
        describe,
        onTyping: (id, isTyping) => {
          watch.typing(id, { who: 'citizen', isTyping });
        },
        clock,
        events,
      });
      watch.watch({
        typing: (id, typing) => {
          if (typing.who === 'agent' && typing.isOwner)
            door.showTyping(id, { author: 'agent', isTyping: typing.isTyping });
        },
      });
    },
  };
}

interface RoadParts extends Parts {
  readonly registry: ChannelRegistry;
  readonly watch: TalkWatch;
  readonly intents: readonly Intent[];
  readonly canned: readonly CannedReply[];
}

/** The road of a message: inbox, lanes, bot, outbox, dispatcher; and the desk beside it. */
function createRoad(stores: Stores, parts: RoadParts) {
  const { config, deps, events, registry, watch, canned } = parts;
  const { clock, random } = deps;
  const { inbox, turns, lists, readings } = stores;
  const conversations = watchedConversations(stores.conversations, watch);
  const transcript = watchedTranscript(stores.transcript, watch);
  const outboxStore = watchedOutbox(stores.outbox, watch);
  const owner = randomUUID();
  const knowledge = createKnowledge(stores, parts);
  const dispatcher = createDispatcher({ store: outboxStore, conversations, registry, clock, random, events });
  const outbox = createOutbox({ store: outboxStore, transcript, registry, onEnqueued: dispatcher.kick });
  const bot = createBot({ cityName: config.city.name });
  const queue = createQueue({ store: lists, hours: config.desk.serviceHours });
  const decide = createDecideTurn({ bot, queue, knowledge, clock });
  const runTurn = createRunTurn({ turns, transcript, conversations, decide, outbox, clock, events });
  const lanes: Lanes = createLanes({ inbox, conversations, runTurn, owner, clock, events });
  const deskStores = { conversations, transcript, sends: outboxStore, lists, readings };
  const desk = createDesk({ stores: deskStores, queue, outbox, knowledge, canned, clock });
  return {
    inbox,
    knowledge,
    agentDoor: { desk, transcript },
    describe: queue.describe,
    onStored: lanes.kick,
    /** A data folder has one hub: what another process had taken up is free. */
    async releaseLeftovers(): Promise<void> {
      await Promise.all([conversations.releaseOthers(owner), outboxStore.releaseAll()]);
    },
    start(): void {
      dispatcher.start();
      lanes.start();
    },
    stop: async (): Promise<void> => {
      await lanes.stop();
      await dispatcher.stop();
    },
  };
}

function createKnowledge(stores: Stores, { events, intents }: RoadParts) {
  return createLiveKnowledge({
    store: stores.knowledge,
    intents,
    onReload: ({ revision, articles }) => {
      events.knowledgeReloaded({ revision, articles: articles.size });
    },
    onError: (error) => {
      events.jobFailed('knowledge reload', error);
    },
  });
}

/** The intents of the repository's folder. A broken file is reported and left out: it must not close the hub. */
async function loadIntents({ config, events }: Parts): Promise<readonly Intent[]> {
  const { intents, faults } = await readIntents(config.content.intentsDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  return intents;
}

/** The desk's prewritten replies; a broken file is reported and left out. */
async function loadCanned({ config, events }: Parts): Promise<readonly CannedReply[]> {
  const { replies, faults } = await readCanned(config.content.knowledgeBaseDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  return replies;
}

/** Brings the live knowledge in line with the repository's folder. */
async function publishContent({ knowledge: store }: Stores, { config, deps, events }: Parts): Promise<void> {
  const { articles, faults } = await readArticles(config.content.knowledgeBaseDir);
  for (const fault of faults) events.contentFault(describeFault(fault));
  const contents = articles.map(({ content }) => content);
  await publishShipped({ store, clock: deps.clock, wait }, contents, { endMissing: faults.length === 0 });
}

/** Resolves with the work, or after `ms` without it. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  await Promise.race([work, wait(ms, undefined, { ref: false })]);
}
