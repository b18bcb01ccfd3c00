// The record of trainings and what they learned, in MongoDB. What was learned is larger than a document may be: it lies in parts,
// written before the verdict that lets anybody read them. Implements `knowledge/model-store.ts`.

import { createHash } from 'node:crypto';

import mongoose, { Schema, type Connection, type QueryFilter } from 'mongoose';
import { z } from 'zod';

import {
  MODEL_REASONS,
  MODEL_VERDICTS,
  type ModelRun,
  type ModelStore,
  type NewModelRun,
} from '../knowledge/model-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded, guardedLong, isDuplicateKey } from './store-fault.js';

const { trusted } = mongoose;

/** A document holds at most 16 MB. Source: MongoDB manual, "MongoDB Limits and Thresholds", checked 2026-11-21. Unit: bytes. */
const PART_BYTES = 4 * 1024 * 1024;
/** Models whose bytes are kept: the one in use, and some to go back to. */
const KEPT = 4;

interface RunDocument extends Omit<ModelRun, 'id' | 'beganAtMs'> {
  readonly _id: string;
  readonly beganAt: Date;
  /** Of the bytes in the parts; absent: there are none. */
  readonly bytes?: { readonly sha256: string; readonly parts: number };
}

interface PartDocument {
  /** `run:number` */
  readonly _id: string;
  readonly runId: string;
  readonly bytes: Buffer;
}

interface StateDocument {
  readonly _id: string;
  readonly lease?: { readonly owner: string; readonly until: Date };
  readonly day?: string;
}

const runSchema = new Schema(
  {
    _id: { type: String, required: true },
    beganAt: { type: Date, required: true },
    reason: { type: String, required: true },
    by: { type: { id: String, name: String }, _id: false, required: false },
    revision: { type: Number, required: true },
    method: { type: String, required: true },
    variantIds: [String],
    verdict: { type: String, required: true },
    result: { type: Schema.Types.Mixed },
    bytes: { type: { sha256: String, parts: Number }, _id: false, required: false },
  },
  { collection: 'model_runs', versionKey: false, autoIndex: false },
);
// listRuns.
runSchema.index({ revision: 1, method: 1, beganAt: -1 });
// list.
runSchema.index({ beganAt: -1 });

const partSchema = new Schema(
  {
    _id: { type: String, required: true },
    runId: { type: String, required: true },
    bytes: { type: Buffer, required: true },
  },
  { collection: 'model_parts', versionKey: false, autoIndex: false },
);
// readBytes, and dropping.
partSchema.index({ runId: 1 });

const stateSchema = new Schema(
  {
    _id: { type: String, required: true },
    lease: { type: { owner: String, until: Date }, _id: false, required: false },
    day: String,
  },
  { collection: 'model_state', versionKey: false, autoIndex: false },
);
const STATE_ID = 'refit';

const figures = z.object({
  questionCount: z.number(),
  firstCount: z.number(),
  topThreeCount: z.number(),
  wrongCount: z.number(),
  clicks: z.number(),
});
const runRow = z
  .object({
    _id: z.string(),
    beganAt: z.date(),
    reason: z.enum(MODEL_REASONS),
    by: z.object({ id: z.string(), name: z.string() }).exactOptional(),
    revision: z.int(),
    method: z.string(),
    variantIds: z.array(z.string()),
    verdict: z.enum(MODEL_VERDICTS),
    result: z
      .object({
        tookMs: z.number(),
        replay: z.object({ questionsDigest: z.string(), before: figures, after: figures }).exactOptional(),
        sizeBytes: z.number().exactOptional(),
      })
      .exactOptional(),
  })
  .transform(({ _id, beganAt, ...rest }): ModelRun => ({ ...rest, id: _id, beganAtMs: beganAt.getTime() }));
const bytesRow = z.object({ bytes: z.object({ sha256: z.string(), parts: z.int() }) });

interface Models {
  readonly runs: StoredModel<RunDocument>;
  readonly parts: StoredModel<PartDocument>;
  readonly states: StoredModel<StateDocument>;
}

export function createModelStore(connection: Connection): ModelStore {
  const models: Models = {
    runs: modelOf(connection, 'ModelRun', runSchema),
    parts: modelOf(connection, 'ModelPart', partSchema),
    states: modelOf(connection, 'ModelState', stateSchema),
  };
  return {
    takeLease: ({ owner, nowMs, untilMs }) =>
      guarded(() =>
        claim(
          models,
          {
            $or: [
              { lease: trusted({ $exists: false }) },
              { 'lease.owner': owner },
              { 'lease.until': trusted({ $lte: new Date(nowMs) }) },
            ],
          },
          { lease: { owner, until: new Date(untilMs) } },
        ),
      ),
    releaseLease: (owner) =>
      guarded(async () => {
        await models.states.updateOne({ _id: STATE_ID, 'lease.owner': owner }, { $unset: { lease: 1 } });
      }),
    claimNight: (day) => guarded(() => claim(models, { day: trusted({ $ne: day }) }, { day })),
    begin: (run) => guardedLong(() => begin(models, run)),
    end: (id, outcome) => guardedLong(() => end(models, id, outcome)),
    withdraw: (id) =>
      guarded(async () => {
        const withdrawn = { $set: { verdict: 'withdrawn' as const } };
        return (await models.runs.updateOne({ _id: id, verdict: 'accepted' }, withdrawn)).matchedCount === 1;
      }),
    listRuns: ({ revision, method }) => guarded(() => findRuns(models, { revision, method }, 100)),
    list: (limit) => guarded(() => findRuns(models, {}, limit)),
    readBytes: (id) => guardedLong(() => readBytes(models, id)),
  };
}

/** One guarded write of the one state document; false where it did not allow it. */
async function claim(
  { states }: Models,
  guard: QueryFilter<StateDocument>,
  change: Partial<StateDocument>,
): Promise<boolean> {
  try {
    await states.updateOne({ _id: STATE_ID, ...guard }, { $set: change }, { upsert: true });
    return true;
  } catch (error) {
    // The document is there and the guard does not let us, so the upsert tried to insert a second one.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function begin({ runs }: Models, { id, beganAtMs, ...rest }: NewModelRun): Promise<void> {
  await runs.updateMany({ verdict: 'running' }, { $set: { verdict: 'failed' } });
  await insertNew(runs, [{ ...rest, _id: id, beganAt: new Date(beganAtMs), verdict: 'running' }]);
}

async function findRuns(
  { runs }: Models,
  filter: QueryFilter<RunDocument>,
  limit: number,
): Promise<readonly ModelRun[]> {
  const rows = await runs.find(filter).sort({ beganAt: -1, _id: -1 }).limit(limit).lean();
  return rows.map((row) => runRow.parse(row));
}

async function end(
  models: Models,
  id: string,
  { verdict, result, bytes }: Parameters<ModelStore['end']>[1],
): Promise<void> {
  const kept = bytes === undefined ? {} : { bytes: await storeParts(models, id, bytes) };
  await models.runs.updateOne({ _id: id, verdict: 'running' }, { $set: { verdict, result, ...kept } });
  await dropOldest(models);
}

async function storeParts(
  { parts }: Models,
  id: string,
  bytes: Buffer,
): Promise<NonNullable<RunDocument['bytes']>> {
  const hash = createHash('sha256');
  let count = 0;
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const part = bytes.subarray(at, at + PART_BYTES);
    hash.update(part);
    await insertNew(parts, [{ _id: `${id}:${count}`, runId: id, bytes: part }]);
    count += 1;
  }
  return { sha256: hash.digest('hex'), parts: count };
}

async function dropOldest({ runs, parts }: Models): Promise<void> {
  const kept = await runs
    .find({ verdict: 'accepted' }, { _id: 1 })
    .sort({ beganAt: -1, _id: -1 })
    .limit(KEPT)
    .lean();
  const running = await runs.find({ verdict: 'running' }, { _id: 1 }).lean();
  const ids = [...kept, ...running].map(({ _id }) => _id);
  await parts.deleteMany({ runId: trusted({ $nin: ids }) });
}

async function readBytes({ runs, parts }: Models, id: string): Promise<Buffer | undefined> {
  const run = bytesRow.safeParse(await runs.findById(id, { bytes: 1 }).lean());
  if (!run.success) return undefined;
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  for (let number = 0; number < run.data.bytes.parts; number += 1) {
    const part = await parts.findById(`${id}:${number}`);
    if (part === null) return undefined;
    hash.update(part.bytes);
    pieces.push(part.bytes);
  }
  return hash.digest('hex') === run.data.bytes.sha256 ? Buffer.concat(pieces) : undefined;
}
