// What was learned, kept: found again after a restart, learned anew when an administrator asks and at night, never swapped in
// where the frozen questions say that citizens would be worse off. Every training is on record.

import { randomUUID } from 'node:crypto';

import { HubError } from '../domain/errors.js';
import type { Clock } from '../lib/clock.js';
import type { QuestionTest } from './check-questions.js';
import type { Learn } from './learn-thread.js';
import type { LearningResult } from './learning-job.js';
import type { Learned, LearnFrom, LearningTask, LiveKnowledge } from './live-knowledge.js';
import { fromBytes, learningMethod, toBytes } from './model-bytes.js';
import type { ModelReason, ModelRun, ModelStore } from './model-store.js';
import { isWorse } from './regression-set.js';

export interface ModelsParts {
  readonly store: ModelStore;
  readonly learn: Learn;
  /** Questions that editors wrote to be found. */
  readonly tests: () => readonly QuestionTest[];
  readonly clock: Clock;
  /** Given up, rejecting, when `signal` says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** How long a knowledge base must stand before it is learned. Default: `REST_MS`. */
  readonly restMs?: number | undefined;
  readonly onTrained: (facts: ModelFacts) => void;
}

/** For log and metrics. */
export interface ModelFacts {
  readonly runId: string;
  readonly revision: number;
  readonly reason: ModelReason;
  readonly verdict: ModelRun['verdict'];
  readonly tookMs: number;
}

export interface Models {
  /** What is stored and fits, else learned now. Undefined where that would make answers worse. */
  readonly learnFrom: LearnFrom;
  /** Learns anew, whatever is stored, and uses it if it is not worse. Undefined while another training runs. */
  readonly refit: (live: RefitLive, asked: Asked) => Promise<Refit | undefined>;
  /** Takes up what another instance has learned, or an administrator taken back. */
  readonly follow: (live: RefitLive) => Promise<void>;
  readonly inUse: () => string | undefined;
  /** Gives up a training in progress; resolves when it has. */
  readonly stop: () => Promise<void>;
}

export type RefitLive = Pick<LiveKnowledge, 'learningTask' | 'useLearned' | 'dropLearned'>;

export interface Asked {
  readonly reason: Exclude<ModelReason, 'needed'>;
  readonly by?: ModelRun['by'];
}

export interface Refit {
  readonly runId: string;
  /** When it has ended, one way or the other. Never rejects. */
  readonly ended: Promise<void>;
}

/** Who falls silent so long trains no more: it was killed. Renewed while the thread works. Unit: ms. */
const LEASE_MS = 120_000;
const RENEW_EVERY_MS = 30_000;
/** How often one that finds another at work looks again. Unit: ms. */
const LOOK_AGAIN_MS = 1_000;
/** So long a knowledge base must stand before it is learned: a start and those who waited for it have the machine to
 *  themselves, and of ten publishes in a row the last one alone is learned. Unit: ms. */
const REST_MS = 60_000;

interface InUse extends Learned {
  readonly runId: string;
  readonly revision: number;
}

export function createModels(parts: ModelsParts): Models {
  const { store, wait, restMs = REST_MS } = parts;
  const stopping = new AbortController();
  const bench = createBench(parts);
  let inUse: InUse | undefined;

  const train = (task: LearningTask, order: TrainingOrder): Promise<InUse | undefined> =>
    bench.work(async () => {
      const isOfThese = inUse?.revision === task.revision && inUse.since === task.since;
      const rival = isOfThese ? inUse : undefined;
      const learned = await trainOnRecord(parts, task, { ...order, rival });
      return learned && { ...learned, ...sinceOf(task), runId: order.runId, revision: task.revision };
    });

  return {
    async learnFrom(task, signal) {
      const either = AbortSignal.any([signal, stopping.signal]);
      for (let hasRested = false; ; hasRested = true) {
        either.throwIfAborted();
        const stored = await findStored(store, task);
        if (stored.kind === 'settled') return (inUse = stored.learned);
        if (hasRested && (await bench.take())) break;
        await wait(hasRested ? LOOK_AGAIN_MS : restMs, either);
      }
      return (inUse = await train(task, { runId: randomUUID(), reason: 'needed', signal: either }));
    },
    async refit(live, asked) {
      if (!(await bench.take())) return undefined;
      const runId = randomUUID();
      const ended = train(live.learningTask(), { ...asked, runId, signal: stopping.signal }).then(
        (learned) => {
          if (learned !== undefined && live.useLearned(learned.revision, learned)) inUse = learned;
        },
        // On record as failed; what was in use stays.
        () => undefined,
      );
      return { runId, ended };
    },
    async follow(live) {
      const task = live.learningTask();
      const stored = await findStored(store, task);
      if (stored.kind === 'none' || stored.learned?.runId === inUse?.runId) return;
      inUse = stored.learned;
      if (inUse === undefined) live.dropLearned();
      else live.useLearned(task.revision, inUse);
    },
    inUse: () => inUse?.runId,
    stop: () => {
      stopping.abort();
      return bench.settled();
    },
  };
}

/** One training at a time, in this process and by the lease in all of them. */
function createBench({ store, clock }: ModelsParts) {
  const owner = randomUUID();
  let isTaken = false;
  let working: Promise<unknown> = Promise.resolve();
  const lease = (): Promise<boolean> =>
    store.takeLease({ owner, nowMs: clock(), untilMs: clock() + LEASE_MS });
  return {
    /** True: `work` must follow. */
    async take(): Promise<boolean> {
      if (isTaken) return false;
      isTaken = true;
      try {
        isTaken = await lease();
      } catch (error) {
        isTaken = false;
        throw error;
      }
      return isTaken;
    },
    work<T>(job: () => Promise<T>): Promise<T> {
      // A renewal that fails is tried again; the lease outlasts three of them.
      const renewing = setInterval(() => void lease().catch(() => undefined), RENEW_EVERY_MS);
      renewing.unref();
      const done = job().finally(async () => {
        clearInterval(renewing);
        isTaken = false;
        await store.releaseLease(owner);
      });
      working = done.catch(() => undefined);
      return done;
    },
    async settled(): Promise<void> {
      await working;
    },
  };
}

type Stored =
  /** What may be used, or nothing: it was tried and is worse than nothing. */
  { readonly kind: 'settled'; readonly learned: InUse | undefined } | { readonly kind: 'none' };

const sinceOf = ({ since }: LearningTask) => (since === undefined ? {} : { since });

/** The way of learning, and since when these articles are the valid ones: weights of others would not fit. */
const methodOf = ({ since }: LearningTask): string =>
  since === undefined ? learningMethod() : `${learningMethod()} ${since}`;

/** The newest that was learned from this knowledge, in this way, with no variant that is live no more. */
async function findStored(store: ModelStore, task: LearningTask): Promise<Stored> {
  const { revision } = task;
  const live = new Set(task.variantIds);
  const runs = await store.listRuns({ revision, method: methodOf(task) });
  const fitting = runs.filter(({ variantIds }) => variantIds.every((id) => live.has(id)));
  for (const { id, verdict, variantIds } of fitting) {
    const bytes = verdict === 'accepted' ? await store.readBytes(id) : undefined;
    if (bytes !== undefined)
      return {
        kind: 'settled',
        learned: { knowledge: fromBytes(bytes), variantIds, ...sinceOf(task), runId: id, revision },
      };
  }
  // What an administrator took back is not learned again behind their back; the night, or they, may try anew.
  const isTried = fitting.some(
    ({ verdict, variantIds }) =>
      verdict === 'withdrawn' || (verdict === 'worse' && variantIds.length === live.size),
  );
  return isTried ? { kind: 'settled', learned: undefined } : { kind: 'none' };
}

interface TrainingOrder {
  readonly runId: string;
  readonly reason: ModelReason;
  readonly by?: ModelRun['by'];
  readonly signal: AbortSignal;
}

async function trainOnRecord(
  parts: ModelsParts,
  task: LearningTask,
  order: TrainingOrder & { readonly rival: InUse | undefined },
): Promise<Learned | undefined> {
  const { store, clock } = parts;
  const { runId, reason, by, signal, rival } = order;
  const { revision, variantIds } = task;
  const beganAtMs = clock();
  const run = { id: runId, beganAtMs, reason, revision, method: methodOf(task), variantIds };
  await store.begin({ ...run, ...(by === undefined ? {} : { by }) });
  const close = async (verdict: ModelRun['verdict'], result?: LearningResult): Promise<void> => {
    const tookMs = clock() - beganAtMs;
    await store.end(runId, outcomeOf(verdict, tookMs, result));
    parts.onTrained({ runId, revision, reason, verdict, tookMs });
  };
  try {
    const result = await parts.learn(jobOf(parts, task, rival), signal);
    const verdict = isWorse(result.after, result.before) ? 'worse' : 'accepted';
    await close(verdict, result);
    return verdict === 'accepted' ? { knowledge: result.knowledge, variantIds } : undefined;
  } catch (error) {
    await close('failed');
    throw new HubError('LEARNING_FAILED', 'The training ended without a result; what was in use stays.', {
      cause: error,
    });
  }
}

function outcomeOf(
  verdict: ModelRun['verdict'],
  tookMs: number,
  learned: LearningResult | undefined,
): Parameters<ModelStore['end']>[1] {
  if (learned === undefined) return { verdict, result: { tookMs } };
  const { knowledge, ...replay } = learned;
  const bytes = toBytes(knowledge);
  const result = { tookMs, replay, sizeBytes: bytes.length };
  return verdict === 'accepted' ? { verdict, result, bytes } : { verdict, result };
}

function jobOf({ tests }: ModelsParts, task: LearningTask, rival: InUse | undefined) {
  const { revision, articles, intents, published } = task;
  return {
    ...{ revision, articles, intents, tests: tests() },
    published: [...published.values()].map(({ id, title, variants }) => ({ id, title, variants })),
    ...(rival === undefined ? {} : { inUse: rival.knowledge }),
  };
}
