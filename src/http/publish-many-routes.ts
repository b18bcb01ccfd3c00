// /api/v1/articles/drafts/publish: many drafts at once, how far that has come, and what was published so of late, to be taken back.
// Rules are in `knowledge/articles/publish-many.ts`.

import { randomUUID } from 'node:crypto';

import type { PublishOutcome } from '../knowledge/articles/drafts.js';
import type { ManyOutcome } from '../knowledge/articles/publish-many.js';
import {
  articlesPublishedView,
  articlesUnpublishedView,
  publishingsView,
  publishManyRequests,
  type ArticlesPublishedView,
  type ArticlesUnpublishedView,
  type PublishingsView,
} from '../wire/publish-many-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS, type ArticleRouteParts } from './article-door.js';
import { toTheftViews } from './article-views.js';
import { progressRoute, tracked, type Jobs } from './job-progress.js';
import { actsOf, listPublishings, publishedFact, unpublishedFact } from './past-publishings.js';
import { Refusal } from './refusals.js';
import type { StaffGate } from './staff-gate.js';

/** Two hundred ids with their numbers. Unit: bytes. */
const MOST_BODY_BYTES = 100_000;

export function createPublishManyRoutes(parts: ArticleRouteParts, gate: StaffGate): readonly ApiRoute[] {
  const jobs: Jobs = new Map();
  return [
    publishManyRoute(parts, gate, jobs),
    pastRoute(parts),
    undoRoute(parts, gate),
    progressRoute(jobs, {
      path: '/api/v1/articles/progress',
      summary: 'How far a publishing of many drafts has come that was sent with this `job`.',
    }),
  ];
}

function publishManyRoute({ articles, audit }: ArticleRouteParts, gate: StaffGate, jobs: Jobs): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/drafts/publish',
    access: EDITORS,
    summary:
      'Publish many drafts, all that may in one revision. Each passes the checks of one; who would take a question of a live article or of another of them is left out. On record.',
    body: publishManyRequests.publish,
    mostBodyBytes: MOST_BODY_BYTES,
    answer: articlesPublishedView,
    handle: async ({
      body: { job, run = randomUUID(), ...body },
      request,
    }): Promise<ArticlesPublishedView> => {
      const by = gate.actorOf(request);
      const titles = await titlesOf(body.drafts.map(({ id }) => id));
      const { outcomes, act } = await tracked(jobs, job, (onProgress) =>
        articles.publishMany({ ...body, by, onProgress }),
      );
      if (act !== undefined) await audit.record({ ...publishedFact(run, act), actor: by });
      return { results: resultsOf(outcomes, titles), ...(act === undefined ? {} : { run }) };
    },
  });

  /** As the drafts have them: afterwards they are gone. */
  async function titlesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const drafts = await articles.findDrafts(ids);
    return new Map(drafts.map(({ articleId, content: { title } }) => [articleId, title]));
  }

  function resultsOf(outcome: ManyOutcome['outcomes'], titles: ReadonlyMap<string, string>) {
    return [...outcome].map(([id, each]) => ({
      ...{ id, kind: each.kind, title: titles.get(id) ?? articles.liveOf(id)?.title ?? id },
      ...whyOf(each),
    }));
  }

  function whyOf(outcome: PublishOutcome) {
    if (outcome.kind === 'done') return { version: outcome.version };
    if (outcome.kind === 'steals') {
      const [theft] = toTheftViews(outcome.thefts.slice(0, 1), articles.published());
      return theft === undefined ? {} : { theft };
    }
    const fault = outcome.kind === 'faults' ? outcome.faults[0] : undefined;
    return fault === undefined ? {} : { fault };
  }
}

function pastRoute({ audit }: ArticleRouteParts): ApiRoute {
  return apiRoute({
    method: 'get',
    path: '/api/v1/articles/publishings',
    access: EDITORS,
    summary: 'The last publishings of many drafts: who, when, how many, and whether it was taken back.',
    answer: publishingsView,
    handle: async (): Promise<PublishingsView> => ({ publishings: await listPublishings(audit) }),
  });
}

function undoRoute({ articles, audit }: ArticleRouteParts, gate: StaffGate): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/articles/publishings/:run/undo',
    access: EDITORS,
    summary:
      'Take a publishing of many drafts back: what is live is as before and the drafts are there again, but for articles that somebody changed since. On record.',
    answer: articlesUnpublishedView,
    refusals: ['NOT_FOUND', 'NEEDS_SECOND_PERSON'],
    handle: async ({ params, request }): Promise<ArticlesUnpublishedView> => {
      const by = gate.actorOf(request);
      const run = params['run'] ?? '';
      const acts = await actsOf(audit, run);
      if (acts.length === 0) throw new Refusal('NOT_FOUND');
      const outcome = await articles.unpublishMany({ acts, by });
      if (outcome.kind === 'needs-second-person') throw new Refusal('NEEDS_SECOND_PERSON');
      const { ids, leftIds } = outcome;
      if (ids.length > 0) await audit.record({ ...unpublishedFact(run, ids), actor: by });
      return { ids, left: leftIds.map((id) => ({ id, title: articles.liveOf(id)?.title ?? id })) };
    },
  });
}
