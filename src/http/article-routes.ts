// /api/v1/articles: the editors' list, one article with its draft and its past, and what is done to what is live. The steps of a
// draft: `draft-routes.ts`. Rules are in `knowledge/articles/`.

import type { ArticleDraft } from '../knowledge/articles/draft-store.js';
import { stateOfLive } from '../knowledge/articles/list-articles.js';
import { describeChange } from '../knowledge/imports/summarize-changes.js';
import type { ReviewMark } from '../knowledge/articles/review-marks.js';
import {
  articleCheckView,
  articleComparisonView,
  articleEditingView,
  articleRolledBackView,
  articleRequests,
  articleVersionView,
  type ArticleCheckView,
  type ArticleComparisonView,
  type ArticleEditingView,
} from '../wire/article-api.js';
import { type ArticleState } from '../wire/article-facts.js';
import {
  articleListRequests,
  articleMissesView,
  articlesArchivedView,
  articlesRestoredView,
  articlesReviewedView,
  articlesView,
  type ArticleMissesView,
  type ArticlesView,
} from '../wire/article-list-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS, idOf, MOST_ARTICLE_BYTES, type ArticleRouteParts } from './article-door.js';
import { toContentView, toDraftView, toMissedViews, toRowView, toTheftViews } from './article-views.js';
import { createDraftRoutes, goneLive, overtaken } from './draft-routes.js';
import { createPublishManyRoutes } from './publish-many-routes.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

/** Some thousand ids. Unit: bytes. */
const MOST_IDS_BYTES = 200_000;

export function createArticleRoutes(parts: ArticleRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    listRoute(parts),
    missesRoute(parts),
    editingRoute(parts),
    versionRoute(parts),
    checkRoute(parts),
    compareRoute(),
    rollBackRoute(parts, gate),
    ...archiveRoutes(parts, gate),
    ...reviewedRoutes(parts, gate),
    ...createDraftRoutes(parts, gate),
    ...createPublishManyRoutes(parts, gate),
  ];
}

function listRoute({ articles }: ArticleRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles',
    access: EDITORS,
    summary: 'Articles in every state, searched, filtered and sorted, a page at a time.',
    query: articleListRequests.list,
    answer: articlesView,
    handle: async ({ query }): Promise<ArticlesView> => {
      const { rows, ...page } = await articles.list(query);
      return { ...page, articles: rows.map(toRowView), needsSecondPerson: articles.needsSecondPerson };
    },
  });
}

function missesRoute({ articles }: ArticleRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles/:id/misses',
    access: EDITORS,
    summary:
      'Where an article did not help in the last thirty days: what had been asked, and how it showed. As many as the list of articles counts.',
    answer: articleMissesView,
    handle: async ({ params }): Promise<ArticleMissesView> => ({
      misses: await articles.misses(idOf(params)),
    }),
  });
}

function editingRoute({ articles, clock }: ArticleRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles/:id/editing',
    access: EDITORS,
    summary: 'One article for its editor: what is live, the draft, every version, the questions it is asked.',
    answer: articleEditingView,
    refusals: ['NOT_FOUND'],
    handle: async ({ params }): Promise<ArticleEditingView> => {
      const id = idOf(params);
      const [draft, mark, versions] = await Promise.all([
        articles.findDraft(id),
        articles.findMark(id),
        articles.versions(id),
      ]);
      const live = articles.liveOf(id);
      if (draft === undefined && live === undefined && versions.length === 0) throw new Refusal('NOT_FOUND');
      const published = [...articles.published().values()];
      const state = live === undefined ? stateWithout(draft, versions.length) : stateOfLive(live, clock());
      return {
        ...{ id, state, versions: [...versions], needsSecondPerson: articles.needsSecondPerson },
        ...(live === undefined ? {} : { live: { version: live.version, content: toContentView(live) } }),
        ...(draft === undefined ? {} : { draft: toDraftView(draft) }),
        tests: [...articles.testsOf({ id })],
        ...reviewedOf(mark, live?.version),
        departments: used(published.map(({ department }) => department)),
        categories: used(published.map(({ category }) => category)),
      };
    },
  });
}

/** Of an article that is not live. */
const stateWithout = (draft: ArticleDraft | undefined, versionCount: number): ArticleState =>
  versionCount > 0 || draft === undefined ? 'archived' : draft.state;

/** A mark counts for the version that was read. */
function reviewedOf(mark: ReviewMark | undefined, version: number | undefined) {
  if (mark === undefined || mark.version !== version) return {};
  return { reviewed: { atMs: mark.atMs, by: mark.by, nextBy: mark.nextBy } };
}

const used = (names: readonly (string | undefined)[]): string[] =>
  [...new Set(names.filter((name) => name !== undefined))].sort();

function versionRoute({ articles }: ArticleRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles/:id/versions/:version',
    access: EDITORS,
    summary: 'One version as it was published.',
    answer: articleVersionView,
    refusals: ['NOT_FOUND'],
    handle: async ({ params }) => {
      const version = Number(params['version']);
      const article = Number.isInteger(version)
        ? await articles.readVersion(idOf(params), version)
        : undefined;
      if (article === undefined) throw new Refusal('NOT_FOUND');
      return { version, content: toContentView(article) };
    },
  });
}

function checkRoute({ articles }: ArticleRouteParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/:id/check',
    access: EDITORS,
    summary:
      'What is wrong with a text, which questions of other articles it would take, and which of its own would miss it. Nothing is stored.',
    body: articleRequests.check,
    mostBodyBytes: MOST_ARTICLE_BYTES,
    answer: articleCheckView,
    handle: async ({ params, body }): Promise<ArticleCheckView> => {
      const { faults, askedCount, thefts, missed } = await articles.check({
        ...body.content,
        id: idOf(params),
      });
      const published = articles.published();
      return {
        ...{ faults, askedCount },
        ...{ thefts: toTheftViews(thefts, published), missed: toMissedViews(missed, published) },
      };
    },
  });
}

function compareRoute(): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/compare',
    access: EDITORS,
    summary:
      'Two texts of one article field by field and word by word; only fields that differ. Nothing is stored.',
    body: articleRequests.compare,
    mostBodyBytes: 2 * MOST_ARTICLE_BYTES,
    answer: articleComparisonView,
    handle: ({ body: { before, after } }): Promise<ArticleComparisonView> =>
      Promise.resolve({ fields: describeChange({ ...before, id: '' }, { ...after, id: '' }).fields }),
  });
}

function rollBackRoute({ articles, audit }: ArticleRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/:id/roll-back',
    access: EDITORS,
    summary:
      'Publish the words of an old version as a new one, after the same checks; where a second person is required, give them to one as a draft. On record.',
    body: articleRequests.rollBack,
    answer: articleRolledBackView,
    refusals: ['NOT_FOUND', 'ARTICLE_CHANGED', 'ARTICLE_FAULTY', 'STEALS_QUESTIONS', 'DRAFT_CHANGED'],
    handle: async ({ params, body, request }) => {
      const by = gate.actorOf(request);
      const articleId = idOf(params);
      const outcome = await articles.rollBack({ ...body, articleId, by });
      if (outcome === undefined) throw new Refusal('NOT_FOUND');
      if (outcome.kind === 'overtaken') throw overtaken(outcome);
      if (outcome.kind === 'asked') return { missed: [], draft: toDraftView(outcome.draft) };
      const done = goneLive(outcome, articles);
      await audit.record({
        action: 'article-rolled-back',
        actor: by,
        target: { kind: 'article', id: articleId },
        details: { from: body.version, version: done.version },
      });
      return done;
    },
  });
}

function archiveRoutes({ articles, audit }: ArticleRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/archive',
      access: EDITORS,
      summary:
        'Take articles off at once; their history stays, and `restore` takes it back. Where a second person is required, propose it to one. On record.',
      body: articleListRequests.archive,
      mostBodyBytes: MOST_IDS_BYTES,
      answer: articlesArchivedView,
      handle: async ({ body, request }) => {
        const by = gate.actorOf(request);
        const { ended, asked, keptIds } = await articles.archive({ ...body, by });
        if (ended.length > 0)
          await audit.record({
            action: 'articles-archived',
            actor: by,
            details: { ids: ended.map((each) => each.id) },
          });
        return { articles: ended, asked, keptIds };
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/restore',
      access: EDITORS,
      summary:
        'Bring archived articles back, each as a new version with the words of that one; those that would take questions of others by now stay off. On record.',
      body: articleListRequests.restore,
      mostBodyBytes: MOST_IDS_BYTES,
      answer: articlesRestoredView,
      handle: async ({ body, request }) => {
        const by = gate.actorOf(request);
        const outcome = await articles.restore(body.articles, by);
        await audit.record({
          action: 'articles-restored',
          actor: by,
          details: { ids: outcome.ids },
        });
        return outcome;
      },
    }),
  ];
}

function reviewedRoutes({ articles, audit }: ArticleRouteParts, gate: StaffGate): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/reviewed',
      access: EDITORS,
      summary:
        'Say that live articles were read again and nothing has changed: due again in thirty days. On record.',
      body: articleListRequests.some,
      mostBodyBytes: MOST_IDS_BYTES,
      answer: articlesReviewedView,
      handle: async ({ body, request }) => {
        const by = gate.actorOf(request);
        const marked = await articles.markReviewed({ ids: body.ids, by });
        await audit.record({
          action: 'articles-reviewed',
          actor: by,
          details: { ids: marked.ids, nextBy: marked.nextBy },
        });
        return marked;
      },
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/reviewed/undo',
      access: EDITORS,
      summary: "Take one's own latest such marks back: the ones before count again.",
      status: 204,
      body: articleListRequests.some,
      mostBodyBytes: MOST_IDS_BYTES,
      handle: ({ body, request }) => {
        const by = gate.actorOf(request);
        return articles.takeMarksBack(body.ids, by);
      },
    }),
  ];
}
