// Files that come with messages: written down with the message, fetched beside the road, kept for staff, deleted when taken back
// or when their time is over. What a crash interrupts is taken up again.

import type { ChannelId, InboundActivity } from '../domain/activity.js';
import type { AccountId, ConversationId } from '../domain/ids.js';
import type { Amendment } from '../domain/inbound-event.js';
import { createFetchQueue } from './fetch-queue.js';
import type { MediaParts } from './media-parts.js';
import { mediaIdOf, type NewMediaRow } from './media-store.js';
import { createMediaSweep } from './sweep-media.js';

/** A message as far as its files go. */
export interface MediaMessage {
  readonly conversationId: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  readonly sourceKey: string;
  readonly activity: InboundActivity;
  readonly messageId?: string;
  readonly amends?: Amendment;
}

export interface MediaKeeper {
  /** Call before the message is written down: who sees it then finds what becomes of its files. Durable when it resolves; asking
   *  again changes nothing. */
  readonly expect: (message: MediaMessage) => Promise<void>;
  /** Call after: deletes what this message takes back, and what it brought if it was itself taken back before it came. */
  readonly obey: (message: MediaMessage) => Promise<void>;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

export function createMediaKeeper(parts: MediaParts): MediaKeeper {
  const { store, registry, transcript, clock } = parts;
  const list = (message: MediaMessage): readonly NewMediaRow[] => {
    const { channelId, accountId, activity, amends } = message;
    const media = amends === undefined ? registry.find(channelId, accountId)?.media : undefined;
    return (media?.list(activity) ?? []).map((reference) => ({
      ...facts(message),
      id: mediaIdOf(message.sourceKey, reference.attachment),
      reference,
      createdAtMs: clock(),
    }));
  };
  const fetching = createFetchQueue(parts);
  const sweep = createMediaSweep(parts);
  const takeBack = async (conversationId: ConversationId, messageId: string): Promise<void> => {
    for (const row of await store.takeBack(conversationId, messageId)) await sweep.removeFiles(row);
  };
  return {
    async expect(message) {
      const rows = list(message);
      if (rows.length === 0) return;
      await store.insert(rows);
      fetching.hint();
    },
    async obey(message) {
      const { conversationId, messageId, amends } = message;
      if (amends?.kind === 'unsend') await takeBack(conversationId, amends.messageId);
      if (messageId === undefined || list(message).length === 0) return;
      const written = await transcript.findByMessage(conversationId, messageId);
      if (written?.hiddenAtMs !== undefined) await takeBack(conversationId, messageId);
    },
    start() {
      fetching.start();
      sweep.start();
    },
    async stop() {
      await fetching.stop();
      await sweep.stop();
    },
  };
}

function facts({ conversationId, accountId, channelId, sourceKey, messageId }: MediaMessage) {
  const named = messageId === undefined ? {} : { messageId };
  return { conversationId, accountId, channelId, sourceKey, ...named };
}
