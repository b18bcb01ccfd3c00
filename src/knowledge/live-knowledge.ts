// What the hub answers from now: one immutable snapshot, swapped whole whenever a new revision is published.
// Turns, the desk and the pages call `current()`; nobody waits for a reload.

import { setImmediate as letOthersRun } from 'node:timers/promises';

import type { Article, Intent } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import {
  buildMatchIndexInSteps,
  withLearned,
  type Knowledge,
  type MatchIndex,
} from '../matching/match-index.js';
import type { Learn } from './learn-thread.js';
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
  /** Learns weights from a revision, apart from the thread that serves. Absent: the index is used as it was built. */
  readonly learn?: Learn;
  /** What was learned from the current revision is in use from now. */
  readonly onLearned?: (facts: { readonly revision: number }) => void;
  /** Calls `task` again and again until the returned function is called. Tests hand in their own. */
  readonly every?: (intervalMs: number, task: () => void) => () => void;
}

export interface LiveKnowledgeOptions {
  /** How often the store is asked for a new revision. Unit: ms. */
  readonly pollMs: number;
}

/** So long at most the index is built at a stretch; then others have their turn. Unit: ms. */
const BUILD_STRETCH_MS = 8;

export function createLiveKnowledge(
  deps: LiveKnowledgeDeps,
  { pollMs }: LiveKnowledgeOptions = { pollMs: 2_000 },
): LiveKnowledge {
  const { store, onReload, onError, every = everyInterval } = deps;
  const intents = new Map(deps.intents.map((intent) => [intent.id, intent]));
  let snapshot: KnowledgeSnapshot | undefined;
  let running: Promise<void> | undefined;
  let stopWatching: (() => void) | undefined;
  let learning = new AbortController();

  async function reload(): Promise<void> {
    const revision = await store.readRevision();
    if (revision === snapshot?.revision) return;
    const articles = await store.readArticles(revision);
    const index = await buildBesideOthers({ articles, intents: deps.intents, revision });
    snapshot = { revision, index, articles: new Map(articles.map((a) => [a.id, a])), intents };
    onReload?.(snapshot);
    void learnFrom(snapshot);
  }

  /** The snapshot answers meanwhile; a newer one ends the learning from an older one. */
  async function learnFrom({ revision, index }: KnowledgeSnapshot): Promise<void> {
    if (deps.learn === undefined) return;
    learning.abort();
    learning = new AbortController();
    const { signal } = learning;
    try {
      const learned = await deps.learn(index.articles, signal);
      if (signal.aborted || snapshot?.revision !== revision) return;
      snapshot = { ...snapshot, index: withLearned(index, learned) };
      deps.onLearned?.({ revision });
    } catch (error) {
      if (!signal.aborted) onError?.(error);
    }
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
    stop() {
      stopWatching?.();
      learning.abort();
    },
    current() {
      if (snapshot === undefined)
        throw new HubError('KNOWLEDGE_NOT_LOADED', 'Live knowledge was asked before start() had ended.');
      return snapshot;
    },
    refresh,
  };
}

/** Builds in short stretches, so that webhooks are acknowledged and talks go on meanwhile. */
async function buildBesideOthers(knowledge: Knowledge): Promise<MatchIndex> {
  const steps = buildMatchIndexInSteps(knowledge);
  for (;;) {
    const startedMs = performance.now();
    while (performance.now() - startedMs < BUILD_STRETCH_MS) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await letOthersRun();
  }
}

function everyInterval(intervalMs: number, task: () => void): () => void {
  const timer = setInterval(task, intervalMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
