// The road of a message and the desk beside it.

import { randomUUID } from 'node:crypto';
import { createBot } from '../bot/bot.js';
import { watchedCallbacks } from '../desk/callback-store.js';
import { watchedConversations, watchedTranscript } from '../conversations/talk-watch.js';
import type { CalendarRoom } from '../desk/calendar-room.js';
import type { ConversationId } from '../domain/ids.js';
import { isOpenAt } from '../domain/working-calendar.js';
import { listAlarms } from '../outbox/account-alarms.js';
import { createDispatcher } from '../outbox/dispatcher.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import { createOutbox } from '../outbox/outbox.js';
import { createPushQuota } from '../outbox/push-quota.js';
import { createQuotaWatch } from '../outbox/quota-watch.js';
import { watchedOutbox } from '../outbox/watched-outbox.js';
import { createFigures } from '../reports/figures.js';
import { createDecideTurn } from '../turns/decide-turn.js';
import { createLanes, type Lanes } from '../turns/lanes.js';
import { createContactLearner } from '../turns/learn-contacts.js';
import { createRunTurn, type RunTurn, type RunTurnParts } from '../turns/run-turn.js';
import { createSigns } from '../turns/show-signs.js';
import type { NewInboxRow } from '../turns/turn-stores.js';
import { createLearning } from './learning.js';
import { createBacklogWatch } from '../turns/watch-backlog.js';
import { createEditorsSide } from './articles.js';
import { createQueueAndAfter } from './after-talk.js';
import { createAssist } from './assist.js';
import { createCalendar } from './calendar.js';
import { createDeskSide } from './desk-side.js';
import { createFilesOfArticles, createMedia } from './media.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';
import { createTrialSide } from './trial.js';

/** The road of a message: inbox, lanes, bot, outbox, dispatcher; and the desk beside it. */
export function createRoad(stores: Stores, parts: RoadParts) {
  const { events, registry, watch, board } = parts;
  const { clock } = parts.deps;
  const { inbox } = stores;
  const conversations = watchedConversations(stores.conversations, watch);
  const transcript = watchedTranscript(stores.transcript, watch);
  const outboxStore = watchedOutbox(stores.outbox, watch);
  const owner = randomUUID();
  const taught = createLearning(stores, { ...parts, transcript, conversations });
  const { knowledge, learning } = taught;
  const editors = createEditorsSide(stores, parts, taught);
  const sending = createSending(parts, { store: outboxStore, conversations, transcript, inbox });
  const { outbox, quota, dispatcher, quotaWatch } = sending;
  const calendar = createCalendar(stores, parts);
  const callbacks = watchedCallbacks(stores.callbacks, watch);
  const kept = { ...stores, conversations, transcript, callbacks, outbox: outboxStore };
  const after = createQueueAndAfter(kept, parts, { calendar, outbox });
  const { watches, queue, banners, teams } = after;
  const decide = createDecideTurn({ ...after, bot: makeBot(parts, calendar), knowledge, clock });
  const { articleFiles, media, signs, learner, backlog } = createBesides(kept, parts);
  const trial = createTrialSide(parts, { ...taught, ...editors }, calendar);
  const besides = [media, backlog, watches, ...editors.jobs];
  const written = { turns: stores.turns, transcript, conversations, decide, outbox, media };
  const runTurn = createRunTurn({ ...written, noteTalkDay: noteTalkDay(stores, calendar), clock, events });
  const work = endingWith(runTurn, signs.decided);
  const lanes: Lanes = createLanes({ inbox, conversations, runTurn: work, owner, clock, events });
  const assist = createAssist(stores, parts, knowledge);
  const deskNeeds = { stores: kept, queue, teams, outbox, knowledge, learning, assist, calendar };
  const { desk, deskWatches, ...side } = createDeskSide(parts, { ...deskNeeds, onRead: signs.read });
  return {
    ...{ inbox, knowledge, calendar, quota, banners, teams },
    ...{ model: assist.model, learning: taught.routeParts, trial },
    deliveries: { ...outboxStore, resend: desk.resendById },
    alarms: () => listAlarms({ registry, quota, board }),
    ...{ agentDoor: { desk, banners, transcript }, finder: desk },
    ...side,
    ...{ imports: editors.imports, articles: editors.articles, articleFiles },
    figures: createFigures({ store: stores.figureCounts, clock }),
    ...{ describe: queue.describe, waiting: queue.list },
    onStored: (row: NewInboxRow): void => {
      lanes.kick(row.address);
      learner.notice(row);
      signs.notice(row);
    },
    onRefused: dispatcher.missed,
    /** A data folder has one hub: what another process had taken up is free. */
    async releaseLeftovers(): Promise<void> {
      await conversations.releaseOthers(owner);
      await Promise.all([outboxStore.releaseAll(), stores.media.releaseAll()]);
    },
    start(): void {
      for (const part of [dispatcher, quotaWatch, lanes, ...deskWatches, taught, ...besides]) part.start();
      assist.vectors?.start();
    },
    stop: async (): Promise<void> => {
      const beside = Promise.all([learner, signs, ...besides].map((part) => part.stop()));
      for (const part of [...deskWatches, lanes, dispatcher, quotaWatch, taught]) await part.stop();
      await Promise.all([beside, assist.vectors?.stop()]);
    },
  };
}

/** With whether people answer at that moment, by the calendar of now. */
const noteTalkDay =
  (
    { talkDays }: Pick<Stores, 'talkDays'>,
    { current }: Pick<CalendarRoom, 'current'>,
  ): RunTurnParts['noteTalkDay'] =>
  (talk) =>
    talkDays.note({ ...talk, isOpen: isOpenAt(current(), talk.atMs) });

const makeBot = ({ config, deps }: RoadParts, { serviceHours }: ReturnType<typeof createCalendar>) =>
  (deps.makeBot ?? createBot)({ cityName: config.city.name, ...config.bot, serviceHours });

/** What stands beside the road: nobody waits for it. */
function createBesides(stores: Stores, parts: RoadParts) {
  const { conversations, contacts, transcript, inbox, outbox, lists } = stores;
  const {
    registry,
    watch,
    events,
    deps: { clock },
  } = parts;
  const articleFiles = createFilesOfArticles(stores, parts);
  return {
    articleFiles,
    media: createMedia(stores, { ...parts, transcript, articleFiles }),
    signs: createSigns({ registry, conversations, transcript, watch, clock, events }),
    learner: createContactLearner({ contacts, registry, watch, clock, events }),
    backlog: createBacklogWatch({ inbox, outbox, lists, clock, events }),
  };
}

/** Whatever becomes of a turn, somebody is told that it is over. */
const endingWith =
  (runTurn: RunTurn, onEnd: (id: ConversationId) => void): RunTurn =>
  (work) =>
    runTurn(work).finally(() => {
      onEnd(work.conversation.id);
    });

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
