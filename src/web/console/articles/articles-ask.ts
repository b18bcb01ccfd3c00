// What the list of articles is asked for, as it stands in its address. Pure.

import type { ArticleState } from '../../../wire/article-facts.js';
import type { ArticleOrder } from '../../../wire/article-list-api.js';

export const STATES = [
  'draft',
  'review',
  'scheduled',
  'published',
  'early',
  'expired',
  'archived',
] as const satisfies readonly ArticleState[];
export const ORDERS = [
  'changed',
  'review',
  'hits',
  'misses',
  'title',
] as const satisfies readonly ArticleOrder[];
export const REVIEWS = ['overdue', 'soon', 'none'] as const;

export interface ArticlesAsk {
  readonly text: string;
  readonly state?: ArticleState;
  readonly department?: string;
  /** Id of whoever changed it last. */
  readonly editor?: string;
  readonly review?: (typeof REVIEWS)[number];
  /** Only what has not helped lately. */
  readonly missed?: 'some';
  /** Only what names a page that citizens do not reach. */
  readonly links?: 'dead';
  readonly order: ArticleOrder;
  /** The first row shown, from 0. */
  readonly from: number;
}

export const PAGE_ROWS = 50;

export function readAsk(search: string): ArticlesAsk {
  const query = new URLSearchParams(search);
  const oneOf = <Word extends string>(words: readonly Word[], name: string): Word | undefined =>
    words.find((word) => word === query.get(name));
  const plain = (name: string): string | undefined => query.get(name) ?? undefined;
  const found = {
    state: oneOf(STATES, 'state'),
    department: plain('department'),
    editor: plain('editor'),
    review: oneOf(REVIEWS, 'review'),
    missed: oneOf(['some'] as const, 'missed'),
    links: oneOf(['dead'] as const, 'links'),
  };
  const from = Math.max(0, Math.trunc(Number(query.get('from') ?? 0)));
  return {
    ...asked(found),
    text: query.get('text') ?? '',
    order: oneOf(ORDERS, 'order') ?? 'changed',
    from: Number.isFinite(from) ? from : 0,
  };
}

type Filters = Pick<ArticlesAsk, 'state' | 'department' | 'editor' | 'review' | 'missed' | 'links'>;
type Maybe<Fields> = { readonly [Name in keyof Fields]: Fields[Name] | undefined };

/** Without filters that say nothing. */
function asked(filters: Maybe<Required<Filters>>): Filters {
  const { state, department, editor, review, missed, links } = filters;
  return {
    ...(state === undefined ? {} : { state }),
    ...(department === undefined || department === '' ? {} : { department }),
    ...(editor === undefined || editor === '' ? {} : { editor }),
    ...(review === undefined ? {} : { review }),
    ...(missed === undefined ? {} : { missed }),
    ...(links === undefined ? {} : { links }),
  };
}

/** With another filter, from the first row again. */
export function withFilters(ask: ArticlesAsk, filters: Partial<Maybe<Required<Filters>>>): ArticlesAsk {
  const { state, department, editor, review, missed, links } = { ...ask, ...filters };
  return {
    ...asked({ state, department, editor, review, missed, links }),
    text: ask.text,
    order: ask.order,
    from: 0,
  };
}

export const isFiltered = (ask: ArticlesAsk): boolean =>
  queryOf({ ...ask, order: 'changed', from: 0 }) !== '';

export function queryOf({ from, order, text, ...filters }: ArticlesAsk): string {
  return new URLSearchParams({
    ...(text === '' ? {} : { text }),
    ...filters,
    ...(order === 'changed' ? {} : { order }),
    ...(from === 0 ? {} : { from: String(from) }),
  }).toString();
}

export const searchOf = (ask: ArticlesAsk): string => {
  const query = queryOf(ask);
  return query === '' ? '' : `?${query}`;
};
