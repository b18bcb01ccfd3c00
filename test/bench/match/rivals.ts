// What Yima's matcher is measured beside, each at its best: the libraries' own tokenisers drop or do not cut Chinese, so
// they get the matcher's normalised texts and features.

import Fuse from 'fuse.js';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';

import type { Article, Intent } from '../../../src/domain/article.js';
import { topIndexes } from '../../../src/lib/top-k.js';
import { characterFeatures } from '../../../src/matching/features.js';
import { InvertedIndexBuilder } from '../../../src/matching/inverted-index.js';
import { learnKnowledge } from '../../../src/matching/learn-knowledge.js';
import { buildMatchIndex, withLearned, type MatchIndex } from '../../../src/matching/match-index.js';
import { match } from '../../../src/matching/matcher.js';
import { normalize } from '../../../src/matching/normalize.js';

export interface Found {
  /** Best first. */
  readonly ids: readonly string[];
  /** A chance from a matcher that gives one, else the raw score of the first. */
  readonly confidence: number;
  readonly isAnswered?: boolean;
}

export type Search = (text: string) => Found;

export interface Method {
  readonly name: string;
  readonly build: (knowledge: {
    readonly articles: readonly Article[];
    readonly intents: readonly Intent[];
  }) => Search;
  /** Its confidence claims to be a chance. */
  readonly isCalibrated: boolean;
  /** Takes so long that only a sample of the questions is asked. */
  readonly isSlow: boolean;
}

const FOUND = 20;

const wordingsOf = ({ title, variants }: Article): string[] => [title, ...variants];

function searchOf(index: MatchIndex): Search {
  return (text) => {
    const { matches, band, confidence } = match(text, index);
    return { ids: matches.map(({ articleId }) => articleId), confidence, isAnswered: band === 'answer' };
  };
}

/** BM25 over characters and their pairs of the raw text, each wording a document of its own. */
function buildBm25(articles: readonly Article[]): Search {
  const builder = new InvertedIndexBuilder();
  const owners = articles.flatMap((article) =>
    wordingsOf(article).map((wording) => {
      builder.add([{ features: characterFeatures(wording), weight: 1 }]);
      return article.id;
    }),
  );
  const index = builder.build({ k1: 1.2, b: 0.75 });
  return (text) => {
    const scores = index.scoreAll(index.weigh(characterFeatures(text)));
    const best = topIndexes(scores, FOUND * 10);
    return {
      ids: [...new Set(best.map((wording) => owners[wording] ?? ''))],
      confidence: scores[best[0] ?? -1] ?? 0,
    };
  };
}

/** One document an article, cut by our features: as documented it would be its English tokeniser, which drops Chinese. */
function buildTfIdf(articles: readonly Article[]): Search {
  const termsOf = (text: string): string[] => characterFeatures(normalize(text)).map(String);
  const index = new TfIdf();
  for (const article of articles) index.addDocument(wordingsOf(article).flatMap(termsOf));
  return (text) => {
    const scores = index.tfidfs(termsOf(text));
    const best = topIndexes(scores, FOUND);
    return {
      ids: best.map((position) => articles[position]?.id ?? ''),
      confidence: scores[best[0] ?? -1] ?? 0,
    };
  };
}

/** Over normalised wordings, anywhere in the text; the threshold of .6 is its default. */
function buildFuse(articles: readonly Article[]): Search {
  const rows = articles.flatMap((article) =>
    wordingsOf(article).map((wording) => ({ id: article.id, text: normalize(wording) })),
  );
  const fuse = new Fuse(rows, { keys: ['text'], ignoreLocation: true, includeScore: true });
  return (text) => {
    const found = fuse.search(normalize(text), { limit: FOUND * 5 });
    return { ids: [...new Set(found.map(({ item }) => item.id))], confidence: 1 - (found[0]?.score ?? 1) };
  };
}

export const METHODS: readonly Method[] = [
  {
    ...{ name: 'Yima, learned', isCalibrated: true, isSlow: false },
    build: ({ articles, intents }) =>
      searchOf(withLearned(buildMatchIndex({ articles, intents, revision: 1 }), learnKnowledge(articles))),
  },
  {
    ...{ name: 'Yima, built', isCalibrated: true, isSlow: false },
    build: ({ articles, intents }) => searchOf(buildMatchIndex({ articles, intents, revision: 1 })),
  },
  {
    ...{ name: 'plain BM25', isCalibrated: false, isSlow: false },
    build: ({ articles }) => buildBm25(articles),
  },
  {
    ...{ name: 'natural TfIdf', isCalibrated: false, isSlow: true },
    build: ({ articles }) => buildTfIdf(articles),
  },
  { name: 'fuse.js', isCalibrated: false, isSlow: true, build: ({ articles }) => buildFuse(articles) },
];
