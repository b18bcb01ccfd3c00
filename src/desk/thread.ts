// A talk as the desk's screens show it: a line of the queue, and the entries with the bot's reasons and what became of each
// outgoing one.

import type { TranscriptEntry, TranscriptStore, Why } from '../conversations/transcript-store.js';
import type { CardAction } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import type { ConversationId, OutboxId } from '../domain/ids.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Clock } from '../lib/clock.js';
import type { OutboxDelivery, OutboxStore } from '../outbox/outbox-store.js';
import type { ConversationRow, ThreadEntry, WhyCandidate } from '../wire/agent-events.js';
import type { WireChoice } from '../wire/shared.js';

/** Entries of a talk that a screen gets at once: more would freeze it (complaints of other desks). */
const PAGE_ENTRIES = 100;
/** Candidates shown for "why?". */
const MOST_CANDIDATES = 5;
/** An agent's words that have no outgoing row by then never got one: the hub fell before it acknowledged them. Unit: ms. */
const LOST_AFTER_MS = 10_000;

/** Channels give no names yet: a made-up one that stays the same and tells talks apart. */
export function toRow(conversation: Conversation): ConversationRow {
  const { id, channelId, status, assignee, handoffReason } = conversation;
  return {
    conversationId: id,
    channelId,
    status,
    name: `民眾 ${madeUpNameOf(id)}`,
    ...lastOf(conversation),
    ...waitingOf(conversation),
    ...(handoffReason === undefined ? {} : { reason: handoffReason }),
    ...(assignee === undefined ? {} : { assignee: { id: assignee.id, name: assignee.name } }),
  };
}

/** Four letters and digits that an agent can say to a colleague. */
const madeUpNameOf = (id: ConversationId): string =>
  id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();

function lastOf({ last, createdAtMs }: Conversation): Pick<ConversationRow, 'lastText' | 'lastAtMs'> {
  return last === undefined
    ? { lastText: '', lastAtMs: createdAtMs }
    : { lastText: last.text, lastAtMs: last.atMs };
}

/** In the queue since they were put there; with a person since their first words that have no answer. */
function waitingOf({ status, last, queuedAtMs }: Conversation): Pick<ConversationRow, 'waitingSinceMs'> {
  const waitingSinceMs = status === 'assigned' ? last?.unansweredSinceMs : queuedAtMs;
  return waitingSinceMs === undefined ? {} : { waitingSinceMs };
}

export interface ThreadParts {
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly sends: Pick<OutboxStore, 'readStates'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly clock: Clock;
}

export interface ThreadPage {
  readonly entries: readonly ThreadEntry[];
  readonly hasEarlier: boolean;
}

export interface ThreadReader {
  /** The latest entries, or the latest before a number; oldest first. */
  readonly read: (conversation: ConversationId, beforeSeq?: number) => Promise<ThreadPage>;
  /** Entries as they stand now, with what became of them. */
  readonly show: (entries: readonly TranscriptEntry[]) => Promise<readonly ThreadEntry[]>;
}

export function createThreadReader(parts: ThreadParts): ThreadReader {
  const show: ThreadReader['show'] = async (entries) => {
    const outgoing = entries.filter(isOutgoing).map(({ sourceKey }) => sourceKey as OutboxId);
    const states = outgoing.length === 0 ? [] : await parts.sends.readStates(outgoing);
    const byId = new Map<string, OutboxDelivery>(states.map((state) => [state.id, state]));
    const knowledge = parts.knowledge.current();
    const nowMs = parts.clock();
    // A change of an earlier message shows in that message.
    return entries
      .filter(({ amends }) => amends === undefined)
      .map((entry) => ({
        ...toThreadEntry(entry, knowledge),
        ...(isOutgoing(entry) ? toDelivery(entry, byId.get(entry.sourceKey), nowMs) : {}),
      }));
  };
  return {
    show,
    read: async (conversation, beforeSeq) => {
      const found = await parts.transcript.tail(conversation, PAGE_ENTRIES + 1, beforeSeq);
      return { entries: await show(found.slice(-PAGE_ENTRIES)), hasEarlier: found.length > PAGE_ENTRIES };
    },
  };
}

const isOutgoing = ({ author }: TranscriptEntry): boolean =>
  author === 'bot' || author === 'system' || author === 'agent';

function toDelivery(
  { atMs }: TranscriptEntry,
  row: OutboxDelivery | undefined,
  nowMs: number,
): Pick<ThreadEntry, 'delivery' | 'deliveryReason'> {
  if (row !== undefined)
    return { delivery: row.state, ...(row.reason === undefined ? {} : { deliveryReason: row.reason }) };
  return nowMs - atMs < LOST_AFTER_MS
    ? { delivery: 'waiting' }
    : { delivery: 'refused', deliveryReason: 'never handed to the channel; send it again' };
}

function toThreadEntry(entry: TranscriptEntry, knowledge: KnowledgeSnapshot): ThreadEntry {
  const { seq, author, text, atMs, agent, clientId, actions, why, activity } = entry;
  const { editedText, hiddenAtMs } = entry;
  return {
    seq,
    author,
    text: editedText ?? text,
    atMs,
    ...(editedText === undefined ? {} : { isEdited: true }),
    ...(hiddenAtMs === undefined ? {} : { isUnsent: true }),
    ...(agent === undefined ? {} : { agentName: agent.name }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(actions === undefined || actions.length === 0 ? {} : { choices: actions.map(toChoice) }),
    ...(why === undefined ? {} : { why: toWhy(why, knowledge) }),
    ...attachmentsOf(activity),
  };
}

function attachmentsOf(activity: TranscriptEntry['activity']): Pick<ThreadEntry, 'attachments'> {
  const attachments = activity?.attachments ?? [];
  if (attachments.length === 0) return {};
  return {
    attachments: attachments.map(({ contentType, name }) => ({
      contentType,
      ...(name === undefined ? {} : { name }),
    })),
  };
}

function toChoice({ title, value, displayText }: CardAction): WireChoice {
  return { label: title, payload: value, spoken: displayText ?? title };
}

function toWhy(
  { rule, band, confidence, matches = [] }: Why,
  { articles }: KnowledgeSnapshot,
): NonNullable<ThreadEntry['why']> {
  return {
    rule,
    ...(band === undefined ? {} : { band }),
    ...(confidence === undefined ? {} : { confidence }),
    candidates: matches
      .slice(0, MOST_CANDIDATES)
      .map(({ articleId, articleVersion, score, hits }): WhyCandidate => {
        const title = articles.get(articleId)?.title ?? articleId;
        return { articleId, title, version: articleVersion, score, hits };
      }),
  };
}
