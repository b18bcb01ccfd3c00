// `npm run bench:match -- --data DIR`: quality and speed of the matcher beside a plain baseline, on third-party data.
// The baseline is BM25 over characters and their pairs of the raw text, each wording a document of its own.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { Article } from '../../src/domain/article.js';
import { parseJsonLines } from '../../src/lib/json-lines.js';
import { topIndexes } from '../../src/lib/top-k.js';
import { characterFeatures } from '../../src/matching/features.js';
import { InvertedIndexBuilder } from '../../src/matching/inverted-index.js';
import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { buildMatchIndex, withLearned, type MatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';
import { rewordSample, seededRandom } from '../support/rewordings.js';

interface Question {
  readonly text: string;
  /** Empty: out of scope. */
  readonly right: readonly string[];
  /** An article that is the question itself and does not count. */
  readonly self?: string;
}

interface BenchSet {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
}

type Search = (text: string) => {
  readonly ids: readonly string[];
  readonly band?: string;
  readonly confidence?: number;
};

const SEED = 1999;
const HELD_OUT_RATIO = 0.1;

const { data } = parseArgs({ options: { data: { type: 'string' } } }).values;
if (data === undefined) throw new Error('Name the folder: npm run bench:match -- --data DIR');
for (const set of readSets(data)) report(set);

function readRows<Row>(folder: string, name: string): Row[] {
  return parseJsonLines(readFileSync(path.join(folder, name), 'utf8')).flatMap((line) => {
    return 'value' in line ? [line.value as Row] : [];
  });
}

function anArticle(id: string, wordings: readonly string[], answer = ''): Article {
  const [title = '', ...variants] = wordings;
  return { id, version: 1, title, variants, answer, keywords: [], risk: 'general' };
}

function readSets(folder: string): BenchSet[] {
  const taipei = readRows<{ faq_id: string; question: string; answer: string }>(
    folder,
    'taipei_faq_2024.jsonl',
  ).map(({ faq_id: id, question, answer }) => anArticle(id, [question], answer));
  const pairs = readRows<{ query: string; faq_ids: string[]; self_id?: string }>(
    folder,
    'gov_reworded.jsonl',
  );
  return [
    {
      name: 'gov-reworded',
      articles: taipei,
      questions: pairs.map(({ query, faq_ids: right, self_id: self }) => {
        return { text: query, right, ...(self === undefined ? {} : { self }) };
      }),
    },
    {
      name: 'taipei-noise',
      articles: taipei,
      questions: rewordSample(
        taipei.map(({ title }) => title),
        { count: 500, seed: SEED },
      ).map(({ text, original }) => ({ text, right: sameAs(original, taipei) })),
    },
    labelled('banking77', readRows(folder, 'banking77_train.jsonl')),
    labelled('clinc150', readRows(folder, 'clinc150_trainval.jsonl')),
  ];
}

function sameAs(title: string, articles: readonly Article[]): string[] {
  const answers = new Set(articles.filter((each) => each.title === title).map(({ answer }) => answer));
  return articles.filter(({ answer }) => answers.has(answer)).map(({ id }) => id);
}

/** Each label an article, its texts the wordings; the validation split, or a tenth, asks. */
function labelled(name: string, rows: readonly { text: string; label: string; split: string }[]): BenchSet {
  const random = seededRandom(SEED);
  const isAsked = rows.map(
    ({ split }) => split === 'val' || (name === 'banking77' && random() < HELD_OUT_RATIO),
  );
  const wordings = new Map<string, string[]>();
  rows.forEach(({ text, label }, row) => {
    if (isAsked[row] === true || label === 'oos') return;
    wordings.set(label, [...(wordings.get(label) ?? []), text]);
  });
  return {
    name,
    articles: [...wordings].map(([label, texts]) => anArticle(label, texts)),
    questions: rows
      .filter((_, row) => isAsked[row] === true)
      .map(({ text, label }) => ({ text, right: label === 'oos' ? [] : [label] })),
  };
}

function report(set: BenchSet): void {
  console.log(`\n${set.name}: ${set.articles.length} articles, ${set.questions.length} questions`);
  measure('baseline', set, () => baseline(set.articles));
  const built = (): MatchIndex => buildMatchIndex({ articles: set.articles, intents: [], revision: 1 });
  measure('built', set, () => searchOf(built()));
  measure('learned', set, () => searchOf(withLearned(built(), learnKnowledge(set.articles))));
}

function searchOf(index: MatchIndex): Search {
  return (text) => {
    const { matches, band, confidence } = match(text, index);
    return { ids: matches.map(({ articleId }) => articleId), band, confidence };
  };
}

function baseline(articles: readonly Article[]): Search {
  const builder = new InvertedIndexBuilder();
  const owners = articles.flatMap(({ id, title, variants }) =>
    [title, ...variants].map((wording) => {
      builder.add([{ features: characterFeatures(wording), weight: 1 }]);
      return id;
    }),
  );
  const index = builder.build({ k1: 1.2, b: 0.75 });
  return (text) => {
    const best = topIndexes(index.scoreAll(index.weigh(characterFeatures(text))), 200);
    return { ids: [...new Set(best.map((wording) => owners[wording] ?? ''))] };
  };
}

function measure(name: string, { questions }: BenchSet, build: () => Search): void {
  const before = process.memoryUsage();
  const startedMs = performance.now();
  const search = build();
  const buildMs = performance.now() - startedMs;
  const latenciesMs: number[] = [];
  const bands = new Map<string, number>();
  const bins = Array.from({ length: 10 }, () => 0);
  const places = questions.map(({ text, right, self }) => {
    const askedMs = performance.now();
    const { ids, band = '-', confidence = 0 } = search(text);
    latenciesMs.push(performance.now() - askedMs);
    const place = ids.filter((id) => id !== self).findIndex((id) => right.includes(id));
    // Where the question itself is listed, the confidence speaks of that.
    const bin = Math.min(9, Math.floor(confidence * 10));
    if (self === undefined) bins[bin] = (bins[bin] ?? 0) + confidence - (place === 0 ? 1 : 0);
    const key = right.length === 0 ? `${band}/out-of-scope` : `${band}/${place === 0 ? 'right' : 'wrong'}`;
    bands.set(key, (bands.get(key) ?? 0) + 1);
    return place;
  });
  const inScope = questions.filter(({ right }) => right.length > 0).length;
  const share = (isCounted: (place: number) => boolean): string =>
    ((100 * places.filter(isCounted).length) / inScope).toFixed(1);
  latenciesMs.sort((a, b) => a - b);
  const at = (ratio: number): string =>
    (latenciesMs[Math.floor((latenciesMs.length - 1) * ratio)] ?? 0).toFixed(2);
  const judged = Math.max(1, questions.filter(({ self }) => self === undefined).length);
  const calibrationError = bins.reduce((sum, bias) => sum + Math.abs(bias), 0) / judged;
  const after = process.memoryUsage();
  const addedMb = (after.rss - before.rss) / 1e6;
  console.log(
    [
      `  ${name.padEnd(8)} top-1 ${share((place) => place === 0)}  R@3 ${share((place) => place >= 0 && place < 3)}`,
      `build ${buildMs.toFixed(0)} ms  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  rss +${addedMb.toFixed(0)} MB  ECE ${calibrationError.toFixed(3)}`,
      [...bands].map(([band, count]) => `${band} ${count}`).join(', '),
    ].join('  |  '),
  );
}
