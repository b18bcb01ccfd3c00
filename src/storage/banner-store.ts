// Banners in MongoDB: one document each. Implements `desk/banner-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { BannerStore } from '../desk/banner-store.js';
import type { Banner, Deed } from '../domain/banner.js';
import { insertNew, modelOf } from './model.js';
import { guarded } from './store-fault.js';

interface DeedDocument {
  by: { id: string; name: string };
  at: Date;
}

interface BannerDocument {
  _id: string;
  text: { zh: string; en?: string };
  from: Date;
  until: Date;
  drafted: DeedDocument;
  published?: DeedDocument;
  ended?: DeedDocument;
}

const deed = { type: { by: { id: String, name: String }, at: Date }, _id: false };
const schema = new Schema(
  {
    _id: { type: String, required: true },
    text: { type: Schema.Types.Mixed, required: true },
    from: { type: Date, required: true },
    until: { type: Date, required: true },
    drafted: { ...deed, required: true },
    published: deed,
    ended: deed,
  },
  { collection: 'banners', versionKey: false, autoIndex: false },
);
// those whose time is not over: asked every two seconds by each hub
schema.index({ until: 1 });

const deedRow = z
  .object({ by: z.object({ id: z.string(), name: z.string() }), at: z.date() })
  .transform(({ by, at }): Deed => ({ by, atMs: at.getTime() }));
const bannerRow = z
  .object({
    _id: z.string(),
    text: z.object({ zh: z.string(), en: z.string().exactOptional() }),
    from: z.date(),
    until: z.date(),
    drafted: deedRow,
    published: deedRow.exactOptional(),
    ended: deedRow.exactOptional(),
  })
  .transform(({ _id, from, until, ...rest }): Banner => ({
    ...rest,
    id: _id,
    fromMs: from.getTime(),
    untilMs: until.getTime(),
  }));

const toDocument = ({ by, atMs }: Deed): DeedDocument => ({
  by: { id: by.id, name: by.name },
  at: new Date(atMs),
});

export function createBannerStore(connection: Connection): BannerStore {
  const model = modelOf<BannerDocument>(connection, 'Banner', schema);
  const absent = trusted({ $exists: false });
  return {
    add: ({ id, text, fromMs, untilMs, drafted }) =>
      guarded(async () => {
        const { zh, en } = text;
        const document = {
          _id: id,
          text: en === undefined ? { zh } : { zh, en },
          from: new Date(fromMs),
          until: new Date(untilMs),
          drafted: toDocument(drafted),
        };
        await insertNew(model, [document]);
      }),
    find: (id) =>
      guarded(async () => {
        const row = await model.findById(id).lean();
        return row === null ? undefined : bannerRow.parse(row);
      }),
    listOpen: (nowMs) =>
      guarded(async () => {
        const rows = await model.find({ until: trusted({ $gt: new Date(nowMs) }), ended: absent }).lean();
        return rows.map((row) => bannerRow.parse(row));
      }),
    publish: (id, published, notBy) =>
      guarded(async () => {
        const isDraft = { _id: id, published: absent, ended: absent };
        const rules = {
          until: trusted({ $gt: new Date(published.atMs) }),
          ...(notBy === undefined ? {} : { 'drafted.by.id': trusted({ $ne: notBy }) }),
        };
        const change = { $set: { published: toDocument(published) } };
        return (await model.updateOne({ ...isDraft, ...rules }, change)).matchedCount === 1;
      }),
    end: (id, ended) =>
      guarded(async () => {
        const change = { $set: { ended: toDocument(ended) } };
        return (await model.updateOne({ _id: id, ended: absent }, change)).matchedCount === 1;
      }),
  };
}
