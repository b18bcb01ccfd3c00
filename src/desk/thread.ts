// A talk's entries as the desk's screens show them: with the bot's reasons and what became of each outgoing one.

import { readQuotes } from '../conversations/quotes.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { CardAction } from '../domain/activity.js';
import type { ConversationId, OutboxId } from '../domain/ids.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Clock } from '../lib/clock.js';
import type { MediaStore } from '../media/media-store.js';
import type { OutboxDelivery, OutboxStore } from '../outbox/outbox-store.js';
import type { ThreadEntry, ThreadPage } from '../wire/thread-views.js';
import type { WireChoice } from '../wire/shared.js';
import { findMessage } from './find-message.js';
import { readReactions } from './reactions.js';
import { readAttachments, type ShownAttachments } from './attachments.js';
import { isWhispered } from './note.js';
import type { NameSpeakers } from './rows.js';
import { showWhy } from './show-why.js';

/** An agent's words that have no outgoing row by then never got one: the hub fell before it acknowledged them. Unit: ms. */
const LOST_AFTER_MS = 10_000;

export interface ThreadParts {
  readonly transcript: Pick<
    TranscriptStore,
    'tail' | 'list' | 'listReactions' | 'findByMessage' | 'findBySource'
  >;
  readonly sends: Pick<OutboxStore, 'readStates' | 'findSent'>;
  readonly media: Pick<MediaStore, 'find'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly nameSpeakers: NameSpeakers;
  readonly clock: Clock;
}

export interface ThreadReader {
  /** The latest entries, or those before a number: at most `limit`, oldest first. */
  readonly read: (
    conversation: ConversationId,
    range: { readonly limit: number; readonly beforeSeq?: number },
  ) => Promise<ThreadPage>;
  /** Entries as they stand now, with what became of them. */
  readonly show: (entries: readonly TranscriptEntry[]) => Promise<readonly ThreadEntry[]>;
}

export function createThreadReader(parts: ThreadParts): ThreadReader {
  const show: ThreadReader['show'] = async (entries) => {
    const outgoing = entries.filter(isOutgoing).map(({ sourceKey }) => sourceKey as OutboxId);
    const states = outgoing.length === 0 ? [] : await parts.sends.readStates(outgoing);
    const byId = new Map<string, OutboxDelivery>(states.map((state) => [state.id, state]));
    const quotes = await readQuotes(parts.transcript, entries, (id, messageId) =>
      findMessage(parts, id, messageId),
    );
    const reactions = await readReactions(parts.transcript, entries, byId);
    const attachments = await readAttachments(parts.media, entries);
    const speakers = await parts.nameSpeakers(entries);
    const knowledge = parts.knowledge.current();
    const nowMs = parts.clock();
    // A change of an earlier message shows in that message.
    return entries
      .filter(({ amends }) => amends === undefined)
      .map((entry) => ({
        ...toThreadEntry(entry, knowledge),
        ...attachmentsOf(entry, attachments),
        ...noteOf(entry),
        ...quoteOf(entry, quotes),
        ...reactionsOf(entry, reactions),
        ...speakerOf(entry, speakers),
        ...(isOutgoing(entry)
          ? { ...toDelivery(entry, byId.get(entry.sourceKey), nowMs), deliveryId: entry.sourceKey }
          : {}),
      }));
  };
  return {
    show,
    async read(conversation, { limit, beforeSeq }) {
      const found = await parts.transcript.tail(conversation, limit + 1, beforeSeq);
      const page = found.slice(-limit);
      const first = page[0];
      const entries = await show(page);
      return found.length > limit && first !== undefined ? { entries, earlier: first.seq } : { entries };
    },
  };
}

function speakerOf(
  { activity }: TranscriptEntry,
  speakers: ReadonlyMap<string, string>,
): Pick<ThreadEntry, 'speaker'> {
  const speaker = activity === undefined ? undefined : speakers.get(activity.from.id);
  return speaker === undefined ? {} : { speaker };
}

function noteOf({ sourceKey, mentions }: TranscriptEntry): Pick<ThreadEntry, 'isWhisper' | 'mentions'> {
  return {
    ...(isWhispered(sourceKey) ? { isWhisper: true } : {}),
    ...(mentions === undefined ? {} : { mentions }),
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
  const { seq, author, text, atMs, agent, clientId, actions, cards, why } = entry;
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
    ...(cards === undefined ? {} : { cards }),
    ...(why === undefined ? {} : { why: showWhy(why, (id) => knowledge.published.get(id)?.title ?? id) }),
  };
}

function quoteOf(
  { seq }: TranscriptEntry,
  quotes: Awaited<ReturnType<typeof readQuotes>>,
): Pick<ThreadEntry, 'quote'> {
  const quote = quotes.get(seq);
  return quote === undefined ? {} : { quote };
}

function reactionsOf(
  { seq, hiddenAtMs }: TranscriptEntry,
  reactions: ReadonlyMap<number, readonly string[]>,
): Pick<ThreadEntry, 'reactions'> {
  const signs = reactions.get(seq) ?? [];
  return signs.length === 0 || hiddenAtMs !== undefined ? {} : { reactions: signs };
}

function attachmentsOf(
  { sourceKey }: TranscriptEntry,
  shown: ShownAttachments,
): Pick<ThreadEntry, 'attachments' | 'imageSet'> {
  return shown.get(sourceKey) ?? {};
}

function toChoice({ title, value, displayText }: CardAction): WireChoice {
  return { label: title, payload: value, spoken: displayText ?? title };
}
