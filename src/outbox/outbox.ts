// Puts what is to be said into the transcript and the outbox, durably, before anything is sent.

import type { ChannelRegistry } from '../channels/registry.js';
import type { TranscriptStore, Why } from '../conversations/transcript-store.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import { outboxId } from '../domain/ids.js';
import type { ReplyToken } from '../domain/inbound-event.js';
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
  readonly why?: Why;
  readonly atMs: number;
}

export interface Outbox {
  /** Resolves when every call is durable; asking again with the same `sourceId` changes nothing. Returns the calls' count. */
  readonly enqueue: (outgoing: Outgoing) => Promise<number>;
  /** The platform repeats what the account said: true if the hub had sent it, which is then accepted. Idempotent. */
  readonly confirm: (heard: EchoHeard) => Promise<boolean>;
}

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly transcript: TranscriptStore;
  readonly registry: ChannelRegistry;
  /** Told of each lane that has something to send. */
  readonly onEnqueued: (lane: OutboxLane) => void;
  readonly events: Pick<HubEvents, 'outboxSettled'>;
}

export function createOutbox({ store, transcript, registry, onEnqueued, events }: OutboxParts): Outbox {
  return {
    async enqueue(outgoing) {
      const { conversation, messages } = outgoing;
      if (messages.length === 0) return 0;
      const calls = registry.get(conversation.channelId, conversation.accountId).render(messages);
      if (calls.length === 0) return 0;
      const entries = await transcript.append(
        conversation.id,
        calls.map((call, ordinal) => ({
          sourceKey: outboxId(outgoing.sourceId, ordinal),
          author: outgoing.author,
          atMs: outgoing.atMs,
          text: call.text,
          ...(outgoing.why === undefined || ordinal > 0 ? {} : { why: outgoing.why }),
        })),
      );
      const seqs = new Map(entries.map((entry) => [entry.sourceKey, entry.seq]));
      await store.insert(calls.map((call, ordinal) => toRow(outgoing, call, { ordinal, seqs })));
      onEnqueued({ accountId: conversation.accountId, conversationId: conversation.id });
      return calls.length;
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
    retryKey: nameUuid(RETRY_KEY_NAMESPACE, id),
    createdAtMs: outgoing.atMs,
  };
}
