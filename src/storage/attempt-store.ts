// Counts of tries in MongoDB, one document a key, changed by one update each. Implements `staff/attempt-store.ts`.

import mongoose, { Schema, type Connection } from 'mongoose';

import type { AttemptLimit, AttemptStore, Reservation } from '../staff/attempt-store.js';
import { REPEATABLE_WRITE } from './durability.js';
import { modelOf, type StoredModel } from './model.js';
import { guarded, whereFirstsMeet } from './store-fault.js';

const { trusted } = mongoose;

interface AttemptDocument {
  readonly _id: string;
  readonly tries: number;
  readonly windowEndsAt: Date;
  /** The epoch where nothing is locked. */
  readonly lockedUntil: Date;
  /** When nothing of this matters any more. */
  readonly endsAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    tries: { type: Number, required: true },
    windowEndsAt: { type: Date, required: true },
    lockedUntil: { type: Date, required: true },
    endsAt: { type: Date, required: true },
  },
  { collection: 'sign_in_attempts', versionKey: false, autoIndex: false },
);
// removeEnded.
schema.index({ endsAt: 1 });

const NEVER = new Date(0);

export function createAttemptStore(connection: Connection): AttemptStore {
  const model = modelOf<AttemptDocument>(connection, 'SignInAttempt', schema);
  return {
    reserve: (key, limit, nowMs) => guarded(() => reserve(model, { key, limit, nowMs })),
    clear: (key) =>
      guarded(async () => {
        await model.deleteOne({ _id: key }, REPEATABLE_WRITE);
      }),
    refund: (key) =>
      guarded(async () => {
        const change = { $inc: { tries: -1 }, $set: { lockedUntil: NEVER } };
        await model.updateOne({ _id: key, tries: trusted({ $gt: 0 }) }, change, REPEATABLE_WRITE);
      }),
    removeEnded: (nowMs) =>
      guarded(async () => {
        await model.deleteMany({ endsAt: trusted({ $lte: new Date(nowMs) }) }, REPEATABLE_WRITE);
      }),
  };
}

interface Step {
  readonly key: string;
  readonly limit: AttemptLimit;
  readonly nowMs: number;
}

async function reserve(model: StoredModel<AttemptDocument>, step: Step): Promise<Reservation> {
  const before = await whereFirstsMeet(() => countOne(model, step));
  const { limit, nowMs } = step;
  if (before !== null && before.lockedUntil.getTime() > nowMs)
    return { kind: 'locked', untilMs: before.lockedUntil.getTime() };
  const isOpen = before !== null && before.windowEndsAt.getTime() > nowMs && before.tries < limit.most;
  return { kind: 'free', isLast: (isOpen ? before.tries : 0) + 1 >= limit.most };
}

/** The document as it was before this try was counted. What the update computes, `reserve` computes again from it. */
function countOne(
  model: StoredModel<AttemptDocument>,
  { key, limit, nowMs }: Step,
): Promise<AttemptDocument | null> {
  const now = new Date(nowMs);
  const at = (ms: number): Date => new Date(nowMs + ms);
  const isLocked = { $gt: ['$lockedUntil', now] };
  // After a lock has run out the count begins anew, however long its window was.
  const isOpen = { $and: [{ $gt: ['$windowEndsAt', now] }, { $lt: ['$tries', limit.most] }] };
  const unlessLocked = (kept: string, otherwise: unknown) => ({ $cond: [isLocked, kept, otherwise] });
  const tries = { $cond: [isOpen, { $add: ['$tries', 1] }, 1] };
  const windowEndsAt = { $cond: [isOpen, '$windowEndsAt', at(limit.windowMs)] };
  const lockedUntil = { $cond: [{ $gte: [tries, limit.most] }, at(limit.lockMs), NEVER] };
  const pipeline = [
    {
      $set: {
        tries: unlessLocked('$tries', tries),
        windowEndsAt: unlessLocked('$windowEndsAt', windowEndsAt),
        lockedUntil: unlessLocked('$lockedUntil', lockedUntil),
        endsAt: unlessLocked('$endsAt', at(limit.windowMs + limit.lockMs)),
      },
    },
  ];
  const options = {
    upsert: true,
    returnDocument: 'before',
    updatePipeline: true,
    ...REPEATABLE_WRITE,
  } as const;
  return model.findOneAndUpdate({ _id: key }, pipeline, options).lean<AttemptDocument>();
}
