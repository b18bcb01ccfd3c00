// The desk beside the road, who looks after its floor, and what it writes on record.

import { watchedPauses } from '../conversations/talk-watch.js';
import type { Config } from '../config/config.js';
import type { Told, WorkPlace } from '../desk/agent-work-store.js';
import type { CalendarRoom } from '../desk/calendar-room.js';
import { createDesk, type Desk, type DeskParts, type DeskStores } from '../desk/desk.js';
import type { RevealLog } from '../desk/contact-facts.js';
import type { TagLog } from '../desk/tags.js';
import type { CaseLog } from '../desk/talk-cases.js';
import type { ReadingLog, ResendLog } from '../desk/desk-store.js';
import { createFloorWatch } from '../desk/floor-watch.js';
import { createOverflow } from '../desk/overflow-watch.js';
import type { TeamRoom } from '../desk/teams.js';
import type { Queue } from '../desk/queue.js';
import { createSendTest, type SendTest, type TestLog } from '../desk/send-test.js';
import { createUploads, type Uploads } from '../desk/uploads.js';
import type { Conversation } from '../domain/conversation.js';
import { staffId } from '../domain/ids.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Repeating } from '../lib/repeat.js';
import type { Outbox } from '../outbox/outbox.js';
import type { AuditLog } from '../staff/audit-log.js';
import type { FloorRules } from '../wire/floor-events.js';
import type { CannedRoom } from '../desk/canned-room.js';
import type { Assist } from './assist.js';
import { createCanned } from './canned.js';
import type { RoadParts } from './road-parts.js';
import type { Stores } from './stores.js';

/** Talks that the floor looks after in one round; a floor has a few dozen agents of a few talks each. */
const MOST_ASSIGNED = 5_000;

interface DeskSideNeeds {
  readonly stores: Stores;
  readonly queue: Queue;
  readonly teams: TeamRoom;
  readonly outbox: Outbox;
  readonly knowledge: LiveKnowledge;
  readonly learning: DeskParts['learning'];
  readonly onRead: DeskParts['onRead'];
  readonly assist: Assist;
  readonly calendar: Pick<CalendarRoom, 'current'>;
}

export interface DeskSide {
  readonly desk: Desk;
  /** What the desk does by itself. */
  readonly deskWatches: readonly Repeating[];
  readonly canned: CannedRoom;
  readonly sendTest: SendTest;
  readonly readings: ReadingLog;
  readonly uploads: Uploads;
}

export function createDeskSide(
  parts: RoadParts,
  { stores, queue, teams, outbox, knowledge, learning, assist, calendar, onRead }: DeskSideNeeds,
): DeskSide {
  const { config, events, registry, audit, watch, fileLinks } = parts;
  const { clock } = parts.deps;
  const canned = createCanned(stores, parts, teams);
  const { outbox: sends, ...kept } = stores;
  const { conversations } = stores;
  const { tests, ...logs } = createLogs(audit);
  const pauses = { put: watchedPauses(stores.pauses.put, watch) };
  const tags = { ...stores.tags, ...watchedMarks(stores.tags, watch) };
  const cases = { ...watchedMarks(stores.cases, watch), place: watchedPauses(stores.cases.place, watch) };
  const work = { ...stores.work, ...watchedMentions(stores.work, watch) };
  const deskStores: DeskStores = { ...kept, sends, ...logs, pauses, tags, cases, work };
  const cityName = config.city.name;
  const words = { canned, cityName, calendar: calendar.current, model: assist.model };
  const closeness = assist.vectors?.closeness;
  const uploads = createUploads({ ...stores, registry, fileLinks, mediaLimits: config.media, clock });
  const needs = {
    stores: deskStores,
    registry,
    queue,
    teams,
    outbox,
    knowledge,
    learning,
    clock,
    onRead,
    closeness,
    uploads,
    rules: rulesOf(config.desk),
    onError: (error: unknown): void => {
      events.jobFailed('desk', error);
    },
  };
  const desk = createDesk({ ...needs, ...words });
  const floorWatch = createFloorWatch({
    ...{ agents: stores.agents, assignment: desk, rules: config.desk, clock },
    listAssigned: () => stores.lists.list({ tab: 'assigned' }, MOST_ASSIGNED),
    listWaiting: queue.list,
    overflow: createOverflow({ teams, queues: { reroute: watchedPauses(stores.teams.reroute, watch) } }),
    onError: (error) => {
      events.jobFailed('floor watch', error);
    },
  });
  const sendTest = createSendTest({ registry, conversations, outbox, tests, cityName, clock });
  return {
    desk,
    canned,
    deskWatches: [floorWatch, canned.watch, desk.held.watch, desk.mattersWatch],
    sendTest,
    uploads,
    readings: logs.readings,
  };
}

/** Watchers hear that a talk is not what it was. */
const watchedMarks = <Put extends readonly unknown[], Take extends readonly unknown[]>(
  { put, take }: { readonly put: Marking<Put>; readonly take: Marking<Take> },
  watch: RoadParts['watch'],
): { readonly put: Marking<Put>; readonly take: Marking<Take> } => ({
  put: watchedPauses(put, watch),
  take: watchedPauses(take, watch),
});

/** Watchers hear whose mentions are others. */
function watchedMentions(
  { markRead, mention, forgetMention }: Stores['work'],
  watch: RoadParts['watch'],
): Pick<Stores['work'], 'markRead' | 'mention' | 'forgetMention'> {
  const told = async ({ agentId }: WorkPlace, write: Promise<Told>): Promise<Told> => {
    const written = await write;
    if (written.hasNewMentions) watch.mentioned([agentId]);
    return written;
  };
  return {
    markRead: (place, seq) => told(place, markRead(place, seq)),
    mention: (place, wish) => told(place, mention(place, wish)),
    forgetMention: (place) => told(place, forgetMention(place)),
  };
}

type Marking<Args extends readonly unknown[]> = (...args: Args) => Promise<Conversation | undefined>;

/** What screens may know of how the floor treats talks. */
function rulesOf(desk: Config['desk']): FloorRules {
  const { isAutomatic, absentAfterMs, silentAfterMs, answerWithinMs, isNoteNeeded } = desk;
  return { isAutomatic, absentAfterMs, silentAfterMs, answerWithinMs, isNoteNeeded };
}

/** What the desk writes on record. */
function createLogs(audit: AuditLog): {
  readonly readings: ReadingLog;
  readonly resends: ResendLog;
  readonly tests: TestLog;
  readonly reveals: RevealLog;
  readonly tagLog: TagLog;
  readonly caseLog: CaseLog;
} {
  const factOf = ({ agent, conversationId: id }: Parameters<ReadingLog['record']>[0]) => ({
    actor: { id: staffId(agent.id), name: agent.name },
    target: { kind: 'conversation' as const, id },
  });
  return {
    readings: { record: (reading) => audit.record({ action: 'conversation-read', ...factOf(reading) }) },
    reveals: {
      record: (reveal) => audit.record({ action: 'personal-data-shown', ...factOf(reveal) }),
    },
    resends: {
      record: ({ outboxId, ...resend }) =>
        audit.record({ action: 'message-resent', ...factOf(resend), details: { outboxId } }),
    },
    tagLog: {
      kept: ({ id, name }, tag) =>
        audit.record({
          action: 'tag-kept',
          actor: { id: staffId(id), name },
          target: { kind: 'tag', id: tag.id },
          details: { name: tag.name, colour: tag.colour, isRetired: tag.isRetired },
        }),
      marked: (agent, { conversationId, isOn, tag }) =>
        audit.record({
          action: isOn ? 'talk-tagged' : 'talk-untagged',
          ...factOf({ agent, conversationId }),
          details: { tagId: tag.id, name: tag.name },
        }),
    },
    caseLog: {
      numbered: (agent, { conversationId, number, isOn }) =>
        audit.record({
          action: isOn ? 'case-noted' : 'case-taken-off',
          ...factOf({ agent, conversationId }),
          details: { number },
        }),
      placed: (agent, { conversationId, isOn }) =>
        audit.record({
          action: isOn ? 'place-noted' : 'place-forgotten',
          ...factOf({ agent, conversationId }),
        }),
    },
    tests: {
      record: ({ accountId, ...test }) =>
        audit.record({ action: 'test-sent', ...factOf(test), details: { accountId } }),
    },
  };
}
