// What came of the links that articles name, one document a link. Implements `knowledge/links/link-store.ts`.

import { Schema, trusted, type Connection } from 'mongoose';
import { z } from 'zod';

import type { LinkCheck, LinkStore } from '../knowledge/links/link-store.js';
import { insertNew, modelOf, type StoredModel } from './model.js';
import { guarded, guardedLong } from './store-fault.js';

interface LinkDocument {
  /** The address. */
  readonly _id: string;
  readonly at: Date;
  readonly aliveAt?: Date;
  readonly trouble?: {
    readonly kind: 'gone' | 'silent';
    readonly status?: number;
    readonly reason?: string;
    readonly since: Date;
    readonly count: number;
  };
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    aliveAt: { type: Date, required: false },
    trouble: { type: Schema.Types.Mixed, required: false },
  },
  { collection: 'links', versionKey: false, autoIndex: false },
);

const since = { since: z.date(), count: z.int() };
const linkRow = z.object({
  _id: z.string(),
  at: z.date(),
  aliveAt: z.date().exactOptional(),
  trouble: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('gone'), status: z.int(), ...since }),
      z.object({ kind: z.literal('silent'), reason: z.string(), ...since }),
    ])
    .transform(({ since: at, ...rest }) => ({ ...rest, sinceMs: at.getTime() }))
    .exactOptional(),
});

export function createLinkStore(connection: Connection): LinkStore {
  const links: StoredModel<LinkDocument> = modelOf(connection, 'Link', schema);
  return {
    list: () => guardedLong(async () => (await links.find().lean()).map(toCheck)),
    claim: (url, { atMs, lastMs }) =>
      guarded(async () => {
        const at = new Date(atMs);
        if (lastMs === undefined) return (await insertNew(links, [{ _id: url, at }])) === 1;
        const { modifiedCount } = await links.updateOne({ _id: url, at: new Date(lastMs) }, { $set: { at } });
        return modifiedCount === 1;
      }),
    put: (check) =>
      guarded(async () => {
        // Not made anew: whoever took the link off meanwhile is right.
        await links.replaceOne({ _id: check.url }, toDocument(check));
      }),
    remove: (urls) =>
      guarded(async () => {
        await links.deleteMany({ _id: trusted({ $in: [...urls] }) });
      }),
  };
}

function toCheck(row: unknown): LinkCheck {
  const { _id: url, at, aliveAt, trouble } = linkRow.parse(row);
  return {
    ...{ url, atMs: at.getTime() },
    ...(aliveAt === undefined ? {} : { aliveAtMs: aliveAt.getTime() }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function toDocument({ url, atMs, aliveAtMs, trouble }: LinkCheck): LinkDocument {
  return {
    ...{ _id: url, at: new Date(atMs) },
    ...(aliveAtMs === undefined ? {} : { aliveAt: new Date(aliveAtMs) }),
    ...(trouble === undefined ? {} : { trouble: toStored(trouble) }),
  };
}

function toStored({
  sinceMs,
  ...found
}: NonNullable<LinkCheck['trouble']>): NonNullable<LinkDocument['trouble']> {
  return { ...found, since: new Date(sinceMs) };
}
