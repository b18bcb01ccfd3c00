// What an agent writes: to the citizen through the same outbox as everything else, or to colleagues as a note.

import type { ChannelRegistry } from '../channels/registry.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import { findOpenBlanks } from '../domain/blanks.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { ShownCard } from '../domain/card.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import { outboxId, type ConversationId, type OutboxId } from '../domain/ids.js';
import type { MediaId } from '../domain/media.js';
import type { OutboundFile } from '../domain/sent-file.js';
import type { Clock } from '../lib/clock.js';
import type { Outbox } from '../outbox/outbox.js';
import type { OutboxStore, SentCall } from '../outbox/outbox-store.js';
import { bubble } from '../replies/bubbles.js';
import { done, refuse, type DeskOutcome, type DeskRefusal } from './desk-outcome.js';
import type { Uploads } from './uploads.js';

export interface Writing {
  readonly conversationId: ConversationId;
  readonly agent: Agent;
  /** Made by the agent's screen. The same id again is the same message, with the words that came first. */
  readonly clientId: string;
  readonly text: string;
}

export interface Replying extends Writing {
  /** The entry that it answers, by its number. */
  readonly quotes?: number;
  /** Shown beside the words. */
  readonly card?: ShownCard;
  /** Uploaded before, sent after the words; these may be empty then. */
  readonly files?: readonly MediaId[];
}

/** The transcript number of what was written; durable when it resolves. */
type Write = (writing: Replying) => Promise<DeskOutcome<{ readonly seq: number }>>;

export interface AgentReplyParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'findBySource' | 'list'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly outbox: Pick<Outbox, 'enqueueAsOwner'>;
  readonly sends: Pick<OutboxStore, 'readStates'>;
  readonly uploads: Pick<Uploads, 'attach' | 'detach' | 'settle'>;
  readonly clock: Clock;
  /** Whoever answers has read. */
  readonly onRead: (id: ConversationId) => void;
}

/** Only the owner's words leave: ownership is checked in the very update that numbers them. */
export function createAgentReply(parts: AgentReplyParts): Write {
  return async (writing) => {
    const { conversationId, agent, clientId, text } = writing;
    const conversation = await parts.conversations.find(conversationId);
    if (conversation === undefined) return refuse({ code: 'unknown-talk' });
    const [open] = findOpenBlanks(text);
    if (open !== undefined) return refuse({ code: 'blank-left', blank: open.name });
    const quote = await readQuote(parts, conversation, writing);
    const sourceId = sourceIdOf({ conversationId, agent, clientId });
    const files = await attachFiles(parts, conversation, writing);
    if (files === undefined) return findEarlier(parts, writing, { code: 'file-gone' });
    const entries = await parts.outbox.enqueueAsOwner(
      {
        sourceId,
        conversation,
        author: 'agent',
        epoch: conversation.epoch,
        messages: [{ ...messageOf(writing, files), ...quote.handle }],
        ...quote.seq,
        atMs: parts.clock(),
        agent,
        clientId,
      },
      agent.id,
    );
    if (entries === undefined) return findEarlier(parts, writing);
    if (files.length > 0) await parts.uploads.settle(sourceId);
    parts.onRead(conversationId);
    const [first] = entries;
    return first === undefined ? refuse({ code: 'nothing-to-send' }) : done({ seq: first.seq });
  };
}

function messageOf({ text, card, agent }: Replying, files: readonly OutboundFile[]): OutboundMessage {
  return {
    ...bubble(text),
    ...(card === undefined ? {} : { card }),
    ...(files.length === 0 ? {} : { files }),
    sender: { name: agent.name },
  };
}

/** Undefined where one of them is not there any more, or goes with another message. */
async function attachFiles(
  { uploads }: AgentReplyParts,
  conversation: Conversation,
  { files = [], ...writing }: Replying,
): Promise<readonly OutboundFile[] | undefined> {
  if (files.length === 0) return [];
  return uploads.attach(conversation, { ids: files, by: writing.agent.id, sourceId: sourceIdOf(writing) });
}

/** Under this id an agent's words stand in the outbox and in the transcript, however often they are handed in. */
export const sourceIdOf = ({
  conversationId,
  agent,
  clientId,
}: Pick<Writing, 'conversationId' | 'agent' | 'clientId'>): string =>
  `desk:${conversationId}:${agent.id}:${clientId}`;

/** Whatever the citizen can see can be answered, but not what they took back. Where the platform cannot be told which it is, the
 *  desk and web chat show it all the same. */
async function readQuote(
  parts: AgentReplyParts,
  conversation: Conversation,
  { quotes }: Replying,
): Promise<{ readonly seq: { quotedSeq?: number }; readonly handle: { quoteHandle?: string } }> {
  const nothing = { seq: {}, handle: {} };
  if (quotes === undefined) return nothing;
  const [entry] = await parts.transcript.list(conversation.id, { afterSeq: quotes - 1, limit: 1 });
  if (entry?.seq !== quotes || entry.author === 'note' || entry.hiddenAtMs !== undefined) return nothing;
  const handle = await readHandle(parts, conversation, entry);
  return handle === 'never-left' ? nothing : { seq: { quotedSeq: quotes }, handle };
}

/** What the platform knows the message by. */
async function readHandle(
  { registry, sends }: AgentReplyParts,
  { channelId, accountId }: Conversation,
  { activity, sourceKey }: TranscriptEntry,
): Promise<{ quoteHandle?: string } | 'never-left'> {
  const adapter = registry.find(channelId, accountId);
  if (activity !== undefined) return named(adapter?.quoteHandleOf?.(activity));
  const [row] = await sends.readStates([sourceKey as OutboxId]);
  return row?.state === 'accepted' ? named(handleOfSent(row.sent, adapter?.quotesSentById)) : 'never-left';
}

const handleOfSent = (sent: SentCall | undefined, isById: true | undefined): string | undefined =>
  sent?.quoteHandle ?? (isById === true ? sent?.platformMessageIds[0] : undefined);

const named = (quoteHandle: string | undefined): { quoteHandle?: string } =>
  quoteHandle === undefined ? {} : { quoteHandle };

/** Not the owner any more, or `refusal`: still the same message if it was taken before. */
async function findEarlier(
  parts: AgentReplyParts,
  writing: Replying,
  refusal?: DeskRefusal,
): ReturnType<Write> {
  const { conversationId } = writing;
  const sourceId = sourceIdOf(writing);
  const id = outboxId(sourceId, 0);
  const entry = await parts.transcript.findBySource(conversationId, id);
  const [sent] = entry === undefined ? [] : await parts.sends.readStates([id]);
  if (entry !== undefined && sent !== undefined) return done({ seq: entry.seq });
  if (entry === undefined) await parts.uploads.detach(sourceId);
  return refusal === undefined
    ? refuseStranger(await parts.conversations.find(conversationId))
    : refuse(refusal);
}

export function refuseStranger(conversation: Conversation | undefined): DeskOutcome<never> {
  if (conversation === undefined) return refuse({ code: 'unknown-talk' });
  const { assignee } = conversation;
  return refuse(assignee === undefined ? { code: 'not-assigned' } : { code: 'not-owner', by: assignee });
}
