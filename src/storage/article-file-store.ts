// Files of articles in MongoDB: a row a file, named by its content. Implements `ArticleFileStore` of `media/article-files.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import { articleFileUrl } from '../domain/card-file.js';
import { MEDIA_TYPES, type MediaType } from '../domain/media.js';
import type { ArticleFile, ArticleFileStore } from '../media/article-files.js';
import { draftModel } from './draft-store.js';
import { knowledgeModels } from './knowledge-documents.js';
import { modelOf } from './model.js';
import { guarded, guardedLong, whereFirstsMeet } from './store-fault.js';

interface ArticleFileDocument extends Omit<ArticleFile, 'name' | 'type'> {
  readonly _id: string;
  readonly type: string;
  readonly at: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    bytes: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'article_files', versionKey: false, autoIndex: false },
);
/** listUnneeded: what has lain for a while. */
schema.index({ at: 1 });

/** Where a version's or a draft's content names one. */
const PLACES = ['', 'english.'].flatMap((of) => [
  `content.${of}card.files.url`,
  `content.${of}card.image.url`,
]);

export const articleFileModel = (connection: Connection) =>
  modelOf<ArticleFileDocument>(connection, 'ArticleFile', schema);

export function createArticleFileStore(connection: Connection): ArticleFileStore {
  const rows = articleFileModel(connection);
  const { versions } = knowledgeModels(connection);
  const drafts = draftModel(connection);
  return {
    keep: ({ name, type, bytes }, atMs) =>
      guarded(async () => {
        const row = { $set: { at: new Date(atMs) }, $setOnInsert: { type, bytes } };
        await whereFirstsMeet(() => rows.updateOne({ _id: name }, row, { upsert: true }));
      }),
    find: (names) =>
      guarded(async () => {
        const found = await rows.find({ _id: trusted({ $in: [...names] }) }).lean<ArticleFileDocument[]>();
        return found.flatMap(({ _id: name, type, bytes }) => (isKept(type) ? [{ name, type, bytes }] : []));
      }),
    listUnneeded: (beforeMs, limit) =>
      guardedLong(async () => {
        const old = await rows
          .find({ at: trusted({ $lt: new Date(beforeMs) }) }, { _id: 1 })
          .lean<Pick<ArticleFileDocument, '_id'>[]>();
        const names = old.map(({ _id }) => _id);
        if (names.length === 0) return [];
        const urls = trusted({ $in: names.map(articleFileUrl) });
        const named = new Set<string>();
        for (const place of PLACES) {
          const filter = { [place]: urls };
          const found = [await versions.distinct(place, filter), await drafts.distinct(place, filter)];
          for (const url of found.flat()) named.add(String(url));
        }
        return names.filter((name) => !named.has(articleFileUrl(name))).slice(0, limit);
      }),
    remove: (name, beforeMs) =>
      guarded(async () => {
        const gone = await rows.deleteOne({ _id: name, at: trusted({ $lt: new Date(beforeMs) }) });
        return gone.deletedCount === 1;
      }),
  };
}

const isKept = (type: string): type is MediaType => type in MEDIA_TYPES;
