// What this person wrote and the hub has not confirmed: sent in order per talk, again after a lost connection, always
// under the same client id. Outlives a reload.

import { useSyncExternalStore } from 'react';

import type { ReplyRequest } from '../../../wire/agent-events.js';
import { toFault, isTransient, type Fault } from '../shell/fault.js';
import { readStored, writeStored } from '../shell/stored.js';
import type { HubClient } from './hub-client.js';

export type UsedArticle = NonNullable<ReplyRequest['from']>;

export interface OutgoingText {
  readonly clientId: string;
  readonly conversationId: string;
  readonly kind: 'reply' | 'note';
  readonly text: string;
  /** The entry that a reply answers, by its number. */
  readonly quotes?: number;
  /** Of a reply: the article that was put in first. */
  readonly from?: UsedArticle;
  readonly atMs: number;
  readonly state: 'sending' | 'unsent' | 'failed' | 'stored';
  readonly fault?: Fault;
}

export interface Outgoing {
  readonly send: (text: Pick<OutgoingText, 'conversationId' | 'kind' | 'text' | 'quotes' | 'from'>) => void;
  readonly retry: (clientId: string) => void;
  readonly drop: (clientId: string) => void;
  /** The connection is back: try again now. */
  readonly resume: () => void;
  readonly read: () => readonly OutgoingText[];
  readonly subscribe: (listener: () => void) => () => void;
}

const TRY_AGAIN_MS = 3_000;

export function createOutgoing(hub: Pick<HubClient, 'ask'>, storageKey: string): Outgoing {
  let texts = restore(storageKey);
  const running = new Set<string>();
  const listeners = new Set<() => void>();

  function set(next: readonly OutgoingText[]): void {
    texts = next;
    keep(storageKey, texts);
    for (const listener of listeners) listener();
  }

  const mark = (clientId: string, change: Partial<OutgoingText>): void => {
    set(texts.map((text) => (text.clientId === clientId ? { ...text, ...change } : text)));
  };

  const nextOf = (conversationId: string): OutgoingText | undefined =>
    texts.find((text) => text.conversationId === conversationId && isOnItsWay(text));

  async function pump(conversationId: string): Promise<void> {
    if (running.has(conversationId)) return;
    running.add(conversationId);
    let next = nextOf(conversationId);
    while (next !== undefined && (await attempt(next))) next = nextOf(conversationId);
    running.delete(conversationId);
  }

  /** Whether to go on with the next one. */
  async function attempt({
    clientId,
    conversationId,
    kind,
    text,
    ...beside
  }: OutgoingText): Promise<boolean> {
    try {
      const message = { conversationId, clientId, text };
      if (kind === 'note') await hub.ask(kind, message);
      else await hub.ask(kind, { ...message, ...toldOf(beside) });
      mark(clientId, { state: 'stored' });
      return true;
    } catch (error) {
      if (!isTransient(error)) {
        mark(clientId, { state: 'failed', fault: toFault(error) });
        return true;
      }
      mark(clientId, { state: 'unsent' });
      setTimeout(() => void pump(conversationId), TRY_AGAIN_MS);
      return false;
    }
  }

  return {
    send(text) {
      set([...texts, { ...text, clientId: crypto.randomUUID(), atMs: Date.now(), state: 'sending' }]);
      void pump(text.conversationId);
    },
    retry(clientId) {
      const text = texts.find((known) => known.clientId === clientId);
      if (text === undefined) return;
      mark(clientId, { state: 'sending' });
      void pump(text.conversationId);
    },
    drop(clientId) {
      set(texts.filter((text) => text.clientId !== clientId));
    },
    resume() {
      for (const id of new Set(texts.map(({ conversationId }) => conversationId))) void pump(id);
    },
    read: () => texts,
    subscribe: subscribeTo(listeners),
  };
}

const subscribeTo = (listeners: Set<() => void>) => (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useOutgoing = (outgoing: Outgoing): readonly OutgoingText[] =>
  useSyncExternalStore(outgoing.subscribe, outgoing.read);

const isOnItsWay = ({ state }: OutgoingText): boolean => state === 'sending' || state === 'unsent';

/** What a reply says beside its words. */
function toldOf({ quotes, from }: Pick<OutgoingText, 'quotes' | 'from'>) {
  return {
    ...(quotes === undefined ? {} : { quotes }),
    ...(from === undefined ? {} : { from }),
  };
}

function keep(storageKey: string, texts: readonly OutgoingText[]): void {
  const kept = texts
    .filter(({ state }) => state !== 'stored')
    .map(({ clientId, conversationId, kind, text, atMs, ...beside }) => ({
      ...{ clientId, conversationId, kind, text, atMs },
      ...toldOf(beside),
    }));
  writeStored(storageKey, kept.length === 0 ? undefined : JSON.stringify(kept));
}

function restore(storageKey: string): readonly OutgoingText[] {
  try {
    const kept: unknown = JSON.parse(readStored(storageKey) ?? '[]');
    // Written by this file alone; a failed one comes back unsent and is judged again by the hub.
    return Array.isArray(kept) ? (kept as OutgoingText[]).map((text) => ({ ...text, state: 'unsent' })) : [];
  } catch {
    return [];
  }
}
