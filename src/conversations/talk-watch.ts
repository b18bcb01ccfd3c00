// Tells whoever watches, in this process, what has just become durable in a talk. Doors push it to browsers; who misses it
// reads the transcript again. Written by the stores' users through the wrappers below, never instead of a store.

import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import type { ConversationStore } from './conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from './transcript-store.js';

export interface TalkWatcher {
  /** Entries just written down, in their order. A replay may tell them again. */
  readonly appended?: (conversation: ConversationId, entries: readonly TranscriptEntry[]) => void;
  /** What came with an entry is there now, or will not be; by the entry's source key. */
  readonly altered?: (conversation: ConversationId, sourceKey: string) => void;
  /** Status, owner or epoch changed. */
  readonly changed?: (conversation: Conversation) => void;
  /** The platform has told who the contact is. */
  readonly introduced?: (conversation: ConversationId) => void;
  /** An outgoing call moved on: its transcript number and what became of it. */
  readonly delivered?: (
    conversation: ConversationId,
    delivery: { seq: number; state: string; reason?: string },
  ) => void;
  /** A message was left for the desk, or one was closed. */
  readonly leftMessage?: () => void;
  /** What names these members of staff is other than it was. */
  readonly mentioned?: (staffIds: readonly string[]) => void;
  /** Somebody's talk is in other hands, or a supervisor whispers to them: for that person alone. */
  readonly handed?: (handed: Handed) => void;
  /** Somebody writes. Lost without harm: told to nobody who comes later. */
  readonly typing?: (conversation: ConversationId, typing: Typing) => void;
  /** More has happened than is known: read again. */
  readonly lost?: () => void;
}

export type Typing =
  | { readonly who: 'citizen'; readonly isTyping: boolean }
  /** `isOwner`: the citizen may see it. */
  | { readonly who: 'agent'; readonly isTyping: boolean; readonly name: string; readonly isOwner: boolean };

export interface Handed {
  /** Who is to know. */
  readonly personId: string;
  /** `given`: the talk is theirs now; `taken`: it was theirs. */
  readonly kind: 'given' | 'taken' | 'whisper';
  readonly conversationId: ConversationId;
  readonly by: Agent;
  readonly atMs: number;
  /** The note that goes with it, by its number in the transcript. */
  readonly noteSeq?: number;
}

export interface TalkWatch extends Required<TalkWatcher> {
  /** Returns the end of watching. */
  readonly watch: (watcher: TalkWatcher) => () => void;
}

/** A watcher that throws is its own problem: `onError` hears it, the others go on. */
export function createTalkWatch(onError: (error: unknown) => void): TalkWatch {
  const watchers = new Set<TalkWatcher>();
  const tell = (say: (watcher: TalkWatcher) => void): void => {
    for (const watcher of watchers) {
      try {
        say(watcher);
      } catch (error) {
        onError(error);
      }
    }
  };
  return {
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    appended: (conversation, entries) => {
      tell((watcher) => watcher.appended?.(conversation, entries));
    },
    altered: (conversation, sourceKey) => {
      tell((watcher) => watcher.altered?.(conversation, sourceKey));
    },
    changed: (conversation) => {
      tell((watcher) => watcher.changed?.(conversation));
    },
    introduced: (conversation) => {
      tell((watcher) => watcher.introduced?.(conversation));
    },
    delivered: (conversation, delivery) => {
      tell((watcher) => watcher.delivered?.(conversation, delivery));
    },
    leftMessage: () => {
      tell((watcher) => watcher.leftMessage?.());
    },
    mentioned: (staffIds) => {
      tell((watcher) => watcher.mentioned?.(staffIds));
    },
    handed: (handed) => {
      tell((watcher) => watcher.handed?.(handed));
    },
    typing: (conversation, typing) => {
      tell((watcher) => watcher.typing?.(conversation, typing));
    },
    lost: () => {
      tell((watcher) => watcher.lost?.());
    },
  };
}

/** The same store, and watchers hear of each append. */
export function watchedTranscript(
  store: TranscriptStore,
  watch: Pick<TalkWatch, 'appended'>,
): TranscriptStore {
  return {
    ...store,
    async append(conversation, entries) {
      const written = await store.append(conversation, entries);
      watch.appended(conversation, written);
      return written;
    },
    async appendAsOwner(conversation, ownerId, entries) {
      const written = await store.appendAsOwner(conversation, ownerId, entries);
      if (written !== undefined) watch.appended(conversation, written);
      return written;
    },
  };
}

/** The same write, and watchers hear that the talk is not what it was. */
export function watchedPauses<Args extends readonly unknown[]>(
  put: (...args: Args) => Promise<Conversation | undefined>,
  watch: Pick<TalkWatch, 'changed'>,
): (...args: Args) => Promise<Conversation | undefined> {
  return async (...args) => {
    const written = await put(...args);
    if (written !== undefined) watch.changed(written);
    return written;
  };
}

/** The same store, and watchers hear of each change of who speaks. */
export function watchedConversations(
  store: ConversationStore,
  watch: Pick<TalkWatch, 'changed'>,
): ConversationStore {
  return {
    ...store,
    async move(id, move) {
      const moved = await store.move(id, move);
      if (moved !== undefined) watch.changed(moved);
      return moved;
    },
  };
}
