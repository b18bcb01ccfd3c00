// What a sheet would change, seen by an editor: which articles are new, which say something else, and which words. Pure.

import { diffWords } from 'diff';

import type { Article, ArticleContent } from '../../domain/article.js';
import { wordsOfCard, type Card } from '../../domain/card.js';
import { contentDigest } from '../content-digest.js';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface FieldChange {
  readonly field: ChangedField;
  readonly parts: readonly DiffPart[];
}

export interface ArticleChange {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldChange[];
}

export interface ChangeSummary {
  readonly added: readonly ArticleContent[];
  readonly changed: readonly ArticleContent[];
  readonly sameCount: number;
}

const TEXTS = {
  title: ({ title }) => title,
  answer: ({ answer }) => answer,
  questions: ({ variants }) => variants.join('\n'),
  keywords: ({ keywords }) => keywords.join('、'),
  category: ({ category = '' }) => category,
  dept: ({ department = '' }) => department,
  risk: ({ risk }) => risk,
  source: ({ source = '' }) => source,
  valid_from: ({ validFrom = '' }) => validFrom,
  valid_until: ({ validUntil = '' }) => validUntil,
  review_by: ({ reviewBy = '' }) => reviewBy,
  english_question: ({ english }) => english?.question ?? '',
  english_answer: ({ english }) => english?.answer ?? '',
  card: ({ card }) => cardText(card, 'zh'),
  english_card: ({ english }) => cardText(english?.card, 'en'),
  tests: ({ tests = [] }) => tests.join('\n'),
  related: ({ related = [] }) => related.join('\n'),
} as const satisfies Record<string, (content: ArticleContent) => string>;
export type ChangedField = keyof typeof TEXTS;

/** As channels without cards would say it, and the addresses of picture and files, which stand in none. */
function cardText(card: Card | undefined, language: 'zh' | 'en'): string {
  if (card === undefined) return '';
  const words = wordsOfCard({ ...card, language });
  const addresses = [card.image, ...(card.files ?? [])].flatMap((file) => file?.url ?? []);
  return [words, ...addresses].join('\n');
}

/** Words as people read them, without blanks between them. Node's own dictionary. */
const segmenter = new Intl.Segmenter('zh-Hant-TW', { granularity: 'word' });
/** A rewritten book would take the library seconds; beyond it the whole text stands as removed and added. Unit: characters. */
const MOST_COMPARED_CHARS = 20_000;

/** An article a step. */
export function* summarizeInSteps(
  wanted: readonly ArticleContent[],
  live: ReadonlyMap<string, Article>,
): Generator<undefined, ChangeSummary> {
  const added: ArticleContent[] = [];
  const changed: ArticleContent[] = [];
  for (const content of wanted) {
    yield;
    const now = live.get(content.id);
    if (now === undefined) added.push(content);
    else if (contentDigest(content) !== contentDigest(now)) changed.push(content);
  }
  return { added, changed, sameCount: wanted.length - added.length - changed.length };
}

/** Word by word, an article a step. */
export function* describeInSteps(
  changed: readonly ArticleContent[],
  live: ReadonlyMap<string, Article>,
): Generator<undefined, readonly ArticleChange[]> {
  const changes: ArticleChange[] = [];
  for (const content of changed) {
    yield;
    changes.push(describeChange(live.get(content.id) ?? content, content));
  }
  return changes;
}

/** Field by field, word by word; only fields that differ. */
export function describeChange(before: ArticleContent, after: ArticleContent): ArticleChange {
  const fields = (Object.keys(TEXTS) as ChangedField[]).flatMap((field): FieldChange[] => {
    const [old, fresh] = [TEXTS[field](before), TEXTS[field](after)];
    return old === fresh ? [] : [{ field, parts: compareWords(old, fresh) }];
  });
  return { id: after.id, title: after.title, fields };
}

function compareWords(old: string, fresh: string): readonly DiffPart[] {
  if (old.length + fresh.length > MOST_COMPARED_CHARS)
    return [
      { kind: 'removed', text: old },
      { kind: 'added', text: fresh },
    ];
  return diffWords(old, fresh, { intlSegmenter: segmenter }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
