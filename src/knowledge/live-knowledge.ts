// What the hub answers from now: one snapshot, swapped whole whenever a new revision is published. Between two publishes it
// changes by learned variants alone, in place and between turns, and at the midnight at which an article begins or ends to be
// valid. Turns, the desk and the pages call `current()`; nobody waits for a reload.

import type { Article, Intent } from '../domain/article.js';
import { HubError } from '../domain/errors.js';
import type { LocalDay } from '../domain/taipei-time.js';
import { stretchAt, validityAt, type Stretch } from '../domain/validity.js';
import { runBesideOthers } from '../lib/beside-others.js';
import type { Clock } from '../lib/clock.js';
import type { LearnedKnowledge } from '../matching/learn-knowledge.js';
import {
  buildMatchIndexInSteps,
  withLearned,
  withoutLearned,
  type MatchIndex,
} from '../matching/match-index.js';
import type { Popularity } from '../matching/signals/signal.js';
import type { KnowledgeStore } from './knowledge-store.js';
import {
  createLiveVariants,
  type LiveVariants,
  type VariantSource,
  type WantedVariant,
} from './live-variants.js';

export interface KnowledgeSnapshot {
  readonly revision: number;
  readonly index: MatchIndex;
  /** As published, without what was learned; only those that are valid today. */
  readonly articles: ReadonlyMap<string, Article>;
  /** Everything published, also what is not valid yet or any more: for editors, never for citizens. */
  readonly published: ReadonlyMap<string, Article>;
  readonly intents: ReadonlyMap<string, Intent>;
  /** What people wanted lately, as last counted: a small prior for questions of citizens. Absent: all articles alike. */
  readonly popularity?: (() => Popularity) | undefined;
}

/** What to learn from: the valid articles with the variants that are live. */
export interface LearningTask {
  readonly revision: number;
  /** Since when these articles of the revision are the valid ones; absent: since ever. */
  readonly since?: LocalDay;
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  /** As published. */
  readonly published: ReadonlyMap<string, Article>;
  readonly variantIds: readonly string[];
}

export interface Learned {
  readonly knowledge: LearnedKnowledge;
  /** The variants that it was learned with. */
  readonly variantIds: readonly string[];
  /** As of its task: weights fit the articles that they were learned from, and no others. */
  readonly since?: LocalDay;
}

/** Undefined where what was learned would make answers worse. Given up at once when `signal` says so. */
export type LearnFrom = (task: LearningTask, signal: AbortSignal) => Promise<Learned | undefined>;

export interface LiveKnowledge {
  /** Loads the first snapshot and begins to watch. Rejects where the store cannot be read. */
  start(): Promise<void>;
  stop(): void;
  /** The snapshot to answer from. Hold it for a whole turn: what is published meanwhile does not touch it. */
  current(): KnowledgeSnapshot;
  /** After it resolves, whatever was published before the call is current, or `onError` has heard why not. */
  refresh(): Promise<void>;
  /** A variant as it stands now: the next question is held against it, or no longer. An older version changes nothing. */
  takeVariant(variant: WantedVariant): void;
  /** What could be learned from now. */
  learningTask(): LearningTask;
  /** Uses what was learned from a revision, unless another is current or it rests on a variant that is live no more. */
  useLearned(revision: number, learned: Learned): boolean;
  /** Answers from the index as it was built, until something else is learned. */
  dropLearned(): void;
}

export interface LiveKnowledgeDeps {
  readonly store: Pick<KnowledgeStore, 'readRevision' | 'readArticles'>;
  readonly intents: readonly Intent[];
  readonly clock: Clock;
  /** Learned variants; absent: articles are asked for as they were published. */
  readonly variants?: VariantSource;
  /** The shares of late, by article; asked once a question. Absent: all articles alike. */
  readonly popularity?: () => Popularity;
  readonly onReload?: (snapshot: KnowledgeSnapshot) => void;
  /** A reload failed; the last good snapshot stays current. */
  readonly onError?: (error: unknown) => void;
  /** Learns weights from a revision, apart from the thread that serves. Absent: the index is used as it was built. */
  readonly learn?: LearnFrom;
  /** What was learned from the current revision is in use from now. */
  readonly onLearned?: (facts: { readonly revision: number }) => void;
  /** Calls `task` again and again until the returned function is called. Tests hand in their own. */
  readonly every?: (intervalMs: number, task: () => void) => () => void;
}

export interface LiveKnowledgeOptions {
  /** How often the store is asked for a new revision and for changed variants. Unit: ms. */
  readonly pollMs: number;
}

export function createLiveKnowledge(
  deps: LiveKnowledgeDeps,
  { pollMs }: LiveKnowledgeOptions = { pollMs: 2_000 },
): LiveKnowledge {
  const { store, onReload, onError, every = everyInterval } = deps;
  const variants = createLiveVariants(deps.variants);
  const served = createServed(deps, variants);
  let running: Promise<void> | undefined;
  let stopWatching: (() => void) | undefined;

  async function reload(): Promise<void> {
    const revision = await store.readRevision();
    if (revision === served.revision() && !served.isBehindTime()) {
      await variants.readChanges();
      served.applyVariants();
      return;
    }
    const published = await store.readArticles(revision);
    await variants.readAll();
    const nowMs = deps.clock();
    const articles = published.filter((article) => validityAt(article, nowMs) === 'valid');
    const grown = variants.grow(articles);
    const knowledge = { articles: grown.articles, intents: deps.intents, revision };
    const index = await runBesideOthers(buildMatchIndexInSteps(knowledge));
    variants.begin(grown);
    const fresh = served.swap(index, { published, articles, stretch: stretchAt(published, nowMs) });
    onReload?.(fresh);
    void served.learn();
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
      served.stop();
    },
    current: served.current,
    refresh,
    takeVariant(variant) {
      variants.take(variant);
      served.applyVariants();
    },
    learningTask: served.learningTask,
    useLearned: served.useLearned,
    dropLearned: served.dropLearned,
  };
}

const byId = (articles: readonly Article[]) => new Map(articles.map((article) => [article.id, article]));

/** The snapshot in use and what was learned from it. */
function createServed(deps: LiveKnowledgeDeps, variants: LiveVariants) {
  const { intents, onLearned, popularity, clock } = deps;
  const fixed = { intents: new Map(intents.map((intent) => [intent.id, intent])), popularity };
  let snapshot: KnowledgeSnapshot | undefined;
  /** While the articles are valid that the index was built of, and no others. */
  let stretch: Stretch = { untilMs: Infinity };
  /** The variants that the learned weights in use rest on. */
  let learnedFrom: readonly string[] = [];

  /** Brings the index in line with what is live; weights that were learned from something withdrawn go with it. */
  function applyVariants(): void {
    if (snapshot === undefined) return;
    const removed = variants.applyTo(snapshot.index);
    if (!learnedFrom.some((id) => removed.includes(id))) return;
    dropLearned();
    void learn();
  }

  function dropLearned(): void {
    learnedFrom = [];
    if (snapshot !== undefined) snapshot = { ...snapshot, index: withoutLearned(snapshot.index) };
  }

  const isBehindTime = (): boolean => clock() >= stretch.untilMs;

  function current(): KnowledgeSnapshot {
    if (snapshot === undefined)
      throw new HubError('KNOWLEDGE_NOT_LOADED', 'Live knowledge was asked before start() had ended.');
    if (isBehindTime()) snapshot = withoutOver(snapshot, clock());
    return snapshot;
  }

  const learningTask = (): LearningTask => {
    const { revision, index, articles: published } = current();
    const { since } = stretch;
    return {
      ...{ revision, articles: [...index.articles], intents, published, variantIds: variants.liveIds() },
      ...(since === undefined ? {} : { since }),
    };
  };

  const { learn, stop } = createLearningRun(deps, { learningTask, useLearned });

  function useLearned(revision: number, learned: Learned): boolean {
    const live = new Set(variants.liveIds());
    const isOfThese = snapshot?.revision === revision && learned.since === stretch.since;
    if (snapshot === undefined || !isOfThese || !learned.variantIds.every((id) => live.has(id))) return false;
    learnedFrom = learned.variantIds;
    snapshot = { ...snapshot, index: withLearned(snapshot.index, learned.knowledge) };
    onLearned?.({ revision });
    return true;
  }

  function swap(index: MatchIndex, built: BuiltFrom): KnowledgeSnapshot {
    learnedFrom = [];
    ({ stretch } = built);
    const { revision } = index;
    snapshot = {
      ...{ ...fixed, revision, index },
      ...{ published: byId(built.published), articles: byId(built.articles) },
    };
    // What changed while it was built.
    applyVariants();
    return snapshot;
  }

  const revision = () => snapshot?.revision;
  return {
    ...{ applyVariants, current, dropLearned, isBehindTime, learn },
    ...{ learningTask, revision, stop, swap, useLearned },
  };
}

/** What an index was built of. */
interface BuiltFrom {
  readonly published: readonly Article[];
  readonly articles: readonly Article[];
  readonly stretch: Stretch;
}

/** Learns from what is live, beside what is answered. */
function createLearningRun(
  { learn: learnFrom, onError }: LiveKnowledgeDeps,
  served: Pick<LiveKnowledge, 'learningTask' | 'useLearned'>,
) {
  let learning = new AbortController();
  return {
    /** The snapshot answers meanwhile; a newer one ends the learning from an older one. */
    learn: async (): Promise<void> => {
      if (learnFrom === undefined) return;
      learning.abort();
      learning = new AbortController();
      const { signal } = learning;
      const task = served.learningTask();
      try {
        const learned = await learnFrom(task, signal);
        if (!signal.aborted && learned !== undefined) served.useLearned(task.revision, learned);
      } catch (error) {
        if (!signal.aborted) onError?.(error);
      }
    },
    stop: (): void => {
      learning.abort();
    },
  };
}

/**
 * What has ended is told to nobody from its midnight on, though the index without it is still being built: whoever finds it there
 * finds no article. What begins at that midnight comes with the index.
 */
function withoutOver(snapshot: KnowledgeSnapshot, nowMs: number): KnowledgeSnapshot {
  const left = [...snapshot.articles].filter(([, article]) => validityAt(article, nowMs) === 'valid');
  return left.length === snapshot.articles.size ? snapshot : { ...snapshot, articles: new Map(left) };
}

function everyInterval(intervalMs: number, task: () => void): () => void {
  const timer = setInterval(task, intervalMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
