// /api/v1/knowledge/try: the bot asked as it is and as it would be with a text that is being written. Nothing is stored or sent.
// Rules are in `knowledge/trial/`.

import type { ArticleContent } from '../domain/article.js';
import type { AnswerPreview } from '../knowledge/preview-answer.js';
import type { TriedAnswer } from '../knowledge/trial/answer-as-bot.js';
import type { DraftRehearsal } from '../knowledge/trial/rehearse-draft.js';
import type { Trial } from '../knowledge/trial/trial.js';
import type { AskedQuestion } from '../matching/read-questions.js';
import type { ArticleContentView } from '../wire/article-content.js';
import { hintRequests, hintsView, type HintsView } from '../wire/hint-api.js';
import {
  triedTestsView,
  triedView,
  tryRequests,
  type TriedTestsView,
  type TriedView,
} from '../wire/try-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { EDITORS, MOST_ARTICLE_BYTES, type ArticleRouteParts } from './article-door.js';
import { progressRoute, tracked, type Jobs } from './job-progress.js';
import { Refusal } from './refusals.js';

export interface TryRouteParts extends Pick<ArticleRouteParts, 'articles'> {
  readonly trial: Trial;
}

const MOST_CANDIDATES = 8;
const MOST_CANDIDATES_OF_PART = 3;
const MOST_CHANGES = 60;
/** Of an article that was never saved. */
const UNSAVED_ID = 'unsaved';

export function createTryRoutes({ trial, articles }: TryRouteParts): readonly ApiRoute[] {
  const jobs: Jobs = new Map();
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/knowledge/try',
      access: EDITORS,
      summary:
        'Ask the bot a question: what is published beside what would be with a draft, ranked and explained, and what every channel would show. Nothing is stored or sent.',
      body: tryRequests.ask,
      mostBodyBytes: MOST_ARTICLE_BYTES,
      answer: triedView,
      handle: async ({ body }): Promise<TriedView> => {
        const draft = await draftOf(articles, body);
        return toView(body.question, draft?.id, trial.ask(body.question, draft));
      },
    }),
    testsRoute({ trial, articles }, jobs),
    progressRoute(jobs, {
      path: '/api/v1/knowledge/try/progress',
      summary: 'How far the asking of all test questions has come that was sent with this `job`.',
    }),
    apiRoute({
      method: 'post',
      path: '/api/v1/knowledge/hints',
      access: EDITORS,
      summary:
        'What is worth a second look in a text: another article that asks the same or says other figures, days that have passed, addresses that are none, office language. Nothing is stored, and nothing of it forbids publishing.',
      body: hintRequests.look,
      mostBodyBytes: MOST_ARTICLE_BYTES,
      answer: hintsView,
      handle: async ({ body: { articleId = UNSAVED_ID, content } }): Promise<HintsView> => ({
        hints: await trial.hints({ ...content, id: articleId }),
      }),
    }),
  ];
}

function testsRoute({ trial, articles }: TryRouteParts, jobs: Jobs): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/knowledge/try/tests',
    access: EDITORS,
    summary:
      'Ask all test questions that have anything to do with a draft: which would be answered better and which worse. Nothing is stored; hanging up ends it.',
    body: tryRequests.tests,
    mostBodyBytes: MOST_ARTICLE_BYTES,
    answer: triedTestsView,
    refusals: ['NOT_FOUND'],
    handle: async ({ body: { job, ...body }, response }): Promise<TriedTestsView> => {
      const draft = await draftOf(articles, body);
      if (draft === undefined) throw new Refusal('NOT_FOUND');
      const titleOf = (id: string) => (id === draft.id ? draft.title : trial.titleOf(id));
      const rehearsal = await tracked(jobs, job, (onProgress) =>
        trial.rehearse(draft, {
          onQuestion: (done, total) => {
            onProgress({ stage: 'rehearsing', done, total });
          },
          // Whoever hangs up has taken it back.
          isWanted: () => !response.closed,
        }),
      );
      return toTestsView(rehearsal, titleOf);
    },
  });
}

interface Asked {
  readonly articleId?: string | undefined;
  readonly content?: ArticleContentView | undefined;
}

/** The text on the screen; without one the saved draft. */
async function draftOf(
  articles: TryRouteParts['articles'],
  { articleId, content }: Asked,
): Promise<ArticleContent | undefined> {
  if (content !== undefined) return { ...content, id: articleId ?? UNSAVED_ID };
  return articleId === undefined ? undefined : (await articles.findDraft(articleId))?.content;
}

type TitleOf = (articleId: string) => string;

function toView(
  question: string,
  draftId: string | undefined,
  { tokens, published, draft, draftIs, learned, titleOf }: ReturnType<Trial['ask']>,
): TriedView {
  return {
    ...{ question, tokens, published: toSide(published, titleOf) },
    ...(draft === undefined || draftId === undefined
      ? {}
      : {
          draft: {
            ...toSide(draft, titleOf),
            articleId: draftId,
            ...(draftIs === undefined ? {} : { is: draftIs }),
          },
        }),
    ...(learned === undefined ? {} : { learned: toLearned(learned, titleOf) }),
  };
}

const toLearned = (
  { band, firstId }: NonNullable<ReturnType<Trial['ask']>['learned']>,
  titleOf: TitleOf,
): NonNullable<TriedView['learned']> => ({
  band,
  ...(firstId === undefined ? {} : { first: { id: firstId, title: titleOf(firstId) } }),
});

function toSide(
  { whole, parts, rule, kind, channels }: TriedAnswer,
  titleOf: TitleOf,
): TriedView['published'] {
  return {
    ...toReading(whole, titleOf, MOST_CANDIDATES),
    parts: parts.map((part) => ({
      ...toReading(part, titleOf, MOST_CANDIDATES_OF_PART),
      text: part.text,
    })),
    ...{ rule, kind, channels: channels.map(toChannel) },
  };
}

function toReading({ result }: AskedQuestion, titleOf: TitleOf, most: number) {
  const { band, confidence, grounds, isExact, readAs, intent, matches } = result;
  return {
    ...{ band, confidence, isExact },
    ...(grounds === undefined ? {} : { ...grounds, evidence: { ...grounds.evidence } }),
    ...(readAs === undefined ? {} : { readAs }),
    ...(intent === undefined ? {} : { intentId: intent.id }),
    candidates: matches.slice(0, most).map(({ articleId, articleVersion, score, hits, signals }) => ({
      ...{ articleId, title: titleOf(articleId), version: articleVersion, score, hits },
      signals: signals
        .filter(({ contribution }) => contribution > 0)
        .map(({ signal, contribution }) => ({ name: signal, contribution })),
    })),
  };
}

const toChannel = ({ channelId, calls, bubbles }: AnswerPreview) => ({
  ...{ channelId, calls },
  bubbles: bubbles.map(({ text, cards, buttons }) => ({
    text,
    ...(cards === undefined ? {} : { cards: cards.map((card) => ({ ...card })) }),
    ...(buttons === undefined ? {} : { buttons }),
  })),
});

function toTestsView({ changes, ...counts }: DraftRehearsal, titleOf: TitleOf): TriedTestsView {
  const named = (id: string) => ({ id, title: titleOf(id) });
  return {
    ...counts,
    changeCount: changes.length,
    changes: changes.slice(0, MOST_CHANGES).map(({ kind, question, articleId, foundId, isWrong }) => ({
      ...{ kind, question, isWrong, article: named(articleId) },
      ...(foundId === undefined ? {} : { found: named(foundId) }),
    })),
  };
}
