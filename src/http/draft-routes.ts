// /api/v1/articles/…/draft: a working copy begun, saved, given to a second person, scheduled, published, discarded. Whoever saw an
// older draft gets the one that is there, and keeps their own.

import { randomBytes } from 'node:crypto';

import type { Articles } from '../knowledge/articles/articles.js';
import type { ArticleFault } from '../knowledge/articles/check-article.js';
import type { Overtaken, ScheduleOutcome, StepOutcome } from '../knowledge/articles/drafts.js';
import type { Theft } from '../knowledge/articles/find-stolen.js';
import type { GoLiveOutcome } from '../knowledge/articles/publish-draft.js';
import type { Article } from '../domain/article.js';
import { assertNever } from '../domain/errors.js';
import {
  articleDraftView,
  articlePublishedView,
  articleRequests,
  type ArticleDraftAnswer,
  type ArticlePublishedView,
} from '../wire/article-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS, idOf, MOST_ARTICLE_BYTES, type ArticleRouteParts } from './article-door.js';
import { toContentView, toDraftView, toMissedViews, toTheftViews } from './article-views.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

/** Of a refusal, so that a page stays readable; a clash is clear from fewer. */
const MOST_THEFTS = 20;

export function createDraftRoutes(parts: ArticleRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    beginRoute(parts, gate),
    saveRoute(parts, gate),
    ...stepRoutes(parts, gate),
    publishRoute(parts, gate),
    scheduleRoute(parts, gate),
  ];
}

function beginRoute({ articles }: ArticleRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/drafts',
    access: EDITORS,
    summary: 'Begin a new article as a draft; the answer names its id.',
    status: 201,
    body: articleRequests.begin,
    mostBodyBytes: MOST_ARTICLE_BYTES,
    answer: articleDraftView,
    handle: async ({ body, request }): Promise<ArticleDraftAnswer> => {
      const by = gate.actorOf(request);
      const articleId = `a-${randomBytes(6).toString('hex')}`;
      const content = { ...body.content, id: articleId };
      return answerOf(await articles.save({ articleId, rev: 0, baseVersion: 0, content, by }));
    },
  });
}

function saveRoute({ articles }: ArticleRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'put',
    path: '/api/v1/articles/:id/draft',
    access: EDITORS,
    summary:
      'Save the draft in place of the one with this `rev`; 0 begins one. Another one there: refused, with its text. Takes it back from review and from the calendar.',
    body: articleRequests.save,
    mostBodyBytes: MOST_ARTICLE_BYTES,
    answer: articleDraftView,
    refusals: ['DRAFT_CHANGED', 'NOT_FOUND'],
    handle: async ({ params, body, request }): Promise<ArticleDraftAnswer> => {
      const by = gate.actorOf(request);
      const articleId = idOf(params);
      if (
        body.rev === 0 &&
        articles.liveOf(articleId) === undefined &&
        !(await articles.versions(articleId)).length
      )
        throw new Refusal('NOT_FOUND');
      const content = { ...body.content, id: articleId };
      return answerOf(await articles.save({ ...body, articleId, content, by }));
    },
  });
}

function stepRoutes({ articles }: ArticleRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/:id/draft/ask',
      access: EDITORS,
      summary: 'Ask for a second pair of eyes. The text must be fit to go live.',
      body: articleRequests.stepWithReason,
      answer: articleDraftView,
      refusals: ['DRAFT_CHANGED', 'ARTICLE_FAULTY'],
      handle: async ({ params, body, request }): Promise<ArticleDraftAnswer> => {
        const by = gate.actorOf(request);
        const outcome = await articles.ask({ ...body, articleId: idOf(params), by });
        if (outcome.kind === 'faults') throw faulty(outcome.faults);
        return answerOf(outcome);
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/:id/draft/take-back',
      access: EDITORS,
      summary: 'Take it back from review, or from the calendar.',
      body: articleRequests.step,
      answer: articleDraftView,
      refusals: ['DRAFT_CHANGED'],
      handle: async ({ params, body, request }): Promise<ArticleDraftAnswer> => {
        const by = gate.actorOf(request);
        return answerOf(await articles.takeBack({ ...body, articleId: idOf(params), by }));
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/:id/draft/discard',
      access: EDITORS,
      summary: 'Throw the draft away; what is live stays.',
      status: 204,
      body: articleRequests.step,
      refusals: ['DRAFT_CHANGED'],
      handle: async ({ params, body, request }) => {
        const by = gate.actorOf(request);
        const articleId = idOf(params);
        if (await articles.discard({ ...body, articleId, by })) return undefined;
        throw overtaken({ kind: 'overtaken', draft: await articles.findDraft(articleId) });
      },
    }),
  ];
}

function publishRoute({ articles, audit }: ArticleRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/:id/draft/publish',
    access: EDITORS,
    summary:
      'Publish the draft now. Every test question is asked first: who would take one of another article is refused, with the article and the question. On record.',
    body: articleRequests.stepWithReason,
    answer: articlePublishedView,
    refusals: [
      'DRAFT_CHANGED',
      'ARTICLE_CHANGED',
      'ARTICLE_FAULTY',
      'STEALS_QUESTIONS',
      'NEEDS_SECOND_PERSON',
    ],
    handle: async ({ params, body, request }): Promise<ArticlePublishedView> => {
      const by = gate.actorOf(request);
      const articleId = idOf(params);
      const outcome = await articles.publish({ ...body, articleId, by });
      if (outcome.kind === 'overtaken') throw overtaken(outcome);
      const done = goneLive(outcome, articles);
      await audit.record({
        action: 'article-published',
        actor: by,
        target: { kind: 'article', id: articleId },
        details: { version: done.version },
      });
      return done;
    },
  });
}

function scheduleRoute({ articles, audit }: ArticleRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/:id/draft/schedule',
    access: EDITORS,
    summary:
      'Have the draft go live by itself at a moment; checked now and again then. What has come between makes it a draft again. On record.',
    body: articleRequests.schedule,
    answer: articleDraftView,
    refusals: [
      'DRAFT_CHANGED',
      'ARTICLE_CHANGED',
      'ARTICLE_FAULTY',
      'STEALS_QUESTIONS',
      'NEEDS_SECOND_PERSON',
    ],
    handle: async ({ params, body, request }): Promise<ArticleDraftAnswer> => {
      const by = gate.actorOf(request);
      const articleId = idOf(params);
      const outcome = await articles.schedule({ ...body, articleId, by });
      const answer = scheduled(outcome, articles);
      await audit.record({
        action: 'article-scheduled',
        actor: by,
        target: { kind: 'article', id: articleId },
        details: { atMs: body.publishAtMs },
      });
      return answer;
    },
  });
}

function scheduled(outcome: ScheduleOutcome, articles: Pick<Articles, 'published'>): ArticleDraftAnswer {
  if (outcome.kind === 'done' || outcome.kind === 'overtaken') return answerOf(outcome);
  throw unfit(outcome, articles);
}

/** What went live, or why not. */
export function goneLive(
  outcome: GoLiveOutcome,
  articles: Pick<Articles, 'published'>,
): ArticlePublishedView {
  if (outcome.kind !== 'done') throw unfit(outcome, articles);
  return { version: outcome.version, missed: toMissedViews(outcome.missed, articles.published()) };
}

/** Why a draft may not go live, now or later. */
function unfit(
  outcome: Exclude<GoLiveOutcome, { readonly kind: 'done' }>,
  articles: Pick<Articles, 'published'>,
): Refusal {
  switch (outcome.kind) {
    case 'faults':
      return faulty(outcome.faults);
    case 'steals':
      return steals(outcome.thefts, articles);
    case 'changed':
      return changed(outcome.live);
    case 'needs-second-person':
      return new Refusal('NEEDS_SECOND_PERSON');
    default:
      return assertNever(outcome);
  }
}

function answerOf(outcome: StepOutcome): ArticleDraftAnswer {
  if (outcome.kind === 'overtaken') throw overtaken(outcome);
  return { id: outcome.draft.articleId, draft: toDraftView(outcome.draft) };
}

export const overtaken = ({ draft }: Overtaken): Refusal =>
  new Refusal('DRAFT_CHANGED', { details: draft === undefined ? {} : { draft: toDraftView(draft) } });

const changed = (live: Article | undefined): Refusal =>
  new Refusal('ARTICLE_CHANGED', {
    details: live === undefined ? {} : { live: { version: live.version, content: toContentView(live) } },
  });

const faulty = (faults: readonly ArticleFault[]): Refusal =>
  new Refusal('ARTICLE_FAULTY', { details: { faults } });

/** Names the first victim in words; all of them in the details. */
function steals(thefts: readonly Theft[], articles: Pick<Articles, 'published'>): Refusal {
  const views = toTheftViews(thefts.slice(0, MOST_THEFTS), articles.published());
  const [first] = views;
  const named = first && {
    zh: `「${first.question}」是〈${first.victim.title}〉的問題。`,
    en: `"${first.question}" belongs to "${first.victim.title}".`,
  };
  return new Refusal('STEALS_QUESTIONS', {
    ...(named === undefined ? {} : { more: named }),
    details: { thefts: views, theftCount: thefts.length },
  });
}
