// Brings the rows of a sheet together with what is live: an article keeps what the sheet has no column for, and a row without an id
// that asks what an article asks is that article. Pure.

import type { FaqField, FaqRows } from '../../content/faq-rows.js';
import { MADE_ID } from '../../content/sheets/sheet-lines.js';
import type { Article, ArticleContent } from '../../domain/article.js';
import { normalize } from '../../matching/normalize.js';

type Columns = readonly FaqField[];

/** An article a step. */
export function* fitInSteps(
  { articles, columns }: Pick<FaqRows, 'articles' | 'columns'>,
  live: ReadonlyMap<string, Article>,
): Generator<undefined, readonly ArticleContent[]> {
  const named = new Set(articles.map(({ id }) => id));
  const byTitle = new Map([...live.values()].map((article) => [normalize(article.title), article]));
  const fitted: ArticleContent[] = [];
  for (const row of articles) {
    yield;
    const same = live.get(row.id) ?? alike(row, byTitle);
    const now = same !== undefined && (same.id === row.id || !named.has(same.id)) ? same : undefined;
    const said = columns.get(row.id);
    if (now !== undefined) named.add(now.id);
    fitted.push(now === undefined ? row : { ...keepUnsaid(row, now, said), id: now.id });
  }
  return fitted;
}

function alike({ id, title }: ArticleContent, byTitle: ReadonlyMap<string, Article>): Article | undefined {
  return id.startsWith(MADE_ID) ? byTitle.get(normalize(title)) : undefined;
}

/** `said` undefined: the row named its own fields and is the whole article. */
function keepUnsaid(row: ArticleContent, now: ArticleContent, said: Columns | undefined): ArticleContent {
  if (said === undefined) return row;
  const kept = <Field extends keyof ArticleContent>(column: FaqField, field: Field) =>
    said.includes(column) || now[field] === undefined ? {} : { [field]: now[field] };
  return {
    ...kept('category', 'category'),
    ...kept('dept', 'department'),
    ...kept('source', 'source'),
    ...kept('valid_from', 'validFrom'),
    ...kept('valid_until', 'validUntil'),
    ...kept('review_by', 'reviewBy'),
    ...kept('english_question', 'english'),
    ...kept('card', 'card'),
    ...kept('tests', 'tests'),
    ...kept('related', 'related'),
    ...row,
    ...kept('risk', 'risk'),
    // Several questions in one cell are other wordings too, without a column of their own.
    ...(row.variants.length > 0 ? {} : kept('questions', 'variants')),
    ...kept('keywords', 'keywords'),
    ...englishCard(row, now, said),
  };
}

function englishCard(
  { english }: ArticleContent,
  now: ArticleContent,
  said: Columns,
): Pick<ArticleContent, 'english'> {
  const card = now.english?.card;
  if (english === undefined || card === undefined || said.includes('english_card')) return {};
  return { english: { ...english, card } };
}
