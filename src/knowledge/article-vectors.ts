// Keeps a vector for each published article, made by the optional embedding helper and stored, so that it is made once;
// tells how near a question is to each article. Without the helper, or while it fails, there is simply nothing to tell.

import { createHash } from 'node:crypto';

import type { Embedder } from '../assist/embedder.js';
import type { Article } from '../domain/article.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { closenessOf, type ArticleVector, type Closeness } from '../matching/meaning.js';
import type { KnowledgeSnapshot, LiveKnowledge } from './live-knowledge.js';

export interface ArticleVectorStore {
  /** Stored vectors by key, those that are there. */
  readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Float32Array>>;
  readonly save: (vectors: ReadonlyMap<string, Float32Array>) => Promise<void>;
}

export interface ArticleVectors {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** How near each article of the snapshot is to the question, by position; undefined where nobody can tell in time. */
  readonly closeness: (question: string, snapshot: KnowledgeSnapshot) => Promise<Closeness | undefined>;
}

export interface ArticleVectorParts {
  readonly embedder: Embedder;
  readonly store: ArticleVectorStore;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly onError: (error: unknown) => void;
  /** How often articles without a vector are looked for. Unit: ms. */
  readonly pauseMs?: number;
}

/** Texts a call. Known helpers take 64 to 2,048. */
const BATCH = 64;
const BATCH_DEADLINE_MS = 60_000;
const PAUSE_MS = 20_000;
/** A citizen waits no longer for it. Unit: ms. */
const QUESTION_DEADLINE_MS = 400;
/** Longer messages tell their matter in words enough. Unit: characters. */
const MOST_QUESTION_CHARS = 400;
/** Questions remembered: many ask the same. */
const MOST_REMEMBERED = 1_000;
/** Wordings of an article that its vector is made of, besides the title. */
const MOST_VARIANTS = 8;

export function createArticleVectors(parts: ArticleVectorParts): ArticleVectors {
  const { embedder, onError, pauseMs = PAUSE_MS } = parts;
  const known = new Map<string, Float32Array>();
  const asked = new Map<string, Float32Array>();
  const vectorsOf = createOrder(embedder.model, known);
  let complete: KnowledgeSnapshot['index'] | undefined;
  const bringUp = async (): Promise<void> => {
    const { index } = parts.knowledge.current();
    if (index !== complete && (await bringUpToDate(parts, { known, index }))) complete = index;
  };
  const job: Repeating = createRepeating(bringUp, { pauseMs, onError });
  return {
    start: job.start,
    stop: job.stop,
    async closeness(question, snapshot) {
      if (known.size === 0 || question.trim() === '' || question.length > MOST_QUESTION_CHARS)
        return undefined;
      const vector = asked.get(question) ?? (await embedQuestion(embedder, question));
      if (vector === undefined) return undefined;
      remember(asked, question, vector);
      return closenessOf(vector, vectorsOf(snapshot));
    },
  };
}

/** The known vectors in a snapshot's order, kept as long as neither has changed. */
function createOrder(model: string, known: ReadonlyMap<string, Float32Array>) {
  let kept: { index?: KnowledgeSnapshot['index']; size: number; vectors: readonly ArticleVector[] } = {
    size: 0,
    vectors: [],
  };
  return ({ index }: KnowledgeSnapshot): readonly ArticleVector[] => {
    if (kept.index !== index || kept.size !== known.size) {
      const vectors = index.articles.map((article) => known.get(keyOf(model, article)));
      kept = { index, size: known.size, vectors };
    }
    return kept.vectors;
  };
}

async function embedQuestion({ embed }: Embedder, question: string): Promise<Float32Array | undefined> {
  const answer = await embed([question], QUESTION_DEADLINE_MS);
  return answer.kind === 'given' ? answer.value[0] : undefined;
}

/** Drops vectors of articles that went, reads what is stored, has the rest made batch by batch. True when all are there. */
async function bringUpToDate(
  { embedder, store }: ArticleVectorParts,
  { known, index }: { readonly known: Map<string, Float32Array>; readonly index: KnowledgeSnapshot['index'] },
): Promise<boolean> {
  const texts = new Map(index.articles.map((article) => [keyOf(embedder.model, article), textOf(article)]));
  for (const key of known.keys()) if (!texts.has(key)) known.delete(key);
  const unknown = [...texts.keys()].filter((key) => !known.has(key));
  for (const [key, vector] of await store.read(unknown)) known.set(key, vector);
  const missing = unknown.filter((key) => !known.has(key));
  for (let at = 0; at < missing.length; at += BATCH) {
    const keys = missing.slice(at, at + BATCH);
    const answer = await embedder.embed(
      keys.map((key) => texts.get(key) ?? ''),
      BATCH_DEADLINE_MS,
    );
    if (answer.kind === 'nothing') return false; // the next run goes on where this one ended
    const made = new Map(answer.value.map((vector, place) => [keys[place] ?? '', vector]));
    await store.save(made);
    for (const [key, vector] of made) known.set(key, vector);
  }
  return true;
}

/** What an article is asked for in, and the beginning of what it says. */
function textOf({ title, variants, keywords, answer }: Article): string {
  return [title, ...variants.slice(0, MOST_VARIANTS), keywords.join(' '), answer].join('\n');
}

/** The same text by the same model gives the same vector, whatever the article's version. */
function keyOf(model: string, article: Article): string {
  return createHash('sha256')
    .update(JSON.stringify([model, textOf(article)]))
    .digest('hex');
}

/** Forgets the oldest first. */
function remember(asked: Map<string, Float32Array>, question: string, vector: Float32Array): void {
  asked.delete(question);
  asked.set(question, vector);
  const [oldest] = asked.keys();
  if (asked.size > MOST_REMEMBERED && oldest !== undefined) asked.delete(oldest);
}
