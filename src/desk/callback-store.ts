// The port of the messages left for the desk.

import type { TalkWatch } from '../conversations/talk-watch.js';
import type { Callback, CallbackOutcome } from '../domain/callback.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface CallbackStore {
  /** Does nothing where it is there. */
  readonly add: (
    callback: Pick<Callback, 'id' | 'conversationId' | 'accountId' | 'askedAtMs'>,
  ) => Promise<void>;
  readonly find: (id: string) => Promise<Callback | undefined>;
  /** The oldest one of the talk that nobody has closed. */
  readonly openOf: (conversation: ConversationId) => Promise<Callback | undefined>;
  /** Oldest first. */
  readonly listOpen: (limit: number) => Promise<readonly Callback[]>;
  /** Of an open one that has no words yet. */
  readonly addWords: (id: string, words: string) => Promise<void>;
  readonly withdraw: (id: string) => Promise<void>;
  /** False where it is not open any more. */
  readonly finish: (
    id: string,
    done: {
      readonly by: Agent;
      readonly atMs: number;
      readonly outcome: CallbackOutcome;
      readonly note?: string;
    },
  ) => Promise<boolean>;
}

/** The same store, and watchers hear that the open ones are not what they were. */
export function watchedCallbacks(store: CallbackStore, watch: Pick<TalkWatch, 'leftMessage'>): CallbackStore {
  const told = async <Value>(write: Promise<Value>): Promise<Value> => {
    const written = await write;
    watch.leftMessage();
    return written;
  };
  return {
    ...store,
    add: (...args) => told(store.add(...args)),
    addWords: (...args) => told(store.addWords(...args)),
    withdraw: (...args) => told(store.withdraw(...args)),
    finish: (...args) => told(store.finish(...args)),
  };
}
