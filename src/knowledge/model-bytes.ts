// What was learned, as bytes and back; and a digest of the way it is learned, so that nothing is used that another version of the
// program learned otherwise.

import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

import type { Article } from '../domain/article.js';
import { learnKnowledge, type LearnedKnowledge } from '../matching/learn-knowledge.js';

export function toBytes(learned: LearnedKnowledge): Buffer {
  return serialize(learned);
}

/** `bytes`: as `toBytes` gave them, under the same `learningMethod`, and whole. */
export function fromBytes(bytes: Buffer): LearnedKnowledge {
  // Written by this very method and checked by its digest in the store: the shape is what `toBytes` was given.
  return deserialize(bytes) as LearnedKnowledge;
}

const article = (id: string, title: string, variants: readonly string[]): Article => ({
  ...{ id, title, variants, version: 1, answer: '', keywords: [title], risk: 'general' },
});
/** Small, so that learning from it takes milliseconds; with both scripts, so that every kind of feature takes part. */
const PROBE: readonly Article[] = [
  article('a', '路燈不亮怎麼通報', ['street light is broken', '巷口很暗']),
  article('b', '垃圾車幾點來', ['when does the garbage truck come', '倒垃圾時間']),
];

let method: string | undefined;

/** The same as long as the same articles teach the same: features, shape and figures all take part. */
export function learningMethod(): string {
  method ??= createHash('sha256')
    .update(toBytes(learnKnowledge(PROBE)))
    .digest('hex')
    .slice(0, 16);
  return method;
}
