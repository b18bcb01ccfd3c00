// What the hub answers from now: one immutable snapshot, swapped whole whenever a new revision is published.
// Turns, the desk and the pages call `current()`; nobody waits for a reload.

import type { Article, Intent } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import { buildMatchIndex, type MatchIndex } from '../matching/match-index.js';
import type { KnowledgeStore } from './knowledge-store.js';

export interface KnowledgeSnapshot {
  readonly revision: number;
  readonly index: MatchIndex;
  readonly articles: ReadonlyMap<string, Article>;
  readonly intents: ReadonlyMap<string, Intent>;
}

export interface LiveKnowledge {
  /** Loads the first snapshot and begins to watch. Rejects where the store cannot be read. */
  start(): Promise<void>;
  stop(): void;
  /** The snapshot to answer from. Hold it for a whole turn: it never changes. */
  current(): KnowledgeSnapshot;
  /** After it resolves, whatever was published before the call is current, or `onError` has heard why not. */
  refresh(): Promise<void>;
}

export interface LiveKnowledgeDeps {
  readonly store: Pick<KnowledgeStore, 'readRevision' | 'readArticles'>;
  readonly intents: readonly Intent[];
  readonly onReload?: (snapshot: KnowledgeSnapshot) => void;
  /** A reload failed; the last good snapshot stays current. */
  readonly onError?: (error: unknown) => void;
  /** Calls `task` again and again until the returned function is called. Tests hand in their own. */
  readonly every?: (intervalMs: number, task: () => void) => () => void;
}

export interface LiveKnowledgeOptions {
  /** How often the store is asked for a new revision. Unit: ms. */
  readonly pollMs: number;
}

export function createLiveKnowledge(
  deps: LiveKnowledgeDeps,
  { pollMs }: LiveKnowledgeOptions = { pollMs: 2_000 },
): LiveKnowledge {
  const { store, onReload, onError, every = everyInterval } = deps;
  const intents = new Map(deps.intents.map((intent) => [intent.id, intent]));
  let snapshot: KnowledgeSnapshot | undefined;
  let running: Promise<void> | undefined;
  let stopWatching: (() => void) | undefined;

  async function reload(): Promise<void> {
    const revision = await store.readRevision();
    if (revision === snapshot?.revision) return;
    const articles = await store.readArticles(revision);
    const index = buildMatchIndex({ articles, intents: deps.intents, revision });
    snapshot = { revision, index, articles: new Map(articles.map((a) => [a.id, a])), intents };
    onReload?.(snapshot);
  }

  /** One reload at a time. */
  function begin(): Promise<void> {
    running = reload().finally(() => (running = undefined));
    return running;
  }

  async function refresh(): Promise<void> {
    // One that began before this call may have read an older revision: let it end, then look again.
    while (running !== undefined) await running.catch(() => undefined);
    await begin().catch((error: unknown) => onError?.(error));
  }

  return {
    async start() {
      await begin();
      stopWatching = every(pollMs, () => {
        if (running === undefined) void refresh();
      });
    },
    stop: () => stopWatching?.(),
    current() {
      if (snapshot === undefined)
        throw new HubError('KNOWLEDGE_NOT_LOADED', 'Live knowledge was asked before start() had ended.');
      return snapshot;
    },
    refresh,
  };
}

function everyInterval(intervalMs: number, task: () => void): () => void {
  const timer = setInterval(task, intervalMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
