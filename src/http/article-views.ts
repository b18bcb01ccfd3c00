// Articles as the editors' pages see them: the words of `wire/article-api.ts` from the nouns of `knowledge/`.

import { type ArticleDraftView } from '../wire/article-api.js';
import { articleContent, type ArticleContentView } from '../wire/article-content.js';
import { type TheftView } from '../wire/article-facts.js';
import { type ArticleRowView } from '../wire/article-list-api.js';
import type { Article, ArticleContent } from '../domain/article.js';
import type { ArticleDraft, DraftLine } from '../knowledge/articles/draft-store.js';
import type { MissedQuestion, Theft } from '../knowledge/articles/find-stolen.js';
import type { ShelfRow } from '../knowledge/articles/list-articles.js';

type Published = ReadonlyMap<string, Article>;

/** Of an answer that is shown to tell two articles apart. Unit: characters. */
const GLANCE_CHARS = 160;

const strippedContent = articleContent.strip();

/** Without id and version: these stand beside it. */
export function toContentView(content: ArticleContent): ArticleContentView {
  return strippedContent.parse(content);
}

export function toDraftView(draft: ArticleDraft): ArticleDraftView {
  const { rev, state, savedAtMs, baseVersion, content } = draft;
  const { savedBy, why, askedBy, scheduledBy, publishAtMs, halted, ends } = draft;
  return {
    ...{ rev, state, savedAtMs, baseVersion, content: toContentView(content) },
    ...defined({ savedBy, why, askedBy, scheduledBy, publishAtMs, halted, ends }),
  };
}

export function toRowView(row: ShelfRow): ArticleRowView {
  const { article, draft, reviewed, id, title, state, hits, missCount, deadLinks, ...facts } = row;
  const { department, category, origin, changed, reviewBy, found, used } = facts;
  const { version, validFrom, validUntil } = article ?? {};
  return {
    ...{ id, title, state, hits, missCount, deadLinks },
    ...defined({ department, category, origin, changed, reviewBy, found, used }),
    ...defined({ version, validFrom, validUntil }),
    ...(draft === undefined ? {} : { draft: toDraftFacts(draft) }),
    ...(reviewed === undefined ? {} : { reviewed: { atMs: reviewed.atMs, by: reviewed.by } }),
  };
}

function toDraftFacts({ rev, state, savedAtMs, ...draft }: DraftLine) {
  const { savedBy, askedBy, publishAtMs, halted, ends } = draft;
  return { rev, state, savedAtMs, ...defined({ savedBy, askedBy, publishAtMs, halted, ends }) };
}

export const toTheftViews = (thefts: readonly Theft[], published: Published): TheftView[] =>
  thefts.map(({ question, articleId, isWrong }) => {
    const victim = published.get(articleId);
    const answer = (victim?.answer ?? '').slice(0, GLANCE_CHARS);
    return { question, isWrong, victim: { id: articleId, title: victim?.title ?? articleId, answer } };
  });

export const toMissedViews = (missed: readonly MissedQuestion[], published: Published) =>
  missed.map(({ question, foundId }) => ({
    question,
    ...(foundId === undefined
      ? {}
      : { found: { id: foundId, title: published.get(foundId)?.title ?? foundId } }),
  }));

type Defined<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Only the fields that say something. */
function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  // What is left out is exactly what was undefined.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;
}
