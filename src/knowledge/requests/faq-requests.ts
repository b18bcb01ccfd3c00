// Articles that colleagues ask for (N03): a clock of two working days, an answer that is a published article, or a reason why not. Whoever asked
// sees what came of it; every end can be taken back.

import { randomUUID } from 'node:crypto';

import { dueOf, urgencyAt, type FaqRequest, type Urgency } from '../../domain/faq-request.js';
import { maskPersonalData } from '../../domain/personal-data.js';
import type { WorkingCalendar } from '../../domain/working-calendar.js';
import type { Clock } from '../../lib/clock.js';
import { match } from '../../matching/matcher.js';
import type { Keeper } from '../knowledge-store.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import type { FaqRequestStore } from './faq-request-store.js';

export interface FaqRequestsParts {
  readonly store: FaqRequestStore;
  readonly live: Pick<LiveKnowledge, 'current'>;
  readonly calendar: () => Pick<WorkingCalendar, 'years'>;
  readonly clock: Clock;
}

/** As people see it. */
export interface ShownRequest extends FaqRequest {
  readonly dueAtMs: number;
  readonly urgency: Urgency;
  /** Articles that may answer it, best first; of an open one. */
  readonly near: readonly { readonly id: string; readonly title: string }[];
  /** Of the article that answered it, as it is live. */
  readonly articleTitle?: string;
}

export interface AskOrder {
  readonly question: string;
  readonly department?: string | undefined;
  readonly conversationId?: string | undefined;
  readonly note?: string | undefined;
  readonly by: Keeper;
}

export type EndOutcome =
  | { readonly kind: 'done'; readonly request: ShownRequest }
  /** There is none, or somebody was first. */
  | { readonly kind: 'not-open' }
  /** Only what citizens get is an answer. */
  | { readonly kind: 'not-live' };

export interface RequestCounts {
  readonly open: number;
  /** The second working day has ended. */
  readonly overdue: number;
}

const MOST_OPEN = 300;
const MOST_DONE = 50;
const MOST_NEAR = 3;

export function createFaqRequests(parts: FaqRequestsParts) {
  const { store, live, clock } = parts;
  const shown = (request: FaqRequest): ShownRequest => show(parts, request);
  return {
    async ask({ by, question, note, ...order }: AskOrder): Promise<ShownRequest> {
      const request = {
        ...{ id: randomUUID(), question: masked(question), askedBy: { id: by.id, name: by.name } },
        ...{ askedAtMs: clock() },
        ...(note === undefined ? {} : { note: masked(note) }),
        ...(order.department === undefined ? {} : { department: order.department }),
        ...(order.conversationId === undefined ? {} : { conversationId: order.conversationId }),
      };
      await store.add(request);
      return shown(request);
    },
    /** What is overdue first, then by when it is due. */
    async listOpen(): Promise<readonly ShownRequest[]> {
      const open = (await store.listOpen(MOST_OPEN)).map(shown);
      return open.toSorted((left, right) => left.dueAtMs - right.dueAtMs || left.askedAtMs - right.askedAtMs);
    },
    /** Of `listOpen`. */
    counts: async (): Promise<RequestCounts> => {
      const open = await store.listOpen(MOST_OPEN);
      const nowMs = clock();
      const overdue = open.filter(
        (request) => urgencyAt(dueOf(parts.calendar(), request), nowMs) === 'overdue',
      );
      return { open: open.length, overdue: overdue.length };
    },
    async listDone(askedBy?: string): Promise<readonly ShownRequest[]> {
      const who = askedBy === undefined ? {} : { askedBy };
      return (await store.listDone({ limit: MOST_DONE, ...who })).map(shown);
    },
    async answer(id: string, articleId: string, by: Keeper): Promise<EndOutcome> {
      if (!live.current().articles.has(articleId)) return { kind: 'not-live' };
      return ended(await store.finish(id, { by: personOf(by), atMs: clock(), articleId }));
    },
    async refuse(id: string, reason: string, by: Keeper): Promise<EndOutcome> {
      return ended(await store.finish(id, { by: personOf(by), atMs: clock(), reason: masked(reason) }));
    },
    reopen: async (id: string): Promise<EndOutcome> => ended(await store.reopen(id)),
    /** Departments that have written articles, to choose from. */
    departments: (): readonly string[] => {
      const names = [...live.current().published.values()].flatMap(({ department }) => department ?? []);
      return [...new Set(names)].sort();
    },
  };

  function ended(request: FaqRequest | undefined): EndOutcome {
    return request === undefined ? { kind: 'not-open' } : { kind: 'done', request: shown(request) };
  }
}
export type FaqRequests = ReturnType<typeof createFaqRequests>;

const personOf = ({ id, name }: Keeper): Keeper => ({ id, name });
const masked = (text: string): string => maskPersonalData(text).text;

function show({ live, calendar, clock }: FaqRequestsParts, request: FaqRequest): ShownRequest {
  const dueAtMs = dueOf(calendar(), request);
  const { articles, published, index } = live.current();
  const articleTitle = published.get(request.done?.articleId ?? '')?.title;
  const matches = request.done === undefined ? match(request.question, index).matches : [];
  const near = matches.slice(0, MOST_NEAR).flatMap(({ articleId: id }) => {
    const title = articles.get(id)?.title;
    return title === undefined ? [] : [{ id, title }];
  });
  return {
    ...{ ...request, dueAtMs, near, urgency: urgencyAt(dueAtMs, request.done?.atMs ?? clock()) },
    ...(articleTitle === undefined ? {} : { articleTitle }),
  };
}
