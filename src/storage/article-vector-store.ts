// Vectors of article texts, by the digest of model and text: immutable, made once. Implements `knowledge/article-vectors.ts`.

import { Schema, trusted, type Connection } from 'mongoose';

import type { ArticleVectorStore } from '../knowledge/article-vectors.js';
import { insertNew, modelOf } from './model.js';
import { guardedLong } from './store-fault.js';

interface VectorDocument {
  readonly _id: string;
  /** 32-bit floats, little-endian. */
  readonly numbers: Buffer;
}

const schema = new Schema(
  { _id: { type: String, required: true }, numbers: { type: Buffer, required: true } },
  { collection: 'article_vectors', versionKey: false, autoIndex: false },
);

/** Keys a query. */
const AT_ONCE = 500;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

export function createArticleVectorStore(connection: Connection): ArticleVectorStore {
  const model = modelOf<VectorDocument>(connection, 'ArticleVector', schema);
  return {
    read: (keys) =>
      guardedLong(async () => {
        const found = new Map<string, Float32Array>();
        for (let at = 0; at < keys.length; at += AT_ONCE) {
          const some = keys.slice(at, at + AT_ONCE);
          const rows = await model.find({ _id: trusted({ $in: some }) }).lean<StoredVector[]>();
          for (const row of rows) found.set(row._id, toVector(bytesOf(row)));
        }
        return found;
      }),
    save: (vectors) =>
      guardedLong(async () => {
        const documents = [...vectors].map(([_id, vector]) => ({ _id, numbers: toBytes(vector) }));
        await insertNew(model, documents);
      }),
  };
}

/** As the driver reads it: its own wrapper around the bytes. */
interface StoredVector {
  readonly _id: string;
  readonly numbers: { readonly buffer: Uint8Array };
}

const bytesOf = ({ numbers }: StoredVector): Buffer => Buffer.from(numbers.buffer);

function toBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * BYTES);
  for (const [place, value] of vector.entries()) bytes.writeFloatLE(value, place * BYTES);
  return bytes;
}

function toVector(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, place) =>
    bytes.readFloatLE(place * BYTES),
  );
}
