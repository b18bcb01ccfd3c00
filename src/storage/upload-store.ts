// Files that staff send, in MongoDB: documents of the media collection. Implements `UploadStore`.

import { trusted, type Connection } from 'mongoose';

import type { UploadStore } from '../media/upload-store.js';
import { insertNew } from './model.js';
import { mediaModel, REMOVAL, toDocument, toRow, type MediaDocument } from './media-store.js';
import { guarded } from './store-fault.js';

export function createUploadStore(connection: Connection): UploadStore {
  const model = mediaModel(connection);
  const open = { isOpenUpload: true, state: 'stored' } as const;
  return {
    keep: ({ file, by, ...row }) =>
      guarded(async () => {
        const document: MediaDocument = {
          ...toDocument(row),
          ...{ state: 'stored', file, upload: { by }, isOpenUpload: true },
        };
        await insertNew(model, [document]);
      }),
    addPreview: (id, by, preview) =>
      guarded(async () => {
        const bare = { 'upload.sourceId': trusted({ $exists: false }), preview: trusted({ $exists: false }) };
        const filter = { _id: id, ...open, 'upload.by': by, ...bare };
        return (await model.updateOne(filter, { $set: { preview } })).matchedCount === 1;
      }),
    attach: (ids, { conversationId, by, sourceId }) =>
      guarded(async () => {
        const mine = {
          _id: trusted({ $in: [...ids] }),
          ...{ conversationId, state: 'stored' as const, 'upload.by': by },
        };
        const free = { ...mine, 'upload.sourceId': trusted({ $exists: false }) };
        await model.updateMany(free, { $set: { 'upload.sourceId': sourceId } });
        const rows = await model.find({ ...mine, 'upload.sourceId': sourceId }).lean<MediaDocument[]>();
        const byId = new Map(rows.map((row) => [row._id, toRow(row)]));
        const found = ids.flatMap((id) => byId.get(id) ?? []);
        return found.length === ids.length ? found : undefined;
      }),
    detach: (sourceId) =>
      guarded(async () => {
        await model.updateMany(
          { ...open, 'upload.sourceId': sourceId },
          { $unset: { 'upload.sourceId': 1 } },
        );
      }),
    settle: (sourceId) =>
      guarded(async () => {
        await model.updateMany({ ...open, 'upload.sourceId': sourceId }, { $unset: { isOpenUpload: 1 } });
      }),
    countOpen: (conversationId, by) =>
      guarded(() => model.countDocuments({ ...open, conversationId, 'upload.by': by })),
    listOpen: (beforeMs, limit) =>
      guarded(async () => {
        const query = { ...open, createdAt: trusted({ $lt: new Date(beforeMs) }) };
        const rows = await model.find(query).sort({ createdAt: 1 }).limit(limit).lean<MediaDocument[]>();
        return rows.map(toRow);
      }),
    discard: ({ id, upload }) =>
      guarded(async () => {
        const sourceId = upload?.sourceId ?? trusted({ $exists: false });
        const filter = { _id: id, ...open, 'upload.by': upload?.by ?? '', 'upload.sourceId': sourceId };
        const before = await model.findOneAndUpdate(filter, REMOVAL).lean<MediaDocument>();
        return before === null ? undefined : toRow(before);
      }),
  };
}
