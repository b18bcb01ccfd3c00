// The only file that names concrete parts of several rooms: makes them, joins them, starts and stops them in order.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { createBot } from './bot/bot.js';
import { createLineAdapter } from './channels/line/line-adapter.js';
import { createRegistry, type ChannelRegistry } from './channels/registry.js';
import type { Config } from './config/config.js';
import { readArticles } from './content/read-articles.js';
import { readIntents } from './content/read-intents.js';
import { describeFault } from './content/yaml-file.js';
import type { Intent } from './domain/article.js';
import { describingRoute } from './http/api-description.js';
import { createApiRouter } from './http/api-route.js';
import { createErrorHandler } from './http/error-handler.js';
import { createHealthRoutes } from './http/health-routes.js';
import { createHttpServer } from './http/server.js';
import { createSessionReader, createStaffSession } from './http/session-middleware.js';
import { createOriginGuard, createStaffGate } from './http/staff-gate.js';
import { createStaffRoutes } from './http/staff-routes.js';
import { createWebhookRoutes } from './http/webhook-routes.js';
import { createLiveKnowledge } from './knowledge/live-knowledge.js';
import { publishShipped } from './knowledge/publish-shipped.js';
import type { Clock } from './lib/clock.js';
import { createRepeating } from './lib/repeat.js';
import { createHubEvents, type HubEvents } from './observe/events.js';
import type { Logger } from './observe/logger.js';
import { createMetrics } from './observe/metrics.js';
import { createDispatcher } from './outbox/dispatcher.js';
import { createOutbox } from './outbox/outbox.js';
import { createAuditLog } from './staff/audit-log.js';
import { createFirstAdministrator } from './staff/first-administrator.js';
import { createPasswordThread } from './staff/password-thread.js';
import { createSessions } from './staff/sessions.js';
import { createSignIn } from './staff/sign-in.js';
import { createSignInLimits } from './staff/sign-in-limits.js';
import { createStaffList } from './staff/staff-list.js';
import { createAttemptStore } from './storage/attempt-store.js';
import { createAuditStore } from './storage/audit-store.js';
import { buildIndexes } from './storage/build-indexes.js';
import { connectDatabase, type Database } from './storage/connect.js';
import { createConversationStore } from './storage/conversation-store.js';
import { createInboxStore } from './storage/inbox-store.js';
import { createKnowledgeStore } from './storage/knowledge-store.js';
import { createOutboxStore } from './storage/outbox-store.js';
import { loadSessionSecret } from './storage/session-secret.js';
import { createSessionStore } from './storage/session-store.js';
import { createStaffStore } from './storage/staff-store.js';
import { createTranscriptStore } from './storage/transcript-store.js';
import { createTurnStore } from './storage/turn-store.js';
import { createAcceptInbound } from './turns/accept-inbound.js';
import { createLanes, type Lanes } from './turns/lanes.js';
import { createRunTurn } from './turns/run-turn.js';

/** Longest wait for requests, turns and sends in progress when the hub stops. Unit: ms. */
const DRAIN_MS = 10_000;
/** How often sessions and sign-in counts that have run out are deleted. Unit: ms. */
const STAFF_SWEEP_PAUSE_MS = 60_000;

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
  /** The one-time link of the first administrator, while there is none. A secret: shown on the terminal, never logged. */
  readonly setUpUrl?: string;
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
  const registry = createRegistry(createAdapters(config));
  const road = createRoad(database, registry, { ...parts, intents: await loadIntents(parts) });
  const { knowledge } = road;
  const staff = await createStaff(database, parts);
  await buildIndexes(database.connection);
  const setUpToken = await staff.prepare();
  await publishContent(database, parts);
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
    routers: [health, webhooks, staff.api],
    errorHandler: createErrorHandler(events),
  });
  road.start();
  const { url } = await server.listen();
  staff.start();
  return {
    facts: {
      url,
      channels,
      articles: knowledge.current().articles.size,
      ...(setUpToken === undefined
        ? {}
        : { setUpUrl: `${config.http.publicUrl ?? url}/console/setup?token=${setUpToken}` }),
      database: config.storage.mongodbUri === undefined ? 'embedded' : 'external',
    },
    stop: async () => {
      await within(
        DRAIN_MS,
        server.close(DRAIN_MS / 2).then(() => road.stop()),
      );
      knowledge.stop();
      await staff.stop();
      await database.close();
    },
  };
}

/** One line a channel. */
function createAdapters({ line }: Config): Parameters<typeof createRegistry>[0] {
  return [...(line === undefined ? [] : [createLineAdapter({ ...line.account, ...line.secrets })])];
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
  const outbox = createOutbox({ store: outboxStore, transcript, registry, onEnqueued: dispatcher.kick });
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

/** Staff: accounts, sessions, the record, and the API that they speak to. `sessionReader` is for socket namespaces. */
async function createStaff({ connection }: Database, { config, deps, events }: Parts) {
  const { clock } = deps;
  const { publicUrl } = config.http;
  const store = createStaffStore(connection);
  const attempts = createAttemptStore(connection);
  const audit = createAuditLog({ store: createAuditStore(connection), clock });
  const hasher = createPasswordThread(config.staff.passwordWorkerEntry);
  const sessions = createSessions({ store: createSessionStore(connection), staff: store, clock });
  const secret = await loadSessionSecret(config.storage.dataDir, config.session.secret);
  const session = createStaffSession({ sessions, secret, publicUrl });
  const gate = createStaffGate(session);
  const firstAdministrator = createFirstAdministrator({ store, hasher, audit, clock });
  const limits = createSignInLimits({ store: attempts, clock });
  const routes = createStaffRoutes({
    session,
    gate,
    firstAdministrator,
    audit,
    clock,
    signIn: createSignIn({ store, limits, hasher, audit, clock }),
    staffList: createStaffList({ store, hasher, sessions, audit, clock }),
    cityName: config.city.name,
  });
  const sweep = createRepeating(
    async () => {
      await sessions.sweep();
      await attempts.removeEnded(clock());
    },
    {
      pauseMs: STAFF_SWEEP_PAUSE_MS,
      onError: (error) => {
        events.jobFailed('staff sweep', error);
      },
    },
  );
  const before = [createOriginGuard(publicUrl), session.middleware];
  return {
    api: createApiRouter([...routes, describingRoute(routes)], gate, before),
    sessionReader: createSessionReader(session, sessions),
    prepare: () => firstAdministrator.prepare(config.staff.firstAdmin),
    start: sweep.start,
    async stop(): Promise<void> {
      await sweep.stop();
      await hasher.stop();
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
