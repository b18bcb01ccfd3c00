// The road of a message and the desk beside it.

import { randomUUID } from 'node:crypto';
import { createBot } from '../bot/bot.js';
import { type ChannelRegistry } from '../channels/registry.js';
import { watchedConversations, watchedTranscript, type TalkWatch } from '../conversations/talk-watch.js';
import { createQueue } from '../desk/queue.js';
import type { Intent } from '../domain/article.js';
import type { CannedReply } from '../domain/canned-reply.js';
import type { QuestionTest } from '../knowledge/check-questions.js';
import { listAlarms } from '../outbox/account-alarms.js';
import type { AccountBoard } from '../outbox/account-board.js';
import { createDispatcher } from '../outbox/dispatcher.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { createOutbox } from '../outbox/outbox.js';
import { createPushQuota } from '../outbox/push-quota.js';
import { createQuotaWatch } from '../outbox/quota-watch.js';
import { watchedOutbox } from '../outbox/watched-outbox.js';
import { type AuditLog } from '../staff/audit-log.js';
import { createDecideTurn } from '../turns/decide-turn.js';
import { createLanes, type Lanes } from '../turns/lanes.js';
import { createContactLearner } from '../turns/learn-contacts.js';
import { createRunTurn } from '../turns/run-turn.js';
import { createSigns } from '../turns/show-signs.js';
import type { NewInboxRow } from '../turns/turn-stores.js';
import { createLearning } from './learning.js';
import { createBacklogWatch } from '../turns/watch-backlog.js';
import { createAssist } from './assist.js';
import { createDeskSide } from './desk-side.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export interface RoadParts extends Parts {
  readonly registry: ChannelRegistry;
  readonly watch: TalkWatch;
  readonly intents: readonly Intent[];
  readonly canned: readonly CannedReply[];
  /** Questions that must find their article. */
  readonly tests: readonly QuestionTest[];
  readonly audit: AuditLog;
  readonly board: AccountBoard;
}

/** The road of a message: inbox, lanes, bot, outbox, dispatcher; and the desk beside it. */
export function createRoad(stores: Stores, parts: RoadParts) {
  const { config, deps, events, registry, watch, board } = parts;
  const { clock } = deps;
  const { inbox, turns, lists, contacts } = stores;
  const conversations = watchedConversations(stores.conversations, watch);
  const transcript = watchedTranscript(stores.transcript, watch);
  const outboxStore = watchedOutbox(stores.outbox, watch);
  const owner = randomUUID();
  const taught = createLearning(stores, { ...parts, transcript, conversations });
  const { knowledge, learning } = taught;
  const sending = createSending(parts, { store: outboxStore, conversations, transcript, inbox });
  const { outbox, quota, dispatcher, quotaWatch } = sending;
  const { serviceHours: hours } = config.desk;
  const bot = (deps.makeBot ?? createBot)({ cityName: config.city.name, serviceHours: hours.spoken });
  const queue = createQueue({ store: lists, hours });
  const decide = createDecideTurn({ bot, queue, knowledge, clock });
  const runTurn = createRunTurn({ turns, transcript, conversations, decide, outbox, clock, events });
  const lanes: Lanes = createLanes({ inbox, conversations, runTurn, owner, clock, events });
  const learner = createContactLearner({ contacts, registry, watch, clock, events });
  const backlog = createBacklogWatch({ inbox, outbox: outboxStore, lists, clock, events });
  const signs = createSigns({ registry, conversations, watch, clock, events });
  const assist = createAssist(stores, parts, knowledge);
  const kept = { ...stores, conversations, transcript, outbox: outboxStore };
  const deskNeeds = { stores: kept, queue, outbox, knowledge, learning, model: assist.model };
  const { desk, floorWatch, sendTest } = createDeskSide(parts, deskNeeds);
  return {
    inbox,
    knowledge,
    quota,
    model: assist.model,
    deliveries: { ...outboxStore, resend: desk.resendById },
    sendTest,
    alarms: () => listAlarms({ registry, quota, board }),
    agentDoor: { desk, transcript },
    learning: taught.routeParts,
    describe: queue.describe,
    waiting: queue.list,
    onStored: (row: NewInboxRow): void => {
      lanes.kick(row.address);
      learner.notice(row);
      signs.notice(row);
    },
    onRefused: dispatcher.missed,
    /** A data folder has one hub: what another process had taken up is free. */
    async releaseLeftovers(): Promise<void> {
      await Promise.all([conversations.releaseOthers(owner), outboxStore.releaseAll()]);
    },
    start(): void {
      for (const part of [dispatcher, quotaWatch, lanes, floorWatch, taught, backlog]) part.start();
      assist.vectors?.start();
    },
    stop: async (): Promise<void> => {
      await floorWatch.stop();
      const beside = Promise.all([learner, signs, backlog, assist.vectors].map((part) => part?.stop()));
      await lanes.stop();
      await dispatcher.stop();
      await quotaWatch.stop();
      await taught.stop();
      await beside;
    },
  };
}

/** The outbox, who empties it, and what it may spend. */
function createSending(
  { registry, deps, events: told, board }: RoadParts,
  stores: {
    store: OutboxStore;
    conversations: ConversationStore;
    transcript: TranscriptStore;
    inbox: Stores['inbox'];
  },
) {
  const { clock, random } = deps;
  const { store, conversations, transcript, inbox } = stores;
  const events: typeof told = {
    ...told,
    breakerTurned(turned) {
      board.breakerTurned(turned);
      told.breakerTurned(turned);
    },
  };
  const quota = createPushQuota();
  const quotaWatch = createQuotaWatch({ registry, quota, clock, events });
  const dispatcher = createDispatcher({
    store,
    conversations,
    registry,
    quota,
    hasUnread: inbox.hasUnfinished,
    onQuotaTurned: (account) => void quotaWatch.ask(account),
    clock,
    random,
    events,
  });
  const onEnqueued = dispatcher.kick;
  const outbox = createOutbox({ store, transcript, registry, onEnqueued, clock, events });
  return { outbox, quota, dispatcher, quotaWatch };
}
