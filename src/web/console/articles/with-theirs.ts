// One field of a colleague's text in place of one's own: two texts are merged by hand, field by field. Pure.

import type { ArticleContentView } from '../../../wire/article-content.js';
import { withField } from './with-field.js';

type Content = ArticleContentView;

/** As a sheet names fields, and as the comparison lists them. */
const OWN_NAMES: Readonly<Record<string, keyof Content>> = {
  title: 'title',
  answer: 'answer',
  questions: 'variants',
  keywords: 'keywords',
  category: 'category',
  dept: 'department',
  risk: 'risk',
  source: 'source',
  valid_from: 'validFrom',
  valid_until: 'validUntil',
  review_by: 'reviewBy',
  card: 'card',
  tests: 'tests',
  related: 'related',
};

/** @example withTheirs(mine, theirs, 'card').card === theirs.card */
export function withTheirs(mine: Content, theirs: Content, field: string): Content {
  const name = OWN_NAMES[field];
  if (name !== undefined) return withField(mine, name, theirs[name]);
  const own = pairOf(mine);
  const other = pairOf(theirs);
  switch (field) {
    case 'english_question':
      return withEnglish(mine, { ...own, question: other.question });
    case 'english_answer':
      return withEnglish(mine, { ...own, answer: other.answer });
    case 'english_card':
      return withEnglish(mine, withField(own, 'card', other.card));
    default:
      return mine;
  }
}

const pairOf = ({ english }: Content): NonNullable<Content['english']> =>
  english ?? { question: '', answer: '' };

/** Without a word and without a card there is no English. */
export function withEnglish(content: Content, english: NonNullable<Content['english']>): Content {
  const isEmpty = english.question === '' && english.answer === '' && english.card === undefined;
  return withField(content, 'english', isEmpty ? undefined : english);
}
