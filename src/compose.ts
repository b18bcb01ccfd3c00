// Makes the hub out of its parts, starts and stops them in order. With `compose/`, the only files that name concrete parts of
// several rooms.

import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRegistry, type ChannelRegistry } from './channels/registry.js';
import type { Config } from './config/config.js';
import { createTalkWatch } from './conversations/talk-watch.js';
import { createArticleRoutes } from './http/article-routes.js';
import { createAssistRoutes } from './http/assist-routes.js';
import { createBannerRoutes } from './http/banner-routes.js';
import { createCannedRoutes } from './http/canned-routes.js';
import { createCalendarRoutes } from './http/calendar-routes.js';
import { createChannelRoutes } from './http/channel-routes.js';
import { createDeliveryRoutes } from './http/delivery-routes.js';
import { createDigestMailRoutes } from './http/digest-mail-routes.js';
import { createDigestRoutes } from './http/digest-routes.js';
import { createErrorHandler } from './http/error-handler.js';
import { createFaqRequestRoutes } from './http/faq-request-routes.js';
import { createFindRoute } from './http/find-routes.js';
import { createFaqRoutes } from './http/faq-routes.js';
import { createImportRoutes } from './http/import-routes.js';
import { createArticleFileRoutes, createAttachmentRoute } from './http/article-file-routes.js';
import { createFileRoute } from './http/file-routes.js';
import { createFigureRoutes } from './http/figure-routes.js';
import { createLearningRoutes } from './http/learning-routes.js';
import { createHealthRoutes } from './http/health-routes.js';
import { createImageRoutes } from './http/image-routes.js';
import { createPreviewRoute } from './http/preview-routes.js';
import { createNotFound } from './http/not-found.js';
import { createHttpServer } from './http/server.js';
import { createMediaRoutes } from './http/media-routes.js';
import { createUploadRoutes } from './http/upload-routes.js';
import { createTeamRoutes } from './http/team-routes.js';
import { createTryRoutes } from './http/try-routes.js';
import { createUnansweredRoutes } from './http/unanswered-routes.js';
import { createWebRoutes } from './http/web-routes.js';
import { createWebhookHealth } from './http/webhook-health.js';
import { createWebhookRoutes } from './http/webhook-routes.js';
import type { LiveKnowledge } from './knowledge/live-knowledge.js';
import { createPublicFaq } from './knowledge/public-faq.js';
import { createHubEvents } from './observe/events.js';
import { createMetrics } from './observe/metrics.js';
import { createAccountBoard } from './outbox/account-board.js';
import { AGENT_LIMITS, createAgentGate } from './sockets/agent-limits.js';
import { openAgentNamespace } from './sockets/agent-namespace.js';
import { attachSockets, closeSockets, createSocketServer } from './sockets/socket-server.js';
import { readStaffFrom } from './sockets/staff-identity.js';
import { buildIndexes } from './storage/build-indexes.js';
import { connectDatabase, type Database } from './storage/connect.js';
import { createAcceptInbound } from './turns/accept-inbound.js';
import { createAdapters } from './compose/channels.js';
import { loadContent, publishContent } from './compose/content.js';
import { createOtherHubs } from './compose/other-hubs.js';
import type { HubDeps, Parts } from './compose/parts.js';
import { createRoad } from './compose/road.js';
import { createStaff } from './compose/staff.js';
import { createStores } from './compose/stores.js';
import { createUnansweredSide } from './compose/unanswered.js';
import { createWebChat } from './compose/web-chat.js';

/** Longest wait for requests, turns and sends in progress when the hub stops. Unit: ms. */
const DRAIN_MS = 10_000;
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

async function startOn(database: Database, parts: Parts): Promise<Hub> {
  const { config, deps, events } = parts;
  const stores = createStores(database, parts);
  const watch = createTalkWatch((error) => {
    events.jobFailed('talk watch', error);
  });
  const { elsewhere, presence, ...others } = createOtherHubs(stores, parts, watch);
  const io = createSocketServer(config.http.origins);
  const staff = await createStaff(database, parts);
  const chat = createWebChat(stores, { ...parts, watch, elsewhere, io, fileLinks: staff.fileLinks });
  const board = createAccountBoard(deps.clock);
  const registry = createRegistry([...createAdapters(parts), chat.adapter].map(board.watch));
  const content = await loadContent(parts);
  const told = { registry, watch, board, audit: staff.audit, fileLinks: staff.fileLinks };
  const road = createRoad(stores, { ...parts, ...content, ...told });
  await buildIndexes(database.connection);
  const setUpToken = await staff.prepare();
  await publishContent(stores, parts, content.shipped);
  await Promise.all([road.knowledge.start(), loadRooms(road)]);
  if (config.storage.mongodbUri === undefined) await road.releaseLeftovers();

  const channels = registry.all.map(({ channelId, accountId }) => `${channelId} (${accountId})`);
  const health = createHealth(database, parts, () => ({ channels, ...readReadiness(registry, road) }));
  const acceptInbound = createAcceptInbound({ ...road, clock: deps.clock, events });
  const taught = { live: road.knowledge, articles: road.articles, decide: road.learning.decide };
  const asked = createUnansweredSide(stores, parts, { ...told, ...taught, calendar: road.calendar.current });
  const known = { ...stores, ...road, ...staff, ...asked, registry, board, publishing: stores.knowledge };
  const routers = createRouters(parts, { ...known, acceptInbound });
  const server = createHttpServer(config.http, {
    routers: [health, ...chat.fileRoutes(acceptInbound), ...routers, createNotFound(config.city)],
    errorHandler: createErrorHandler(events),
  });
  const readStaff = deps.readStaff ?? readStaffFrom(staff.sessionReader);
  const closeDesk = openAgentNamespace(io, {
    ...road.agentDoor,
    ...{ alarms: road.alarms, countRequests: asked.faqRequests.counts },
    ...{ watch, elsewhere, presence, readStaff },
    gate: createAgentGate(AGENT_LIMITS),
    ...{ origins: config.http.origins, clock: deps.clock, events },
  });
  await chat.open(acceptInbound, road);
  attachSockets(io, server.node);
  const { url } = await server.listen();
  // After the door is open: what a platform tells again counts as unheard until then.
  road.start();
  staff.start();
  others.start();
  asked.mailJob.start();
  return {
    facts: readFacts(parts, { url, channels, setUpToken, articles: road.knowledge.current().articles.size }),
    stop: async () => {
      closeSockets(io);
      await closeDesk();
      await within(
        DRAIN_MS,
        Promise.all([asked.mailJob.stop(), server.close(DRAIN_MS / 2).then(() => road.stop())]),
      );
      await Promise.all([others.stop(), staff.stop()]);
      await database.close();
    },
  };
}

/** What the desk keeps in memory is there before the first citizen is served. */
async function loadRooms({ calendar, banners, teams, canned }: ReturnType<typeof createRoad>): Promise<void> {
  await Promise.all([calendar, banners, teams, canned].map((room) => room.load()));
}

type DoorsOf<Create extends (parts: never, gate: never) => unknown> = Parameters<Create>[0];
/** What stands behind the doors. */
interface RouterNeeds
  extends
    Omit<DoorsOf<typeof createDeliveryRoutes>, never>,
    Omit<DoorsOf<typeof createChannelRoutes>, 'webhookHealth' | 'publicUrl'>,
    Omit<DoorsOf<typeof createMediaRoutes>, 'clock'>,
    Omit<DoorsOf<typeof createUploadRoutes>, never>,
    Omit<DoorsOf<typeof createFileRoute>, never>,
    Omit<DoorsOf<typeof createArticleFileRoutes>, never>,
    Omit<DoorsOf<typeof createAssistRoutes>, never>,
    Omit<DoorsOf<typeof createFigureRoutes>, never>,
    Omit<DoorsOf<typeof createTeamRoutes>, never>,
    Omit<DoorsOf<typeof createCannedRoutes>, 'teams'>,
    Omit<DoorsOf<typeof createUnansweredRoutes>, never>,
    Omit<DoorsOf<typeof createFaqRequestRoutes>, never>,
    Omit<DoorsOf<typeof createFindRoute>, never>,
    Omit<DoorsOf<typeof createDigestRoutes>, 'clock'>,
    Omit<DoorsOf<typeof createDigestMailRoutes>, never>,
    Omit<DoorsOf<typeof createCalendarRoutes>, 'clock'>,
    Omit<DoorsOf<typeof createArticleRoutes>, 'clock'>,
    Omit<DoorsOf<typeof createTryRoutes>, never>,
    Omit<DoorsOf<typeof createImportRoutes>, 'clock'> {
  readonly registry: ChannelRegistry;
  /** Some only write it, some read it too. */
  readonly audit: DoorsOf<typeof createArticleRoutes>['audit'];
  readonly banners: Parameters<typeof createBannerRoutes>[0];
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly publishing: Parameters<typeof createPublicFaq>[0]['publishing'];
  readonly learning: DoorsOf<typeof createLearningRoutes>;
  readonly acceptInbound: ReturnType<typeof createAcceptInbound>;
  readonly api: Awaited<ReturnType<typeof createStaff>>['api'];
}

/** Webhooks, the API, pictures of articles, pages. */
function createRouters({ config, deps: { clock }, events }: Parts, needs: RouterNeeds) {
  const webhookHealth = createWebhookHealth();
  const { publicUrl } = config.http.origins;
  const doors = { ...needs, webhookHealth, publicUrl, clock };
  const webhooks = createWebhookRoutes({ ...needs, health: webhookHealth, clock, events });
  const api = needs.api((gate) => [
    ...createDeliveryRoutes(doors, gate),
    ...createChannelRoutes(doors, gate),
    ...createMediaRoutes(doors, gate),
    ...createUploadRoutes(doors, gate),
    ...createArticleFileRoutes(doors),
    createPreviewRoute(doors),
    ...createLearningRoutes(needs.learning, gate),
    ...createAssistRoutes(doors),
    ...createCalendarRoutes(doors, gate),
    ...createImportRoutes(doors, gate),
    ...createArticleRoutes(doors, gate),
    ...createTryRoutes(doors),
    ...createFigureRoutes(doors),
    ...createUnansweredRoutes(doors, gate),
    ...createFaqRequestRoutes(doors, gate),
    ...createDigestRoutes(doors),
    ...createDigestMailRoutes(doors, gate),
    ...createTeamRoutes(doors, gate),
    ...createCannedRoutes(doors, gate),
    createFindRoute(doors, gate),
  ]);
  const images = createImageRoutes(path.join(config.content.knowledgeBaseDir, 'images'));
  const pages = createWebRoutes({ ...config.web, cityName: config.city.name });
  const faq = createFaqRoutes({
    faq: createPublicFaq(needs),
    cityName: config.city.name,
    publicUrl,
  });
  const files = createFileRoute(needs);
  const attachments = createAttachmentRoute(needs);
  return [webhooks, api, images, files, attachments, createBannerRoutes(needs.banners), faq, pages];
}

/** `replyOnly`: accounts whose paid sends are used up. */
function readReadiness(
  { all }: Pick<ChannelRegistry, 'all'>,
  { quota, knowledge }: Pick<ReturnType<typeof createRoad>, 'quota' | 'knowledge'>,
) {
  const replyOnly = all.map(({ accountId }) => accountId).filter((id) => quota.view(id).isReplyOnly);
  return { knowledgeRevision: knowledge.current().revision, replyOnly };
}

function readFacts(
  { config }: Parts,
  known: Pick<HubFacts, 'url' | 'channels' | 'articles'> & { setUpToken: string | undefined },
): HubFacts {
  const { setUpToken, ...facts } = known;
  const page = `${config.http.origins.publicUrl ?? facts.url}/console/setup`;
  return {
    ...facts,
    ...(setUpToken === undefined ? {} : { setUpUrl: `${page}?token=${setUpToken}` }),
    database: config.storage.mongodbUri === undefined ? 'embedded' : 'external',
  };
}

function createHealth(
  database: Database,
  { events, metrics }: Parts,
  facts: Parameters<typeof createHealthRoutes>[0]['facts'],
) {
  return createHealthRoutes({
    canStore: () => database.probe(),
    onChecked: (isUp) => {
      events.storeChecked(isUp);
    },
    facts,
    metrics: metrics.registry,
  });
}

/** Resolves with the work, or after `ms` without it. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, wait(ms, undefined, { ref: false })]);
}
