// Puts what is to be said into the transcript and the outbox, durably, before anything is sent.

import type { ChannelRegistry } from '../channels/registry.js';
import type {
  NewTranscriptEntry,
  TranscriptEntry,
  TranscriptStore,
  Why,
} from '../conversations/transcript-store.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import { outboxId, type OutboxId } from '../domain/ids.js';
import type { ReplyToken } from '../domain/inbound-event.js';
import type { Clock } from '../lib/clock.js';
import { nameUuid } from '../lib/name-uuid.js';
import type { HubEvents } from '../observe/events.js';
import type { EchoHeard, NewOutboxRow, OutboxLane, OutboxStore } from './outbox-store.js';

/** Namespace of the retry keys: a constant of this product, so that a row's key is the same wherever it is made again. */
const RETRY_KEY_NAMESPACE = '5f6a1f0e-1999-4d5b-9a51-8d8c1b7a1999';

export interface Outgoing {
  /** Turn id, or another id that is unique for ever: rows are `id:0`, `id:1`, … */
  readonly sourceId: string;
  readonly conversation: Conversation;
  readonly author: NewOutboxRow['author'];
  /** The epoch that the words were written under. */
  readonly epoch: number;
  readonly messages: readonly OutboundMessage[];
  readonly replyToken?: ReplyToken;
  /** A notice before somebody's answer: the free way that the talk keeps is for the answer. */
  readonly sparesToken?: true;
  readonly why?: Why;
  readonly atMs: number;
  /** Of what a member of staff writes. */
  readonly agent?: Agent;
  readonly clientId?: string;
  /** The entry that it answers, by its number. */
  readonly quotedSeq?: number;
}

export interface Outbox {
  /** Resolves when every call is durable; asking again with the same `sourceId` changes nothing. Returns the calls' count. */
  readonly enqueue: (outgoing: Outgoing) => Promise<number>;
  /** As `enqueue`, while this agent owns the talk; undefined when they do not. Returns what stands in the transcript. */
  readonly enqueueAsOwner: (
    outgoing: Outgoing,
    ownerId: string,
  ) => Promise<readonly TranscriptEntry[] | undefined>;
  /** The contact has given a free way to answer: what waits for the quota takes it. */
  readonly retryParked: (talk: Pick<Conversation, 'id' | 'accountId'>) => Promise<void>;
  /**
   * A person wants what no platform took, or what waits for money, sent again: a new attempt with a real outcome, in the
   * message's old place in the talk. Whoever asks a second time meanwhile hears `not-dead`.
   */
  readonly resend: (id: OutboxId, by: string) => Promise<'on-its-way' | 'not-dead' | 'unknown'>;
  /** The platform repeats what the account said: true if the hub had sent it, which is then accepted. Idempotent. */
  readonly confirm: (heard: EchoHeard) => Promise<boolean>;
}

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly transcript: TranscriptStore;
  readonly registry: ChannelRegistry;
  /** Told of each lane that has something to send. */
  readonly onEnqueued: (lane: OutboxLane) => void;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'outboxSettled'>;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { store, transcript, registry, onEnqueued, clock, events } = parts;
  const put = async (
    outgoing: Outgoing,
    append: (entries: readonly NewTranscriptEntry[]) => Promise<readonly TranscriptEntry[] | undefined>,
  ): Promise<readonly TranscriptEntry[] | undefined> => {
    const { conversation, messages } = outgoing;
    if (messages.length === 0) return [];
    const calls = registry.get(conversation.channelId, conversation.accountId).render(messages);
    if (calls.length === 0) return [];
    const entries = await append(calls.map((call, ordinal) => toEntry(outgoing, call, ordinal)));
    if (entries === undefined) return undefined;
    const seqs = new Map(entries.map((entry) => [entry.sourceKey, entry.seq]));
    await store.insert(calls.map((call, ordinal) => toRow(outgoing, call, { ordinal, seqs })));
    onEnqueued({ accountId: conversation.accountId, conversationId: conversation.id });
    return entries;
  };
  return {
    async enqueue(outgoing) {
      const { id } = outgoing.conversation;
      return (await put(outgoing, (entries) => transcript.append(id, entries)))?.length ?? 0;
    },
    enqueueAsOwner: (outgoing, ownerId) =>
      put(outgoing, (entries) => transcript.appendAsOwner(outgoing.conversation.id, ownerId, entries)),
    async retryParked({ id, accountId }) {
      await store.unpark(id, clock());
      onEnqueued({ accountId, conversationId: id });
    },
    async resend(id, by) {
      const row = await store.find(id);
      if (row === undefined) return 'unknown';
      const atMs = clock();
      // A new key: under the old one the platform would take it for the message that it has answered already. The fence
      // grows with every change of the row, so each life has a key of its own.
      const retryKey = nameUuid(RETRY_KEY_NAMESPACE, `${id}#${row.fence}`);
      const isBegun =
        row.state === 'waiting' && row.parkedUntilMs !== undefined
          ? await store.hurry(row, { atMs, by })
          : (await store.revive(row, { retryKey, atMs, by })) !== undefined;
      if (!isBegun) return 'not-dead';
      onEnqueued({ accountId: row.accountId, conversationId: row.conversationId });
      return 'on-its-way';
    },
    async confirm(heard) {
      const row = await store.confirm(heard);
      if (row === undefined) return false;
      if (row.state !== 'accepted') {
        const { id, accountId, conversationId, attempts, via = 'none' } = row;
        const settled = { outboxId: id, accountId, via, attempts };
        events.outboxSettled({ ...settled, state: 'accepted', reason: 'told by its echo' });
        // What waited behind it may go now.
        onEnqueued({ accountId, conversationId });
      }
      return true;
    },
  };
}

function toEntry(outgoing: Outgoing, call: NewOutboxRow['call'], ordinal: number): NewTranscriptEntry {
  const { sourceId, author, atMs, why, agent, clientId, quotedSeq } = outgoing;
  return {
    sourceKey: outboxId(sourceId, ordinal),
    author,
    atMs,
    text: call.text,
    ...(call.actions === undefined ? {} : { actions: call.actions }),
    ...(call.cards === undefined ? {} : { cards: call.cards }),
    ...(call.files === undefined ? {} : { files: call.files }),
    ...(why === undefined || ordinal > 0 ? {} : { why }),
    ...(agent === undefined ? {} : { agent }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(quotedSeq === undefined || ordinal > 0 ? {} : { quotedSeq }),
  };
}

function toRow(
  outgoing: Outgoing,
  call: NewOutboxRow['call'],
  place: { ordinal: number; seqs: ReadonlyMap<string, number> },
): NewOutboxRow {
  const { conversation } = outgoing;
  const id = outboxId(outgoing.sourceId, place.ordinal);
  const canReply = outgoing.replyToken !== undefined && place.ordinal === 0;
  return {
    id,
    conversationId: conversation.id,
    accountId: conversation.accountId,
    channelId: conversation.channelId,
    conversationKey: conversation.key,
    seq: place.seqs.get(id) ?? 0,
    author: outgoing.author,
    epoch: outgoing.epoch,
    call,
    ...(canReply ? { replyToken: outgoing.replyToken } : {}),
    ...(outgoing.sparesToken === undefined ? {} : { sparesToken: outgoing.sparesToken }),
    retryKey: nameUuid(RETRY_KEY_NAMESPACE, id),
    createdAtMs: outgoing.atMs,
  };
}
