// What everybody may read of the knowledge base: the articles that are published and in force today, by category, and found by
// the very matcher that answers citizens. Called by the public page; nothing is written.

import type { Article } from '../domain/article.js';
import { pushTo } from '../lib/push-to.js';
import type { Language } from '../matching/language.js';
import { match } from '../matching/matcher.js';
import { createHeadReader } from './head-reader.js';
import type { KnowledgeStore } from './knowledge-store.js';
import type { KnowledgeSnapshot, LiveKnowledge } from './live-knowledge.js';

export interface FaqCategory {
  /** As editors wrote it; empty: of articles without one, and of all where a language has no names for them. */
  readonly name: string;
  /** What people want most comes first. */
  readonly articles: readonly Article[];
}

/** `answer`: the first is sure; `offer`: one of these, perhaps; `none`: nobody knows. */
export interface FaqFound {
  readonly kind: 'answer' | 'offer' | 'none';
  /** Best first, at most `MOST_FOUND`, each answer once. Empty for `none`. */
  readonly articles: readonly Article[];
  /** They write of a danger to life. */
  readonly isUrgent: boolean;
}

export interface PublicFaq {
  /** The largest first. In English only what has an approved English text, under one nameless category. */
  readonly categories: (language: Language) => readonly FaqCategory[];
  /** Undefined where there is none of that id, or it is not in force today. */
  readonly find: (id: string) => Article | undefined;
  readonly search: (question: string) => FaqFound;
  /** When the article's present version went live; undefined where that is not on record. Throws StoreUnavailableError. */
  readonly changedAtMs: (article: Article) => Promise<number | undefined>;
}

export interface PublicFaqParts {
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly publishing: Pick<KnowledgeStore, 'readHeads'>;
}

/** More choices are not read. */
const MOST_FOUND = 5;

export function createPublicFaq({ knowledge, publishing }: PublicFaqParts): PublicFaq {
  const readHeads = createHeadReader(publishing);
  return {
    categories(language) {
      const shown = byDemand(knowledge.current());
      const english = shown.filter((article) => article.english !== undefined);
      return language === 'en' ? inEnglish(english) : byCategory(shown);
    },
    find: (id) => knowledge.current().articles.get(id),
    search: (question) => search(question, knowledge.current()),
    async changedAtMs({ id }) {
      const heads = await readHeads(knowledge.current().revision);
      return heads.get(id)?.note?.atMs;
    },
  };
}

function byDemand({ articles, popularity }: KnowledgeSnapshot): readonly Article[] {
  const shares = popularity?.();
  const shareOf = ({ id }: Article): number => shares?.get(id) ?? 0;
  return [...articles.values()].sort((left, right) => shareOf(right) - shareOf(left));
}

/** Nobody has approved English names of the categories: one list, by the alphabet. */
function inEnglish(articles: readonly Article[]): readonly FaqCategory[] {
  const titleOf = ({ english }: Article): string => english?.question ?? '';
  const sorted = [...articles].sort((left, right) => titleOf(left).localeCompare(titleOf(right), 'en'));
  return articles.length === 0 ? [] : [{ name: '', articles: sorted }];
}

function byCategory(articles: readonly Article[]): readonly FaqCategory[] {
  const byName = new Map<string, Article[]>();
  for (const article of articles) pushTo(byName, article.category ?? '', article);
  const named = [...byName].map(([name, own]) => ({ name, articles: own }));
  // Whatever has no category comes last.
  return named.sort(
    (left, right) =>
      Number(left.name === '') - Number(right.name === '') || right.articles.length - left.articles.length,
  );
}

function search(question: string, { index, articles, intents, popularity }: KnowledgeSnapshot): FaqFound {
  const shares = popularity?.();
  const result = match(question, index, shares === undefined ? {} : { popularity: shares });
  const meant = result.intent === undefined ? undefined : intents.get(result.intent.id);
  const isUrgent = meant?.kind === 'emergency';
  const found = oneEachAnswer(result.matches.flatMap(({ articleId }) => articles.get(articleId) ?? []));
  const [first] = found;
  if (first === undefined || result.band === 'handoff') return { kind: 'none', articles: [], isUrgent };
  // What was sure and is not in force leaves the others no surer than they were.
  const isSure = result.band === 'answer' && first.id === result.matches[0]?.articleId;
  return { kind: isSure ? 'answer' : 'offer', articles: found.slice(0, MOST_FOUND), isUrgent };
}

function oneEachAnswer(articles: readonly Article[]): readonly Article[] {
  const first = new Map<string, Article>();
  for (const article of articles) if (!first.has(article.answer)) first.set(article.answer, article);
  return [...first.values()];
}
