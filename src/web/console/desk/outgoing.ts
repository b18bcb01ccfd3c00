// What this person wrote and the hub has not confirmed: sent in order per talk, again after a lost connection, always
// under the same client id. Outlives a reload.

import { useSyncExternalStore } from 'react';

import type { ReplyRequest } from '../../../wire/agent-events.js';
import { toFault, isTransient, type Fault } from '../shell/fault.js';
import { readStored, writeStored } from '../shell/stored.js';
import { createWatched } from '../shell/watched.js';
import type { ReadyFile } from '../compose/chips.js';
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
  /** Of a note: ids of the colleagues whom it names. */
  readonly mentions?: readonly string[];
  /** Of a reply: files that go with it; its words may be empty then. */
  readonly files?: readonly ReadyFile[];
  /** Of a reply: it rests in the hub for so long before it leaves. Unit: ms. */
  readonly holdMs?: number;
  /** While `held`: when it leaves, by this machine's clock. */
  readonly dueAtMs?: number;
  readonly atMs: number;
  readonly state: 'sending' | 'unsent' | 'held' | 'failed' | 'stored';
  readonly fault?: Fault;
}

export interface Outgoing {
  readonly send: (
    text: Pick<
      OutgoingText,
      'conversationId' | 'kind' | 'text' | 'quotes' | 'from' | 'files' | 'mentions' | 'holdMs'
    >,
  ) => void;
  /** Takes a held reply back; what it said, or undefined where it is not known. Rejects with a Fault. */
  readonly withdraw: (clientId: string) => Promise<OutgoingText | undefined>;
  readonly retry: (clientId: string) => void;
  readonly drop: (clientId: string) => void;
  /** The connection is back: try again now. */
  readonly resume: () => void;
  readonly read: () => readonly OutgoingText[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** As wire/mention-events.ts takes them. */
const MOST_NAMED = 10;
const TRY_AGAIN_MS = 3_000;
/** The hub is asked what became of a held reply so long after it was due, and again. Unit: ms. */
const ASK_AFTER_DUE_MS = 1_500;

export function createOutgoing(hub: Pick<HubClient, 'ask'>, storageKey: string): Outgoing {
  const list = createTextList(storageKey);
  const pump = createPump(hub, list);
  return {
    send(text) {
      list.add({ ...text, clientId: crypto.randomUUID(), atMs: Date.now(), state: 'sending' });
      void pump(text.conversationId);
    },
    retry(clientId) {
      const text = list.find(clientId);
      if (text === undefined) return;
      // The hub keeps its verdict on a held one: what is tried again is another message.
      const again = text.dueAtMs === undefined ? {} : { clientId: crypto.randomUUID() };
      list.mark(clientId, { state: 'sending', ...again });
      void pump(text.conversationId);
    },
    async withdraw(clientId) {
      const text = list.find(clientId);
      if (text === undefined) return undefined;
      await hub.ask('withdraw', { conversationId: text.conversationId, clientId });
      list.drop(clientId);
      return text;
    },
    drop: list.drop,
    resume() {
      for (const id of new Set(list.read().map(({ conversationId }) => conversationId))) void pump(id);
    },
    read: list.read,
    subscribe: list.subscribe,
  };
}

interface TextList {
  readonly read: () => readonly OutgoingText[];
  readonly find: (clientId: string) => OutgoingText | undefined;
  readonly add: (text: OutgoingText) => void;
  readonly mark: (clientId: string, change: Partial<OutgoingText>) => void;
  readonly drop: (clientId: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function createTextList(storageKey: string): TextList {
  const { read, set: show, subscribe } = createWatched(restore(storageKey));
  const set = (next: readonly OutgoingText[]): void => {
    keep(storageKey, next);
    show(next);
  };
  return {
    read,
    find: (clientId) => read().find((text) => text.clientId === clientId),
    add: (text) => {
      set([...read(), text]);
    },
    mark: (clientId, change) => {
      set(read().map((text) => (text.clientId === clientId ? { ...text, ...change } : text)));
    },
    drop: (clientId) => {
      set(read().filter((text) => text.clientId !== clientId));
    },
    subscribe,
  };
}

/** Hands in what is on its way in a talk, one after the other. */
function createPump(hub: Pick<HubClient, 'ask'>, list: TextList): (conversationId: string) => Promise<void> {
  const running = new Set<string>();
  const nextOf = (conversationId: string): OutgoingText | undefined =>
    list.read().find((text) => text.conversationId === conversationId && isOnItsWay(text));

  async function pump(conversationId: string): Promise<void> {
    if (running.has(conversationId)) return;
    running.add(conversationId);
    let next = nextOf(conversationId);
    while (next !== undefined && (await attempt(next))) next = nextOf(conversationId);
    running.delete(conversationId);
  }

  /** Whether to go on with the next one. */
  async function attempt(text: OutgoingText): Promise<boolean> {
    const { clientId, conversationId } = text;
    try {
      const { dueInMs, isWithdrawn } = await handIn(hub, text);
      if (isWithdrawn === true) list.drop(clientId);
      else if (dueInMs === undefined) list.mark(clientId, { state: 'stored' });
      else rest(text, dueInMs);
      return true;
    } catch (error) {
      if (!isTransient(error)) {
        list.mark(clientId, { state: 'failed', fault: toFault(error) });
        return true;
      }
      list.mark(clientId, { state: 'unsent' });
      setTimeout(() => void pump(conversationId), TRY_AGAIN_MS);
      return false;
    }
  }

  /** In the hub, not in the talk yet. What became of it is asked once it is due. */
  function rest({ clientId, conversationId }: OutgoingText, dueInMs: number): void {
    list.mark(clientId, { state: 'held', dueAtMs: Date.now() + dueInMs });
    setTimeout(
      () => {
        if (list.find(clientId)?.state === 'held') list.mark(clientId, { state: 'sending' });
        void pump(conversationId);
      },
      Math.max(0, dueInMs) + ASK_AFTER_DUE_MS,
    );
  }

  return pump;
}

/** `dueInMs`: it is kept and leaves then. */
async function handIn(
  hub: Pick<HubClient, 'ask'>,
  { clientId, conversationId, kind, text, holdMs, mentions = [], ...beside }: OutgoingText,
): Promise<{ readonly dueInMs?: number; readonly isWithdrawn?: true }> {
  const message = { conversationId, clientId, text };
  if (kind === 'note')
    await hub.ask(
      kind,
      mentions.length === 0 ? message : { ...message, mentions: mentions.slice(0, MOST_NAMED) },
    );
  else if (holdMs === undefined) await hub.ask(kind, { ...message, ...toldOf(beside) });
  else {
    const { dueAtMs, isWithdrawn } = await hub.ask('hold', { ...message, ...toldOf(beside), holdMs });
    if (isWithdrawn === true) return { isWithdrawn };
    // Clocks differ: it is never longer than was asked for.
    if (dueAtMs !== undefined) return { dueInMs: Math.min(dueAtMs - Date.now(), holdMs) };
  }
  return {};
}

export const useOutgoing = (outgoing: Outgoing): readonly OutgoingText[] =>
  useSyncExternalStore(outgoing.subscribe, outgoing.read);

const isOnItsWay = ({ state }: OutgoingText): boolean => state === 'sending' || state === 'unsent';

/** What a reply says beside its words. */
function toldOf({ quotes, from, files }: Pick<OutgoingText, 'quotes' | 'from' | 'files'>) {
  return {
    ...(quotes === undefined ? {} : { quotes }),
    ...(from === undefined ? {} : { from }),
    ...(files === undefined ? {} : { files: files.map(({ id }) => id) }),
  };
}

/** What is seen of it while it is on its way. */
export const wordsOf = ({ text, files = [] }: Pick<OutgoingText, 'text' | 'files'>): string =>
  [text, ...files.map(({ name }) => `[${name}]`)].filter((part) => part !== '').join('\n');

function keep(storageKey: string, texts: readonly OutgoingText[]): void {
  const kept = texts
    .filter(({ state }) => state !== 'stored')
    .map(({ clientId, conversationId, kind, text, atMs, ...beside }) => ({
      ...{ clientId, conversationId, kind, text, atMs },
      ...toldOf(beside),
      ...(beside.files === undefined ? {} : { files: beside.files }),
      ...(beside.mentions === undefined ? {} : { mentions: beside.mentions }),
      ...(beside.holdMs === undefined ? {} : { holdMs: beside.holdMs }),
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
