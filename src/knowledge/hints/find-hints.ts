// What is worth a second look while an article is written: another one that asks the same, one that names other figures, words that
// citizens stumble over, days that have passed, addresses that are none or lead nowhere, an English text that was left behind. Nothing
// of it forbids publishing.

import { brokenAddresses } from '../../content/check-references.js';
import { findStumbles } from '../../content/check-readability.js';
import type { Article, ArticleContent } from '../../domain/article.js';
import { taipeiDay, type LocalDay } from '../../domain/taipei-time.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import type { MatchIndex } from '../../matching/match-index.js';
import { match } from '../../matching/matcher.js';
import { linksOf } from '../links/article-links.js';
import type { DeadLink } from '../links/link-watch.js';
import { findNearDuplicates } from '../near-duplicates.js';
import { differingFigures } from './differing-figures.js';
import { passedDays } from './passed-days.js';

interface OtherArticle {
  readonly id: string;
  readonly title: string;
}

export type Hint =
  /** The other one asks nearly the same. `isDouble`: most of what it asks. */
  | {
      readonly kind: 'twin';
      readonly other: OtherArticle;
      readonly text: string;
      readonly otherText: string;
      readonly isDouble: boolean;
    }
  /** Two sentences of one matter with different figures. */
  | {
      readonly kind: 'figures';
      readonly other: OtherArticle;
      readonly text: string;
      readonly otherText: string;
    }
  /** `reason` and `next`: Chinese, a slash, English. */
  | {
      readonly kind: 'reading' | 'address';
      readonly text: string;
      readonly reason: string;
      readonly next: string;
    }
  /** The answer is not the one that is live, and its English is. `text`: the English. */
  | { readonly kind: 'english'; readonly text: string }
  /** A page that citizens do not reach. `trouble`: the site says that it is not there, or does not answer. */
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly trouble: DeadLink['kind'];
      readonly day: LocalDay;
    }
  | { readonly kind: 'day'; readonly text: string; readonly day: LocalDay }
  | { readonly kind: 'due' | 'over'; readonly text: string; readonly day: LocalDay };

/** Wordings by which neighbours are found. */
const MOST_PROBES = 12;
/** Neighbours that come up for a wording and are looked at. */
const MOST_PER_PROBE = 4;
/** Below this score two articles are not of one subject. */
const LEAST_SCORE = 0.35;
const MOST_OF_A_KIND = 6;
/** Of a long text that is only named. Unit: characters. */
const GLANCE_CHARS = 120;
/** Around a stumble. Unit: characters. */
const AROUND_CHARS = 12;

export function findHints(draft: ArticleContent, known: KnownArticles): Promise<readonly Hint[]> {
  return runBesideOthers(findInSteps(draft, known));
}

interface KnownArticles {
  readonly index: MatchIndex;
  readonly published: ReadonlyMap<string, Article>;
  /** Asia/Taipei. */
  readonly today: LocalDay;
  readonly deadAmong: (urls: readonly string[]) => readonly DeadLink[];
}

function* findInSteps(
  draft: ArticleContent,
  { index, published, today, deadAmong }: KnownArticles,
): Generator<undefined, readonly Hint[]> {
  const near = new Map<string, Article>();
  for (const probe of [draft.title, ...draft.variants].filter(isSaid).slice(0, MOST_PROBES)) {
    for (const { articleId, score } of match(probe, index).matches.slice(0, MOST_PER_PROBE)) {
      const article = published.get(articleId);
      if (article !== undefined && articleId !== draft.id && score >= LEAST_SCORE)
        near.set(articleId, article);
    }
    yield;
  }
  const others = [...near.values()];
  const found = [
    twinHints(draft, others),
    others.filter(isOfSameOffice(draft)).flatMap((other) => figureHints(draft, other)),
    dayHints(draft, today),
    englishHints(draft, published.get(draft.id)),
    addressHints(draft),
    deadAmong(linksOf(draft)).map(toLinkHint),
    readingHints(draft),
  ];
  return found.flatMap((hints) => hints.slice(0, MOST_OF_A_KIND));
}

const isSaid = (text: string): boolean => text.trim() !== '';

function twinHints(draft: ArticleContent, others: readonly Article[]): Hint[] {
  const said = { ...draft, version: 0, variants: draft.variants.filter(isSaid) };
  return findNearDuplicates([said, ...others])
    .filter(({ articleId }) => articleId === draft.id)
    .map(({ otherId, wording, otherWording, isDouble }) => ({
      ...{ kind: 'twin', text: wording, otherText: otherWording, isDouble },
      other: { id: otherId, title: others.find(({ id }) => id === otherId)?.title ?? otherId },
    }));
}

/** Two offices may well keep other hours and other telephones. */
const isOfSameOffice =
  ({ department }: ArticleContent) =>
  (other: Article): boolean =>
    department === undefined || other.department === undefined || department === other.department;

const figureHints = (draft: ArticleContent, { id, title, answer }: Article): Hint[] =>
  differingFigures(draft.answer, answer).map(({ sentence, otherSentence }) => ({
    ...{ kind: 'figures', other: { id, title }, text: sentence, otherText: otherSentence },
  }));

function dayHints({ answer, reviewBy, validUntil }: ArticleContent, today: LocalDay): Hint[] {
  return [
    ...(validUntil !== undefined && validUntil < today
      ? [{ kind: 'over' as const, text: validUntil, day: validUntil }]
      : []),
    ...(reviewBy !== undefined && reviewBy < today
      ? [{ kind: 'due' as const, text: reviewBy, day: reviewBy }]
      : []),
    ...passedDays(answer, today).map((passed) => ({ kind: 'day' as const, ...passed })),
  ];
}

/** Blanks at the ends and line breaks are no change of what is said. */
const saidIn = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function englishHints({ answer, english }: ArticleContent, live: Article | undefined): Hint[] {
  if (english === undefined || live?.english === undefined) return [];
  const isLeftBehind =
    saidIn(answer) !== saidIn(live.answer) && saidIn(english.answer) === saidIn(live.english.answer);
  return isLeftBehind ? [{ kind: 'english', text: english.answer.slice(0, GLANCE_CHARS) }] : [];
}

const addressHints = ({ answer, english }: ArticleContent): Hint[] =>
  [answer, english?.answer ?? ''].flatMap(brokenAddresses).map(({ address, reason, next }) => ({
    ...{ kind: 'address', text: address, reason, next },
  }));

const toLinkHint = ({ url, kind, sinceMs }: DeadLink): Hint => ({
  ...{ kind: 'link', text: url, trouble: kind, day: taipeiDay(sinceMs) },
});

const readingHints = ({ answer, card }: ArticleContent): Hint[] =>
  [answer, ...(card?.steps ?? [])].flatMap((text) =>
    findStumbles(text).map(({ offset, reason, next }) => ({
      ...{ kind: 'reading' as const, reason, next },
      text: text.slice(Math.max(0, offset - AROUND_CHARS), offset + 2 * AROUND_CHARS).replaceAll('\n', ' '),
    })),
  );
