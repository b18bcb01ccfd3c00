// Evidence and variants of the learning loop in MongoDB. Evidence is inserted once under its own key and only ever marked as
// withdrawn; a variant changes by updates guarded by its version. Implements `knowledge/learning-store.ts`.

import mongoose, { Schema, type Connection, type QueryFilter } from 'mongoose';
import { z } from 'zod';

import { conversationId } from '../domain/ids.js';
import {
  EVIDENCE_KINDS,
  VARIANT_STATES,
  type Evidence,
  type LearningStore,
  type NewVariant,
  type Variant,
  type VariantChange,
  type VariantQuery,
  type WordsSource,
} from '../knowledge/learning-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded, guardedLong } from './store-fault.js';

const { trusted } = mongoose;

interface EvidenceDocument extends Omit<Evidence, 'id' | 'atMs' | 'withdrawnAtMs'> {
  readonly _id: string;
  readonly at: Date;
  readonly withdrawnAt?: Date;
}

interface VariantDocument extends Omit<Variant, 'id' | 'createdAtMs' | 'changedAtMs'> {
  readonly _id: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

const evidenceSchema = new Schema(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    variantId: { type: String, required: true },
    articleId: { type: String, required: true },
    wordingKey: { type: String, required: true },
    chooser: { kind: String, id: String, name: String },
    at: { type: Date, required: true },
    day: { type: String, required: true },
    source: { conversationId: String, sourceKey: String },
    isFresh: Boolean,
    keptShare: Number,
    withdrawnAt: Date,
  },
  { collection: 'learning_evidence', versionKey: false, autoIndex: false },
);
// readEvidence: all of a wording.
evidenceSchema.index({ wordingKey: 1, at: 1 });
// countEvidence: the caps.
evidenceSchema.index({ 'chooser.id': 1, day: 1 });
// withdraw: what rests on somebody's words.
evidenceSchema.index({ 'source.conversationId': 1, 'source.sourceKey': 1 });
// listWordings.
evidenceSchema.index({ at: 1 });
// tally.
evidenceSchema.index({ day: 1 });

const variantSchema = new Schema(
  {
    _id: { type: String, required: true },
    articleId: { type: String, required: true },
    wording: { type: String },
    wordingKey: { type: String, required: true },
    state: { type: String, required: true },
    hold: { type: Schema.Types.Mixed },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    broughtLive: { day: String, staffIds: { type: [String], default: undefined } },
    history: { type: [Schema.Types.Mixed], required: true },
  },
  { collection: 'learned_variants', versionKey: false, autoIndex: false },
);
// list, listLive, listChangedSince.
variantSchema.index({ state: 1, changedAt: -1, _id: -1 });
variantSchema.index({ changedAt: -1, _id: -1 });
variantSchema.index({ articleId: 1, changedAt: -1 });
// variantsOf.
variantSchema.index({ wordingKey: 1 });
// countBroughtLive.
variantSchema.index(
  { 'broughtLive.staffIds': 1, 'broughtLive.day': 1 },
  { partialFilterExpression: { 'broughtLive.day': { $exists: true } } },
);

const evidenceRow = z
  .object({
    _id: z.string(),
    kind: z.enum(EVIDENCE_KINDS),
    variantId: z.string(),
    articleId: z.string(),
    wordingKey: z.string(),
    chooser: z.object({
      kind: z.enum(['contact', 'staff']),
      id: z.string(),
      name: z.string().exactOptional(),
    }),
    at: z.date(),
    day: z.string(),
    source: z
      .object({ conversationId: z.string().transform(conversationId), sourceKey: z.string() })
      .exactOptional(),
    isFresh: z.boolean().exactOptional(),
    keptShare: z.number().exactOptional(),
    withdrawnAt: z.date().exactOptional(),
  })
  .transform(({ _id, at, withdrawnAt, ...rest }): Evidence => ({
    ...rest,
    id: _id,
    atMs: at.getTime(),
    ...(withdrawnAt === undefined ? {} : { withdrawnAtMs: withdrawnAt.getTime() }),
  }));

const holdRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conflict'), ownerId: z.string() }),
  z.object({ kind: z.literal('steals'), articleId: z.string(), question: z.string() }),
  z.object({ kind: z.enum(['contested', 'disputed', 'crowd', 'staff-cap']) }),
]);
const stepRow = z.object({
  atMs: z.number(),
  from: z.enum(VARIANT_STATES),
  to: z.enum(VARIANT_STATES),
  reason: z.string(),
  by: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  remark: z.string().exactOptional(),
});
const variantRow = z
  .object({
    _id: z.string(),
    articleId: z.string(),
    wording: z.string(),
    wordingKey: z.string(),
    state: z.enum(VARIANT_STATES),
    hold: holdRow.exactOptional(),
    version: z.int(),
    createdAt: z.date(),
    changedAt: z.date(),
    broughtLive: z.object({ day: z.string(), staffIds: z.array(z.string()) }).exactOptional(),
    history: z.array(stepRow),
  })
  .transform(({ _id, createdAt, changedAt, ...rest }): Variant => ({
    ...rest,
    id: _id,
    createdAtMs: createdAt.getTime(),
    changedAtMs: changedAt.getTime(),
  }));
const tallyRow = z
  .object({ _id: z.object({ articleId: z.string(), day: z.string() }), count: z.number() })
  .transform(({ _id, count }) => ({ ..._id, count }));

/** Of these every one says that an article was the right one. */
const CONFIRMING = ['citizen-pick', 'agent-sent-suggestion', 'agent-own-pick'] as const;

/** Of one wording the latest so many choices are looked at: a question that is held back for years must not grow dear. */
const MOST_EVIDENCE = 1_000;

interface Models {
  readonly evidence: StoredModel<EvidenceDocument>;
  readonly variants: StoredModel<VariantDocument>;
}

export function createLearningStore(connection: Connection): LearningStore {
  const models: Models = {
    evidence: modelOf(connection, 'LearningEvidence', evidenceSchema),
    variants: modelOf(connection, 'LearnedVariant', variantSchema),
  };
  const { evidence, variants } = models;
  return {
    addVariant: (variant) => guarded(() => addVariant(models, variant)),
    addEvidence: (each) => guarded(async () => (await insertNew(evidence, [toDocument(each)])) === 1),
    readVariant: (id) =>
      guarded(async () => {
        const row = await variants.findById(id).lean();
        return row === null ? undefined : variantRow.parse(row);
      }),
    readEvidence: (wordingKey) => guarded(() => readEvidence(models, wordingKey)),
    countEvidence: (chooserId, day) =>
      guarded(() => evidence.countDocuments({ 'chooser.id': chooserId, day })),
    countBroughtLive: (staffId, day) =>
      guarded(() => variants.countDocuments({ 'broughtLive.staffIds': staffId, 'broughtLive.day': day })),
    changeVariant: (id, version, change) => guarded(() => changeVariant(models, { id, version }, change)),
    withdraw: (source, atMs) => guardedLong(() => withdraw(models, source, atMs)),
    variantsOf: (wordingKey) => guarded(() => findVariants(models, { wordingKey })),
    listLive: () => guardedLong(() => findVariants(models, { state: 'live' })),
    listChangedSince: (atMs) =>
      guardedLong(() => findVariants(models, { changedAt: trusted({ $gte: new Date(atMs) }) })),
    list: (query) => guardedLong(() => list(models, query)),
    listWordings: (range) => guardedLong(() => listWordings(models, range)),
    tally: (sinceDay) => guardedLong(() => tally(models, sinceDay)),
  };
}

async function readEvidence({ evidence }: Models, wordingKey: string): Promise<readonly Evidence[]> {
  const latest = { at: -1, _id: -1 } as const;
  const rows = await evidence.find({ wordingKey }).sort(latest).limit(MOST_EVIDENCE).lean();
  return rows.map((row) => evidenceRow.parse(row)).reverse();
}

async function addVariant({ variants }: Models, { id, createdAtMs, ...rest }: NewVariant): Promise<void> {
  const at = new Date(createdAtMs);
  await insertNew(variants, [
    { ...rest, _id: id, state: 'quarantined', version: 1, createdAt: at, changedAt: at, history: [] },
  ]);
}

function toDocument({ id, atMs, withdrawnAtMs, ...rest }: Evidence): EvidenceDocument {
  const withdrawn = withdrawnAtMs === undefined ? {} : { withdrawnAt: new Date(withdrawnAtMs) };
  return { ...rest, ...withdrawn, _id: id, at: new Date(atMs) };
}

async function findVariants(
  { variants }: Models,
  filter: QueryFilter<VariantDocument>,
): Promise<readonly Variant[]> {
  return (await variants.find(filter).lean()).map((row) => variantRow.parse(row));
}

async function changeVariant(
  { variants }: Models,
  { id, version }: { readonly id: string; readonly version: number },
  { step, hold, changedAtMs, ...rest }: VariantChange,
): Promise<Variant | undefined> {
  const row = await variants
    .findOneAndUpdate(
      { _id: id, version },
      {
        $set: {
          ...rest,
          ...(hold === undefined || hold === null ? {} : { hold }),
          changedAt: new Date(changedAtMs),
        },
        ...(hold === null ? { $unset: { hold: 1 } } : {}),
        ...(step === undefined ? {} : { $push: { history: step } }),
        $inc: { version: 1 },
      },
      { returnDocument: 'after' },
    )
    .lean();
  return row === null ? undefined : variantRow.parse(row);
}

async function withdraw(
  { evidence }: Models,
  { conversationId: talk, sourceKey }: WordsSource,
  atMs: number,
): Promise<readonly string[]> {
  const about = { 'source.conversationId': talk, 'source.sourceKey': sourceKey };
  await evidence.updateMany(
    { ...about, withdrawnAt: trusted({ $exists: false }) },
    { $set: { withdrawnAt: new Date(atMs) } },
  );
  return evidence.distinct('wordingKey', about);
}

async function list({ variants }: Models, query: VariantQuery): Promise<readonly Variant[]> {
  const { state, hold, articleId, before, limit } = query;
  const rows = await variants
    .find({
      ...(state === undefined ? {} : { state }),
      ...(hold === undefined ? {} : { 'hold.kind': hold }),
      ...(articleId === undefined ? {} : { articleId }),
      ...(before === undefined ? {} : { $or: isBefore(before) }),
    })
    .sort({ changedAt: -1, _id: -1 })
    .limit(limit)
    .lean();
  return rows.map((row) => variantRow.parse(row));
}

function isBefore({ changedAtMs, id }: NonNullable<VariantQuery['before']>) {
  const at = new Date(changedAtMs);
  return [{ changedAt: trusted({ $lt: at }) }, { changedAt: at, _id: trusted({ $lt: id }) }];
}

async function listWordings(
  { evidence }: Models,
  { fromMs, toMs, limit }: Parameters<LearningStore['listWordings']>[0],
): Promise<readonly string[]> {
  const rows = await evidence.aggregate<{ _id: string }>([
    { $match: { at: trusted({ $gte: new Date(fromMs), $lt: new Date(toMs) }) } },
    { $group: { _id: '$wordingKey', last: { $max: '$at' } } },
    { $sort: { last: -1 } },
    { $limit: limit },
  ]);
  return rows.map(({ _id }) => _id);
}

async function tally({ evidence }: Models, sinceDay: string): ReturnType<LearningStore['tally']> {
  const rows = await evidence.aggregate<unknown>([
    {
      $match: {
        day: trusted({ $gte: sinceDay }),
        kind: trusted({ $in: [...CONFIRMING] }),
        withdrawnAt: trusted({ $exists: false }),
      },
    },
    { $group: { _id: { articleId: '$articleId', day: '$day', who: '$chooser.id' } } },
    { $group: { _id: { articleId: '$_id.articleId', day: '$_id.day' }, count: { $sum: 1 } } },
  ]);
  return rows.map((row) => tallyRow.parse(row));
}
