// The figures in MongoDB: counted on the indexes of talks by day, first answers and closed matters. Implements
// `reports/figures-store.ts`.

import type { Connection, PipelineStage } from 'mongoose';

import { MOST_CATEGORIES, type CategoryCounts, type Figure } from '../wire/figures-api.js';
import type {
  AnswerWaits,
  FigureScope,
  FiguresStore,
  MatterCounts,
  PeriodUnit,
  TalkCounts,
  WaitingNow,
} from '../reports/figures-store.js';
import { TALK_OUTCOMES, type TalkOutcome } from '../turns/talk-day.js';
import { answerModel } from './answer-store.js';
import { conversationModel } from './conversation-store.js';
import { countEntries, listEntries, type FigureModels } from './figure-lists.js';
import { matterModel } from './matter-store.js';
import { guardedLong } from './store-fault.js';
import { talkDayModel } from './talk-day-store.js';

export function createFiguresStore(connection: Connection): FiguresStore {
  const models: FigureModels = {
    talks: talkDayModel(connection),
    answers: answerModel(connection),
    matters: matterModel(connection),
    conversations: conversationModel(connection),
  };
  return {
    countTalks: (scope, unit) =>
      guardedLong(() =>
        models.talks.aggregate<TalkCounts>([
          { $match: within('firstAt', scope) },
          { $group: { _id: cellOf(prefixOf('$day', unit)), talks: { $sum: 1 }, ...outcomeSums() } },
          ...FLAT,
        ]),
      ),
    countMatters: (scope, unit) =>
      guardedLong(() => models.matters.aggregate<MatterCounts>(mattersIn(scope, unit))),
    listWaits: (scope, unit) =>
      guardedLong(() =>
        models.answers.aggregate<AnswerWaits>([
          { $match: within('queuedAt', scope) },
          { $group: { _id: cellOf(periodOf('$queuedAt', unit)), waitsMs: { $push: '$waitedMs' } } },
          ...FLAT,
        ]),
      ),
    countCategories: (scope) =>
      guardedLong(() => models.matters.aggregate<CategoryCounts>(categoriesIn(scope))),
    countWaiting: () =>
      guardedLong(() =>
        models.conversations.aggregate<WaitingNow>([
          { $match: { status: 'queued' } },
          { $group: { _id: '$channelId', waiting: { $sum: 1 }, since: { $min: '$queuedAt' } } },
          {
            $project: {
              _id: 0,
              channelId: '$_id',
              waiting: 1,
              longestSinceMs: { $toDouble: { $toLong: '$since' } },
            },
          },
        ]),
      ),
    list: (figure, scope, page) => guardedLong(() => listEntries(models, { figure, scope }, page)),
    count: (figure: Figure, scope: FigureScope) => guardedLong(() => countEntries(models, { figure, scope })),
  };
}

const FACES = [1, 2, 3, 4, 5] as const;
/** Asia/Taipei, which has no summer time; the engine is quicker with it than with the name. */
const ZONE = '+08:00';
const MONTH_CHARS = 7;
const DAY_CHARS = 10;

const prefixOf = (day: string, unit: PeriodUnit) => ({
  $substrBytes: [day, 0, unit === 'month' ? MONTH_CHARS : DAY_CHARS],
});
const periodOf = (date: string, unit: PeriodUnit) => ({
  $dateToString: { date, timezone: ZONE, format: unit === 'month' ? '%Y-%m' : '%Y-%m-%d' },
});
const cellOf = (period: object) => ({ period, channelId: '$channelId' });
const counting = (is: object) => ({ $sum: { $cond: [is, 1, 0] } });
const outcomeSums = () => ({
  byBot: counting({ $eq: ['$outcome', placeOf('by-bot')] }),
  handedOver: counting({ $eq: ['$outcome', placeOf('handed-over')] }),
});
const placeOf = (outcome: TalkOutcome): number => TALK_OUTCOMES.indexOf(outcome);

/** The group's key as fields. */
const FLAT: PipelineStage[] = [{ $replaceWith: { $mergeObjects: ['$$ROOT', '$_id'] } }, { $unset: '_id' }];

/** What an aggregation is given: mongoose neither checks nor casts it. */
function within(field: string, { fromMs, toMs, channelId, isOfficeHours }: FigureScope) {
  return {
    [field]: { $gte: new Date(fromMs), $lt: new Date(toMs) },
    ...(channelId === undefined ? {} : { channelId }),
    ...(isOfficeHours === undefined ? {} : { isOpen: true }),
  };
}

function mattersIn(scope: FigureScope, unit: PeriodUnit): PipelineStage[] {
  const faces = FACES.map((face) => [`face${face}`, counting({ $eq: ['$score', face] })] as const);
  return [
    { $match: within('closedAt', scope) },
    {
      $group: {
        _id: cellOf(periodOf('$closedAt', unit)),
        closed: { $sum: 1 },
        ...Object.fromEntries(faces),
        commented: counting({ $gt: ['$commentedAt', null] }),
        notSolved: counting({ $gt: ['$notSolvedAt', null] }),
      },
    },
    { $set: { faces: faces.map(([name]) => `$${name}`) } },
    { $unset: faces.map(([name]) => name) },
    ...FLAT,
  ];
}

function categoriesIn(scope: FigureScope): PipelineStage[] {
  return [
    { $match: within('closedAt', scope) },
    {
      $group: {
        _id: { $ifNull: ['$wrapUp.category', ''] },
        closed: { $sum: 1 },
        solved: counting({ $eq: ['$wrapUp.isSolved', true] }),
        unsolved: counting({ $eq: ['$wrapUp.isSolved', false] }),
      },
    },
    { $sort: { closed: -1, _id: 1 } },
    { $limit: MOST_CATEGORIES },
    { $project: { _id: 0, category: '$_id', closed: 1, solved: 1, unsolved: 1 } },
  ];
}
