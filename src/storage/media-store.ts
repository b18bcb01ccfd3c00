// Which files came with which messages, in MongoDB: one document a file. Implements `MediaStore`.

import { Schema, trusted, type Connection } from 'mongoose';

import { accountId, conversationId } from '../domain/ids.js';
import type { MediaFault, MediaId } from '../domain/media.js';
import type { Clock } from '../lib/clock.js';
import type {
  KeptBytes,
  KeptFile,
  MediaRow,
  MediaState,
  MediaStore,
  NewMediaRow,
  UploadMark,
} from '../media/media-store.js';
import { articleFileModel } from './article-file-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded } from './store-fault.js';

/** A sum over all files is asked for before each download; it may be this old. Unit: ms. */
const SUM_LIFE_MS = 10_000;

export interface MediaDocument extends Omit<NewMediaRow, 'id' | 'createdAtMs'> {
  readonly _id: string;
  readonly createdAt: Date;
  readonly state: MediaState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly leaseUntil: Date;
  readonly fence: number;
  readonly file?: KeptFile;
  readonly preview?: KeptFile;
  readonly fault?: MediaFault;
  readonly upload?: UploadMark;
  /** Present until the message that it goes with stands in the transcript. */
  readonly isOpenUpload?: true;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    conversationId: { type: String, required: true },
    accountId: { type: String, required: true },
    channelId: { type: String, required: true },
    sourceKey: { type: String, required: true },
    messageId: String,
    reference: { type: Schema.Types.Mixed },
    createdAt: { type: Date, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    nextAttemptAt: { type: Date, required: true },
    leaseUntil: { type: Date, required: true },
    fence: { type: Number, required: true },
    file: Schema.Types.Mixed,
    preview: Schema.Types.Mixed,
    fault: String,
    upload: Schema.Types.Mixed,
    isOpenUpload: Boolean,
  },
  { collection: 'media', versionKey: false, minimize: false, autoIndex: false },
);

const OPEN_STATES: MediaState[] = ['waiting', 'fetching'];
/** Of what may be taken away. */
const HELD_STATES: MediaState[] = [...OPEN_STATES, 'stored', 'failed'];
/** What is due; whatever has come to its end costs the index nothing. */
schema.index({ nextAttemptAt: 1 }, { partialFilterExpression: { state: { $in: OPEN_STATES } } });
/** What a message brought, when it is taken back. */
schema.index(
  { conversationId: 1, messageId: 1 },
  { partialFilterExpression: { messageId: { $exists: true } } },
);
/** The oldest stored files, and the sum of all. */
schema.index(
  { createdAt: 1, 'file.bytes': 1, 'preview.bytes': 1 },
  { partialFilterExpression: { state: 'stored' } },
);

/** What was uploaded and not sent, oldest first. */
schema.index({ createdAt: 1, conversationId: 1 }, { partialFilterExpression: { isOpenUpload: true } });

export const mediaModel = (connection: Connection): StoredModel<MediaDocument> =>
  modelOf<MediaDocument>(connection, 'Media', schema);

export function createMediaStore(connection: Connection, clock: Clock): MediaStore {
  const model = mediaModel(connection);
  const sum = createSum(connection, clock);
  const held = ({ id, fence }: Pick<MediaRow, 'id' | 'fence'>) => ({ _id: id, fence, state: 'fetching' });
  return {
    insert: (rows) =>
      guarded(async () => {
        await insertNew(model, rows.map(toDocument));
      }),
    find: (ids) =>
      guarded(async () => {
        if (ids.length === 0) return [];
        const rows = await model.find({ _id: trusted({ $in: [...ids] }) }).lean<MediaDocument[]>();
        return rows.map(toRow);
      }),
    claim: ({ nowMs, untilMs, notOf }) =>
      guarded(async () => {
        const due = {
          state: trusted({ $in: OPEN_STATES }),
          nextAttemptAt: trusted({ $lte: new Date(nowMs) }),
          leaseUntil: trusted({ $lte: new Date(nowMs) }),
          ...(notOf.length === 0 ? {} : { accountId: trusted({ $nin: [...notOf] }) }),
        };
        const change = {
          $set: { state: 'fetching', leaseUntil: new Date(untilMs) },
          $inc: { attempts: 1, fence: 1 },
        };
        const document = await model
          .findOneAndUpdate(due, change, { sort: { nextAttemptAt: 1 }, returnDocument: 'after' })
          .lean<MediaDocument>();
        return document === null ? undefined : toRow(document);
      }),
    renew: (row, untilMs) => update(model, held(row), { $set: { leaseUntil: new Date(untilMs) } }),
    async postpone(row, atMs) {
      const change = { state: 'waiting', nextAttemptAt: new Date(atMs), leaseUntil: new Date(0) };
      await update(model, held(row), { $set: change });
    },
    settle: (row, end) =>
      // The address was a right to read it, and is of no more use.
      update(model, held(row), { $set: { ...end }, $unset: { 'reference.handle': 1 } }),
    takeBack: (conversation, messageId) =>
      removeEach(
        model,
        { conversationId: conversation, messageId, state: trusted({ $in: HELD_STATES }) },
        Number.MAX_SAFE_INTEGER,
      ),
    expire: (beforeMs, limit) =>
      removeEach(model, { state: 'stored', createdAt: trusted({ $lt: new Date(beforeMs) }) }, limit),
    countBytes: () => sum().then(({ messages, articles }) => messages + articles),
    countByKind: sum,
    releaseAll: () =>
      guarded(async () => {
        await model.updateMany({ state: 'fetching' }, { $set: { leaseUntil: new Date(0) } });
      }),
  };
}

/** False where nothing matches. */
function update(
  model: StoredModel<MediaDocument>,
  filter: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return guarded(async () => (await model.updateOne(filter, change)).matchedCount > 0);
}

/** What is left of a row whose file is gone. */
export const REMOVAL = {
  $set: { state: 'removed' },
  $unset: {
    file: 1,
    preview: 1,
    fault: 1,
    isOpenUpload: 1,
    'reference.handle': 1,
    'reference.name': 1,
  },
} as const;

/** One guarded update a row, so that each is told as it was at its last moment. */
function removeEach(
  model: StoredModel<MediaDocument>,
  filter: Readonly<Record<string, unknown>>,
  limit: number,
): Promise<readonly MediaRow[]> {
  return guarded(async () => {
    const removed: MediaRow[] = [];
    while (removed.length < limit) {
      const before = await model.findOneAndUpdate(filter, REMOVAL).lean<MediaDocument>();
      if (before === null) break;
      removed.push(toRow(before));
    }
    return removed;
  });
}

function createSum(connection: Connection, clock: Clock): MediaStore['countByKind'] {
  const [messages, articles] = [mediaModel(connection), articleFileModel(connection)];
  let known: (KeptBytes & { readonly atMs: number }) | undefined;
  return () =>
    guarded(async () => {
      if (known !== undefined && clock() - known.atMs < SUM_LIFE_MS) return known;
      const ofMessages = { $sum: { $add: ['$file.bytes', { $ifNull: ['$preview.bytes', 0] }] } };
      const [[sent], [beside]] = await Promise.all([
        messages.aggregate<Sum>([
          { $match: { state: 'stored' } },
          { $group: { _id: null, bytes: ofMessages } },
        ]),
        articles.aggregate<Sum>([{ $group: { _id: null, bytes: { $sum: '$bytes' } } }]),
      ]);
      known = { messages: sent?.bytes ?? 0, articles: beside?.bytes ?? 0, atMs: clock() };
      return known;
    });
}

interface Sum {
  readonly bytes: number;
}

export function toDocument({ id, createdAtMs, ...rest }: NewMediaRow): MediaDocument {
  return {
    ...rest,
    _id: id,
    createdAt: new Date(createdAtMs),
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: new Date(createdAtMs),
    leaseUntil: new Date(0),
    fence: 0,
  };
}

export function toRow({ _id, createdAt, nextAttemptAt, leaseUntil, ...rest }: MediaDocument): MediaRow {
  return {
    ...rest,
    id: _id as MediaId,
    conversationId: conversationId(rest.conversationId),
    accountId: accountId(rest.accountId),
    createdAtMs: createdAt.getTime(),
    nextAttemptAtMs: nextAttemptAt.getTime(),
    leaseUntilMs: leaseUntil.getTime(),
  };
}
