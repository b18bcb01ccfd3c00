// Who waits for a person, in which order, and what the waiting hear of it. Called by turns (on the way in) and by the desk.

import type { ConversationPatch, Move } from '../conversations/conversation-store.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { Intent } from '../domain/article.js';
import type { Conversation } from '../domain/conversation.js';
import {
  compareWaiting,
  leaveQueue,
  queueUp,
  reopen,
  type HandoffReason,
  type Standing,
} from '../domain/handoff.js';
import type { InboundEvent } from '../domain/inbound-event.js';
import type { KnowledgeSnapshot } from '../knowledge/live-knowledge.js';
import { match } from '../matching/matcher.js';
import { bubble } from '../replies/bubbles.js';
import { withCallbackOffer } from '../replies/callback-words.js';
import { handoffPhrases } from '../replies/handoff-phrases.js';
import { wordingOf } from '../replies/intent-words.js';
import type { Language } from '../replies/reply-decision.js';
import type { TalkAbout } from '../domain/team.js';
import { isOpenAt } from '../domain/working-calendar.js';
import { estimateWait, type DeskPace, type WaitEstimate } from '../domain/wait-estimate.js';
import { sayClosed } from '../replies/service-words.js';
import type { VisitorState } from '../wire/visitor-events.js';
import type { DeskStore } from './desk-store.js';
import type { TeamRoom } from './teams.js';
import { answerCallback, readCallback, type HearCallbackParts } from './hear-callback.js';
import type { MatterStore } from './matter-store.js';
import type { WaitingWord } from './waiting-word.js';
import { whatIsHeard, type Heard } from './what-is-heard.js';

/** Who was with a person so lately and asks for one again counts as having come earlier. Ours. Unit: ms. */
const AGAIN_WITHIN_MS = 3 * 24 * 3_600_000;
/** Lines that the desk shows of the queue. */
const MOST_WAITING = 1_000;

export interface QueueParts extends HearCallbackParts {
  readonly store: DeskStore;
  readonly matters: Pick<MatterStore, 'latest'>;
  readonly teams: Pick<TeamRoom, 'queueOf'>;
  /** What the wait is estimated from: with a team, of its members. */
  readonly readPace: (teamId?: string) => Promise<DeskPace>;
}

/** How a turn brings a talk to the desk: the change of standing and what the citizen hears. */
export interface HandoffPlan {
  readonly move: Omit<Move, 'movedBy'>;
  readonly message: OutboundMessage;
  readonly patch: ConversationPatch;
}

export interface Queue {
  /** Waiting talks, who is next first. */
  readonly list: () => Promise<readonly Conversation[]>;
  /** What a citizen may know of the standing: their place, or who is with them. */
  readonly describe: (conversation: Conversation) => Promise<VisitorState>;
  /** Undefined where the talk is with the desk already. */
  readonly planHandoff: (request: {
    readonly conversation: Conversation;
    readonly reason: HandoffReason;
    readonly language: Language;
    readonly nowMs: number;
    /** What it is about, so that it comes to the right team. */
    readonly about?: Omit<TalkAbout, 'accountId'>;
  }) => Promise<HandoffPlan | undefined>;
  /** What the desk says to a message; undefined where the bot answers. */
  readonly hear: (heard: {
    readonly conversation: Conversation;
    readonly event: InboundEvent;
    readonly knowledge: KnowledgeSnapshot;
    readonly nowMs: number;
  }) => Promise<WaitingWord | undefined>;
}

export function createQueue(parts: QueueParts): Queue {
  const { store, calendar } = parts;
  return {
    list: async () => [...(await store.list({ tab: 'waiting' }, MOST_WAITING))].sort(compareWaiting),
    async describe(conversation) {
      const place = await placeOf(parts, conversation);
      const { status, assignee } = conversation;
      return {
        status,
        ...(place === undefined ? {} : { place }),
        ...(assignee === undefined ? {} : { agentName: assignee.name }),
      };
    },
    async planHandoff({ conversation, reason: asked, language, nowMs, about = NOTHING_KNOWN }) {
      const from = reopened(conversation);
      const reason = await reasonOf(parts, { id: conversation.id, asked, nowMs });
      const queue = await parts.teams.queueOf(conversation.id, {
        ...about,
        accountId: conversation.accountId,
      });
      const step = queueUp(from, { reason, nowMs, queue });
      if (step.kind !== 'moved') return undefined;
      const teamId = step.next.queue?.teamId;
      const ahead = await store.countAhead({ reason, queuedAtMs: nowMs, id: conversation.id, teamId });
      const place = 1 + ahead;
      const facts = await factsOf(parts, { place, nowMs, language, teamId });
      return {
        move: { fromEpoch: conversation.epoch, next: step.next },
        message: inQueue(handoffPhrases[language].queued(reason, facts), reason, language),
        patch: toldOf(place, isOpenAt(calendar(), nowMs), nowMs),
      };
    },
    async hear({ conversation, event, knowledge, nowMs }) {
      const callback = await readCallback(parts, { conversation, event, nowMs });
      const isRead = conversation.status === 'queued' || callback !== undefined;
      const intent = isRead ? readIntent(event, conversation, knowledge) : undefined;
      const place = (await placeOf(parts, conversation)) ?? 1;
      const isOpen = isOpenAt(calendar(), nowMs);
      const heard = whatIsHeard({
        status: conversation.status,
        isSaid: isSaid(event),
        intent: DECISIVE.find((kind) => kind === intent?.kind),
        callback,
        isUrgent: conversation.handoffReason === 'urgent',
        told: conversation,
        ...{ place, isOpen, nowMs },
      });
      return wordFor(parts, heard, { conversation, event, intent, place, isOpen, nowMs });
    },
  };
}

const NOTHING_KNOWN = { said: '', intentIds: [], articles: [] } as const;

/** What decides who hears a message, whatever else it says. */
const DECISIVE = ['emergency', 'cancel', 'person'] as const;

interface Hearing {
  readonly conversation: Conversation;
  readonly event: InboundEvent;
  readonly intent: HeardIntent | undefined;
  readonly place: number;
  readonly isOpen: boolean;
  readonly nowMs: number;
}

async function wordFor(parts: QueueParts, heard: Heard, hearing: Hearing): Promise<WaitingWord | undefined> {
  const { conversation, intent, nowMs } = hearing;
  const language = languageOf(intent, conversation);
  switch (heard) {
    case 'bot':
      return undefined;
    case 'silence':
      return { rule: 'with-person', messages: [], patch: {} };
    case 'urgent':
      return callUrgently(conversation, textOf(intent), nowMs);
    case 'left-queue':
    case 'must-look':
      return giveUpPlace(conversation, language);
    case 'place':
    case 'closed':
      return tellPlace(parts, hearing);
    default:
      return answerCallback(parts, heard, hearing, language);
  }
}

const languageOf = (intent: HeardIntent | undefined, { language = 'zh' }: Conversation): Language =>
  intent?.language ?? language;

const textOf = (intent: HeardIntent | undefined): string => intent?.text ?? '';

async function tellPlace(
  parts: QueueParts,
  { conversation: { language = 'zh', handoffReason, queue }, place, isOpen, nowMs }: Hearing,
): Promise<WaitingWord> {
  const facts = await factsOf(parts, { place, nowMs, language, teamId: queue?.teamId });
  const text = handoffPhrases[language].stillQueued(facts);
  const message = inQueue(text, handoffReason, language);
  return { rule: 'place-told', messages: [message], patch: toldOf(place, isOpen, nowMs) };
}

/** Whoever waits may leave a message instead; whoever told of danger to life is not sent away. */
const inQueue = (text: string, reason: HandoffReason | undefined, language: Language): OutboundMessage =>
  reason === 'urgent' ? bubble(text) : withCallbackOffer(text, language);

/** From 1, in the queue where it really waits; undefined for a talk that does not wait. */
async function placeOf({ store }: QueueParts, conversation: Conversation): Promise<number | undefined> {
  const { id, status, queuedAtMs, handoffReason, queue } = conversation;
  if (status !== 'queued' || queuedAtMs === undefined) return undefined;
  const reason = handoffReason ?? 'asked';
  return 1 + (await store.countAhead({ reason, queuedAtMs, id, teamId: queue?.teamId }));
}

interface Telling {
  readonly place: number;
  readonly nowMs: number;
  readonly language: Language;
  readonly teamId: string | undefined;
}

async function factsOf(
  { calendar, readPace }: QueueParts,
  { place, nowMs, language, teamId }: Telling,
): Promise<{ place: number; closed: string | undefined; estimate: WaitEstimate | undefined }> {
  const closed = sayClosed(calendar(), nowMs, language);
  // Nobody is there: the opening says more than any estimate.
  const estimate = closed === undefined ? estimateWait(place, await readPace(teamId)) : undefined;
  return { place, closed, estimate };
}

const toldOf = (place: number, isOpen: boolean, nowMs: number): ConversationPatch => ({
  placeToldAtMs: nowMs,
  placeTold: { place, isOpen },
});

/** Who asks again after a few days goes before who asks for the first time; whatever else brought them says more. */
async function reasonOf(
  { matters }: QueueParts,
  { id, asked, nowMs }: { id: Conversation['id']; asked: HandoffReason; nowMs: number },
): Promise<HandoffReason> {
  if (asked !== 'asked' && asked !== 'unanswered-twice') return asked;
  const before = await matters.latest(id);
  return before !== undefined && nowMs - before.closedAtMs < AGAIN_WITHIN_MS ? 'again' : asked;
}

/** A talk that was finished begins again with the words that hand it over. */
function reopened(conversation: Conversation): Standing {
  const step = reopen(conversation);
  return step.kind === 'moved' ? step.next : conversation;
}

function isSaid({ activity }: InboundEvent): boolean {
  return activity.type === 'message' || activity.name === 'postback';
}

/** An intent as somebody who waits says it. */
interface HeardIntent {
  /** Absent: none is known. */
  readonly kind?: Intent['kind'];
  /** What the intent answers. */
  readonly text: string;
  readonly language: Language;
}

function readIntent(
  { eventId, activity }: InboundEvent,
  { preferredLanguage }: Conversation,
  knowledge: KnowledgeSnapshot,
): HeardIntent | undefined {
  const words = activity.text?.trim() ?? '';
  if (words === '') return undefined;
  const { intent, language: written } = match(words, knowledge.index);
  const known = intent === undefined ? undefined : knowledge.intents.get(intent.id);
  const language = preferredLanguage ?? written;
  if (known === undefined) return { text: '', language };
  return { kind: known.kind, text: wordingOf(known, language, eventId), language };
}

/** Danger to life does not wait for a person, however long the queue is. */
function callUrgently(conversation: Conversation, text: string, nowMs: number): WaitingWord {
  const step = queueUp(conversation, { reason: 'urgent', nowMs });
  const move = step.kind === 'moved' ? { move: { fromEpoch: conversation.epoch, next: step.next } } : {};
  return { rule: 'urgent-while-waiting', messages: [bubble(text)], patch: {}, ...move };
}

function giveUpPlace(conversation: Conversation, language: Language): WaitingWord {
  const { leftQueue, mustLook } = handoffPhrases[language];
  const next = leaveQueue(conversation);
  if (next === undefined) return { rule: 'must-look', messages: [bubble(mustLook)], patch: {} };
  const move = { fromEpoch: conversation.epoch, next };
  return { rule: 'left-queue', messages: [bubble(leftQueue)], patch: {}, move };
}
