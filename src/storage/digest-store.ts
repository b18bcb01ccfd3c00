// Which articles the bot answered with, counted from its decisions. Implements `knowledge/digest/digest-store.ts`.

import { trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { DigestStore } from '../knowledge/digest/digest-store.js';
import { guarded } from './store-fault.js';
import { turnModel } from './turn-store.js';

/** Reply rules that say one article: the best match, or the choice that was picked. */
const ANSWERING_RULES = ['exact', 'answer', 'pick'];

const countRow = z
  .object({ _id: z.string(), count: z.number(), lastAt: z.date() })
  .transform(({ _id: articleId, count, lastAt }) => ({ articleId, count, lastAtMs: lastAt.getTime() }));

export function createDigestStore(connection: Connection): DigestStore {
  const turns = turnModel(connection);
  return {
    countAnswers: ({ fromMs, untilMs }) =>
      guarded(async () => {
        const rows = await turns.aggregate<unknown>([
          {
            $match: {
              'why.rule': trusted({ $in: ANSWERING_RULES }),
              decidedAt: trusted({ $gte: new Date(fromMs), $lt: new Date(untilMs) }),
            },
          },
          {
            $group: {
              _id: {
                $ifNull: ['$why.picked.articleId', { $arrayElemAt: ['$why.matches.articleId', 0] }],
              },
              count: { $sum: 1 },
              lastAt: { $max: '$decidedAt' },
            },
          },
          { $match: { _id: trusted({ $type: 'string' }) } },
        ]);
        return rows.map((row) => countRow.parse(row));
      }),
  };
}
