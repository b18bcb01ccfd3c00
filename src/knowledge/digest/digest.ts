// What a department's editors should know on Monday: what citizens asked last week that its articles missed or answered badly, what was
// used most, and what lies on its desk now. Every number heads the very list that it counts.

import { plusDays, taipeiDay, type LocalDay } from '../../domain/taipei-time.js';
import type { ReportWeek } from '../../domain/report-week.js';
import type { Clock } from '../../lib/clock.js';
import type { Articles } from '../articles/articles.js';
import { isIn, reviewOf } from '../articles/list-articles.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import type { FaqRequests, ShownRequest } from '../requests/faq-requests.js';
import type { OpenQuestion, Unanswered } from '../unanswered/unanswered.js';
import type { DigestStore } from './digest-store.js';

export interface DigestLine {
  readonly id: string;
  readonly title: string;
}

export interface Digest {
  /** Empty: what belongs to no department yet. */
  readonly department: string;
  readonly week: ReportWeek;
  /** Of the week, the most frequent first: questions whose nearest article is the department's. */
  readonly missed: readonly OpenQuestion[];
  /** Times somebody asked one of them. */
  readonly missedCount: number;
  /** Of the week, the most frequent first. */
  readonly used: readonly (DigestLine & { readonly count: number })[];
  readonly usedCount: number;
  /** As of now: review day passed, or within fourteen days. */
  readonly due: readonly (DigestLine & { readonly reviewBy: LocalDay; readonly isOverdue: boolean })[];
  /** As of now: last valid day within thirty days, the next first. */
  readonly expiring: readonly (DigestLine & { readonly validUntil: LocalDay })[];
  /** As of now: names pages that citizens do not reach. */
  readonly dead: readonly (DigestLine & { readonly urls: readonly string[] })[];
  /** As of now: written, and not given to citizens yet. */
  readonly drafts: readonly (DigestLine & { readonly state: 'draft' | 'review' | 'scheduled' })[];
  /** As of now: asked for by colleagues, what is due first first. */
  readonly requests: readonly ShownRequest[];
}

export interface DigestParts {
  readonly store: DigestStore;
  readonly unanswered: Pick<Unanswered, 'listBetween'>;
  readonly articles: Pick<Articles, 'list'>;
  readonly faqRequests: Pick<FaqRequests, 'listOpen' | 'departments'>;
  readonly live: Pick<LiveKnowledge, 'current'>;
  readonly clock: Clock;
}

export interface Digests {
  readonly read: (department: string, week: ReportWeek) => Promise<Digest>;
  /** That have articles. */
  readonly departments: () => readonly string[];
}

/** Unit: days. */
const EXPIRES_WITHIN_DAYS = 30;
/** More than any department has; a list is never cut below its number. */
const MOST_ROWS = 100_000;

export function createDigests(parts: DigestParts): Digests {
  return {
    departments: parts.faqRequests.departments,
    async read(department, week) {
      const [missed, used, shelf, open] = await Promise.all([
        parts.unanswered.listBetween(week),
        readUsed(parts, department, week),
        readShelf(parts, department),
        parts.faqRequests.listOpen(),
      ]);
      const own = missed.filter(({ nearest }) => (nearest[0]?.department ?? '') === department);
      return {
        ...{ department, week, ...shelf },
        missed: own,
        missedCount: sum(own),
        used,
        usedCount: sum(used),
        requests: open.filter((request) => (request.department ?? '') === department),
      };
    },
  };
}

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

/** Articles that are published now; what has been taken off since is nobody's to mend. */
async function readUsed(
  { store, live }: DigestParts,
  department: string,
  week: ReportWeek,
): Promise<Digest['used']> {
  const { published } = live.current();
  return (await store.countAnswers(week))
    .flatMap(({ articleId: id, count }) => {
      const article = published.get(id);
      return article !== undefined && (article.department ?? '') === department
        ? [{ id, title: article.title, count }]
        : [];
    })
    .sort((left, right) => right.count - left.count || (left.title < right.title ? -1 : 1));
}

type Shelf = Pick<Digest, 'due' | 'expiring' | 'dead' | 'drafts'>;

/** By the same rules as the filters of the list of articles. */
async function readShelf({ articles, clock }: DigestParts, department: string): Promise<Shelf> {
  if (department === '') return { due: [], expiring: [], dead: [], drafts: [] };
  const shelf = await articles.list({ text: '', department, order: 'review', from: 0, limit: MOST_ROWS });
  const today = taipeiDay(clock());
  const last = plusDays(today, EXPIRES_WITHIN_DAYS);
  const dueOf = (review: 'overdue' | 'soon') =>
    shelf.rows
      .filter((row) => reviewOf(row, today).includes(review))
      .flatMap(({ id, title, reviewBy }) =>
        reviewBy === undefined ? [] : [{ id, title, reviewBy, isOverdue: review === 'overdue' }],
      );
  return {
    due: [...dueOf('overdue'), ...dueOf('soon')],
    expiring: shelf.rows
      .filter(isIn('published'))
      .flatMap(({ id, title, article }) => {
        const validUntil = article?.validUntil;
        return validUntil === undefined || validUntil > last ? [] : [{ id, title, validUntil }];
      })
      .sort((left, right) => (left.validUntil < right.validUntil ? -1 : 1)),
    dead: shelf.rows
      .filter(({ deadLinks }) => deadLinks.length > 0)
      .map(({ id, title, deadLinks: urls }) => ({ id, title, urls })),
    drafts: DRAFT_STATES.flatMap((state) =>
      shelf.rows.filter(isIn(state)).map(({ id, title }) => ({ id, title, state })),
    ),
  };
}

const DRAFT_STATES = ['review', 'scheduled', 'draft'] as const;
