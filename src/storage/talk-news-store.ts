// The feed between hubs in MongoDB: one document, which keeps the last few hundred entries. Implements `conversations/talk-news.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import type { News, TalkNewsStore } from '../conversations/talk-news.js';
import { REPEATABLE_WRITE } from './durability.js';
import { modelOf } from './model.js';
import { guarded, whereFirstsMeet } from './store-fault.js';

/** The one document. */
const FEED = 'talks';
/** Of a busy floor some ten seconds: others look each second, and who comes later reads everything again. */
const MOST_KEPT = 500;

type NewsRow = News & { readonly hubId: string };

interface FeedDocument {
  _id: string;
  /** Of the last entry. */
  n: number;
  news: NewsRow[];
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    n: { type: Number, required: true },
    news: { type: [Schema.Types.Mixed], required: true },
  },
  { collection: 'talk_news', versionKey: false, autoIndex: false },
);

export function createTalkNewsStore(connection: Connection): TalkNewsStore {
  const model = modelOf<FeedDocument>(connection, 'TalkNews', schema);
  return {
    mark: () => guarded(async () => (await model.findById(FEED, { n: 1 }).lean())?.n ?? 0),
    put: (hubId, news) =>
      guarded(async () => {
        const rows = news.map((each) => ({ ...each, hubId }));
        const change = { $inc: { n: rows.length }, $push: { news: { $each: rows, $slice: -MOST_KEPT } } };
        // What was told twice is read twice, which changes nothing.
        await whereFirstsMeet(() =>
          model.updateOne({ _id: FEED }, change, { ...REPEATABLE_WRITE, upsert: true }),
        );
      }),
    since: (mark, hubId) =>
      guarded(async () => {
        const found = await model.findOne({ _id: FEED, n: trusted({ $ne: mark }) }).lean();
        if (found === null) return { mark, news: [] };
        const { n, news } = found;
        const missed = n - mark;
        // A feed that stands lower has been put back from a copy.
        if (missed < 0 || missed > news.length) return { mark: n, news: undefined };
        const told = news.slice(news.length - missed).filter((each) => each.hubId !== hubId);
        return { mark: n, news: told };
      }),
  };
}
