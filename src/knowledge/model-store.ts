// What the refit asks of its store: the record of every training, the bytes of those that may be used, and who may train now.
// Implemented by `storage/model-store.ts`.

import type { ReplayFigures } from './regression-set.js';

/**
 * `running` · `accepted`: may be used · `worse`: answers the frozen questions worse than what was in use · `failed`: the thread
 * ended without a result · `withdrawn`: an administrator took it back.
 */
export const MODEL_VERDICTS = ['running', 'accepted', 'worse', 'failed', 'withdrawn'] as const;
export type ModelVerdict = (typeof MODEL_VERDICTS)[number];

/** `needed`: nothing stored fits what is live · `nightly` · `asked`: an administrator asked. */
export const MODEL_REASONS = ['needed', 'nightly', 'asked'] as const;
export type ModelReason = (typeof MODEL_REASONS)[number];

/** One training, kept for ever. */
export interface ModelRun {
  readonly id: string;
  readonly beganAtMs: number;
  readonly reason: ModelReason;
  readonly by?: { readonly id: string; readonly name: string };
  /** The knowledge that it was learned from. */
  readonly revision: number;
  /** Of the way of learning: what another program learned does not fit. */
  readonly method: string;
  /** The live variants that it was learned with. */
  readonly variantIds: readonly string[];
  readonly verdict: ModelVerdict;
  readonly result?: ModelResult;
}

export interface ModelResult {
  readonly tookMs: number;
  /** Absent where it failed. */
  readonly replay?: {
    readonly questionsDigest: string;
    readonly before: ReplayFigures;
    readonly after: ReplayFigures;
  };
  readonly sizeBytes?: number;
}

export type NewModelRun = Omit<ModelRun, 'verdict' | 'result'>;

export interface ModelStore {
  /** True: this owner may train until then; renews one's own. */
  readonly takeLease: (lease: { owner: string; nowMs: number; untilMs: number }) => Promise<boolean>;
  readonly releaseLease: (owner: string) => Promise<void>;
  /** True for the first who asks on that day. */
  readonly claimNight: (day: string) => Promise<boolean>;
  /** Under the lease: any other run that has not ended has failed, its process was killed. */
  readonly begin: (run: NewModelRun) => Promise<void>;
  /** Ends a run; the bytes of an accepted one are stored before its verdict, those of the oldest are dropped. */
  readonly end: (
    id: string,
    outcome: { verdict: ModelVerdict; result: ModelResult; bytes?: Buffer },
  ) => Promise<void>;
  /** False where there is no such accepted run. */
  readonly withdraw: (id: string) => Promise<boolean>;
  /** Those of a revision and method, newest first. */
  readonly listRuns: (of: { revision: number; method: string }) => Promise<readonly ModelRun[]>;
  /** All, newest first. */
  readonly list: (limit: number) => Promise<readonly ModelRun[]>;
  /** Undefined where they were dropped, or are not whole. */
  readonly readBytes: (id: string) => Promise<Buffer | undefined>;
}
