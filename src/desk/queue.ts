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
import type { WorkingCalendar } from '../domain/working-calendar.js';
import type { KnowledgeSnapshot } from '../knowledge/live-knowledge.js';
import { match } from '../matching/matcher.js';
import { bubble } from '../replies/bubbles.js';
import { handoffPhrases } from '../replies/handoff-phrases.js';
import { wordingOf } from '../replies/intent-words.js';
import type { Language } from '../replies/reply-decision.js';
import { sayClosed } from '../replies/service-words.js';
import type { VisitorState } from '../wire/visitor-events.js';
import type { DeskStore } from './desk-store.js';

/** Whoever waits and goes on writing hears their place at most this often. Unit: ms. */
const TELL_PLACE_EVERY_MS = 2 * 60_000;
/** Lines that the desk shows of the queue. */
const MOST_WAITING = 1_000;

export interface QueueParts {
  readonly store: DeskStore;
  /** As it is this moment. */
  readonly calendar: () => WorkingCalendar;
}

/** How a turn brings a talk to the desk: the change of standing and what the citizen hears. */
export interface HandoffPlan {
  readonly move: Omit<Move, 'movedBy'>;
  readonly message: OutboundMessage;
  readonly patch: ConversationPatch;
}

/** What is said to somebody who waits and writes. */
export interface WaitingWord {
  readonly rule: 'with-person' | 'place-told' | 'urgent-while-waiting' | 'left-queue' | 'must-look';
  readonly messages: readonly OutboundMessage[];
  readonly patch: ConversationPatch;
  readonly move?: Omit<Move, 'movedBy'>;
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
  }) => Promise<HandoffPlan | undefined>;
  /** A message of somebody who is with a person or waits for one. The bot is not asked. */
  readonly hear: (heard: {
    readonly conversation: Conversation;
    readonly event: InboundEvent;
    readonly knowledge: KnowledgeSnapshot;
    readonly nowMs: number;
  }) => Promise<WaitingWord>;
}

export function createQueue({ store, calendar }: QueueParts): Queue {
  const facts = (place: number, nowMs: number, language: Language) => ({
    place,
    closed: sayClosed(calendar(), nowMs, language),
  });
  /** From 1; undefined for a talk that does not wait. */
  const placeOf = async (conversation: Conversation): Promise<number | undefined> => {
    const { id, status, queuedAtMs, handoffReason } = conversation;
    if (status !== 'queued' || queuedAtMs === undefined) return undefined;
    return 1 + (await store.countAhead({ reason: handoffReason ?? 'asked', queuedAtMs, id }));
  };

  return {
    list: async () => [...(await store.list({ tab: 'waiting' }, MOST_WAITING))].sort(compareWaiting),
    async describe(conversation) {
      const place = await placeOf(conversation);
      const { status, assignee } = conversation;
      return {
        status,
        ...(place === undefined ? {} : { place }),
        ...(assignee === undefined ? {} : { agentName: assignee.name }),
      };
    },
    async planHandoff({ conversation, reason, language, nowMs }) {
      const from = reopened(conversation);
      const step = queueUp(from, { reason, nowMs });
      if (step.kind !== 'moved') return undefined;
      const place = 1 + (await store.countAhead({ reason, queuedAtMs: nowMs, id: conversation.id }));
      return {
        move: { fromEpoch: conversation.epoch, next: step.next },
        message: bubble(handoffPhrases[language].queued(reason, facts(place, nowMs, language))),
        patch: { placeToldAtMs: nowMs },
      };
    },
    async hear({ conversation, event, knowledge, nowMs }) {
      const silence: WaitingWord = { rule: 'with-person', messages: [], patch: {} };
      if (conversation.status !== 'queued' || !isSaid(event)) return silence;
      const acted = actOnIntent(readIntent(event, conversation, knowledge), conversation, nowMs);
      if (acted !== undefined) return acted;
      if (nowMs - (conversation.placeToldAtMs ?? 0) < TELL_PLACE_EVERY_MS) return silence;
      const place = (await placeOf(conversation)) ?? 1;
      const { language = 'zh' } = conversation;
      const text = handoffPhrases[language].stillQueued(facts(place, nowMs, language));
      return { rule: 'place-told', messages: [bubble(text)], patch: { placeToldAtMs: nowMs } };
    },
  };
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
  readonly kind: Intent['kind'];
  /** What the intent answers. */
  readonly text: string;
  readonly language: Language;
}

/** What is heard although the bot is not asked. Danger to life does not wait for a person, however long the queue is. */
function actOnIntent(
  heard: HeardIntent | undefined,
  conversation: Conversation,
  nowMs: number,
): WaitingWord | undefined {
  if (heard?.kind === 'emergency') return callUrgently(conversation, heard.text, nowMs);
  return heard?.kind === 'cancel' ? giveUpPlace(conversation, heard.language) : undefined;
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
  return known && { kind: known.kind, text: wordingOf(known, language, eventId), language };
}

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
