// The list behind each number: the same filter counts it and lists it.

import { trusted, type QueryFilter } from 'mongoose';

import { conversationId } from '../domain/ids.js';
import type { FigureEntry, FigureScope, RowPlace } from '../reports/figures-store.js';
import { TALK_OUTCOMES, type TalkOutcome } from '../turns/talk-day.js';
import type { Figure } from '../wire/figures-api.js';
import type { AnswerDocument } from './answer-store.js';
import type { ConversationDocument } from './conversation-document.js';
import type { MatterDocument } from './matter-store.js';
import type { StoredModel } from './model.js';
import type { TalkDayDocument } from './talk-day-store.js';

export interface FigureModels {
  readonly talks: StoredModel<TalkDayDocument>;
  readonly answers: StoredModel<AnswerDocument>;
  readonly matters: StoredModel<MatterDocument>;
  readonly conversations: StoredModel<ConversationDocument>;
}

interface Asked {
  readonly figure: Figure;
  readonly scope: FigureScope;
}

interface Page {
  readonly limit: number;
  readonly before?: RowPlace;
}

type Shelf =
  | { readonly of: 'talks'; readonly filter: object }
  | { readonly of: 'answers'; readonly filter: object }
  | { readonly of: 'matters'; readonly filter: object }
  | { readonly of: 'waiting'; readonly filter: object };

export async function countEntries(models: FigureModels, asked: Asked): Promise<number> {
  const { of, filter } = shelfOf(asked);
  switch (of) {
    case 'talks':
      return models.talks.countDocuments(filter);
    case 'answers':
      return models.answers.countDocuments(filter);
    case 'matters':
      return models.matters.countDocuments(filter);
    case 'waiting':
      return models.conversations.countDocuments(filter);
  }
}

export async function listEntries(
  models: FigureModels,
  asked: Asked,
  page: Page,
): Promise<readonly FigureEntry[]> {
  const { of, filter } = shelfOf(asked);
  switch (of) {
    case 'talks': {
      const rows = await read(models.talks, { field: 'firstAt', filter, ...page });
      return rows.map((row) => ({ ...headOf(row), id: row._id, atMs: row.firstAt.getTime() }));
    }
    case 'answers': {
      const rows = await read(models.answers, { field: 'queuedAt', filter, ...page });
      return rows.map((row) => {
        const { _id: id, queuedAt, waitedMs } = row;
        return { ...headOf(row), id, atMs: queuedAt.getTime(), waitedMs };
      });
    }
    case 'matters': {
      const rows = await read(models.matters, { field: 'closedAt', filter, ...page });
      return rows.map(matterEntry);
    }
    case 'waiting': {
      const rows = await read(models.conversations, { field: 'queuedAt', filter, ...page });
      return rows.map(({ _id: id, channelId, queuedAt }) => ({
        ...{ id, conversationId: conversationId(id), channelId },
        atMs: queuedAt?.getTime() ?? 0,
      }));
    }
  }
}

const headOf = ({ conversationId: id, channelId }: { conversationId: string; channelId: string }) => ({
  conversationId: conversationId(id),
  channelId,
});

function matterEntry(row: MatterDocument): FigureEntry {
  const { _id: id, closedAt, by, score, comment, notSolvedAt, wrapUp } = row;
  return {
    ...headOf(row),
    ...{ id, atMs: closedAt.getTime(), agent: { id: by.id, name: by.name } },
    ...(score === undefined ? {} : { score }),
    ...(comment === undefined ? {} : { comment }),
    ...(notSolvedAt === undefined ? {} : { notSolvedAtMs: notSolvedAt.getTime() }),
    ...(wrapUp === undefined ? {} : { wrapUp }),
  };
}

/** The latest first; of the same moment by id. */
async function read<
  Document extends TalkDayDocument | AnswerDocument | MatterDocument | ConversationDocument,
>(
  model: StoredModel<Document>,
  { field, filter, limit, before }: Page & { readonly field: string; readonly filter: object },
): Promise<readonly Document[]> {
  const behind =
    before === undefined
      ? []
      : [
          // The bound lets the index begin there.
          { [field]: trusted({ $lte: new Date(before.atMs) }) },
          {
            $or: [
              { [field]: trusted({ $lt: new Date(before.atMs) }) },
              { [field]: new Date(before.atMs), _id: trusted({ $gt: before.id }) },
            ],
          },
        ];
  const wanted: QueryFilter<Document> = { $and: [filter, ...behind] };
  return model
    .find(wanted)
    .sort({ [field]: -1, _id: 1 })
    .limit(limit)
    .lean<Document[]>();
}

function shelfOf({ figure, scope }: Asked): Shelf {
  switch (figure) {
    case 'talks':
      return { of: 'talks', filter: within('firstAt', scope) };
    case 'by-bot':
    case 'handed-over':
    case 'other':
      return { of: 'talks', filter: { ...within('firstAt', scope), outcome: placeOf(figure) } };
    case 'waiting':
      return { of: 'waiting', filter: { status: 'queued', ...channelOf(scope) } };
    case 'answered':
      return { of: 'answers', filter: within('queuedAt', scope) };
    default:
      return {
        of: 'matters',
        filter: { ...within('closedAt', scope), ...closerOf(scope), ...saidOf(figure) },
      };
  }
}

const placeOf = (outcome: TalkOutcome): number => TALK_OUTCOMES.indexOf(outcome);

/** What was said of a matter. */
function saidOf(figure: Exclude<Figure, TalkOutcome | 'talks' | 'waiting' | 'answered'>): object {
  switch (figure) {
    case 'closed':
      return {};
    case 'rated':
      return { score: trusted({ $gte: 1 }) };
    case 'commented':
      return { commentedAt: trusted({ $exists: true }) };
    case 'not-solved':
      return { notSolvedAt: trusted({ $exists: true }) };
    case 'noted-solved':
    case 'noted-unsolved':
      return { 'wrapUp.isSolved': figure === 'noted-solved' };
    default:
      return { score: Number(figure.slice('score-'.length)) };
  }
}

function within(field: string, scope: FigureScope): object {
  return {
    [field]: trusted({ $gte: new Date(scope.fromMs), $lt: new Date(scope.toMs) }),
    ...channelOf(scope),
    ...(scope.isOfficeHours === undefined ? {} : { isOpen: true }),
  };
}

const channelOf = ({ channelId }: FigureScope): object => (channelId === undefined ? {} : { channelId });

/** Who closed the matter, and what they sorted it under. */
function closerOf({ agentId, category }: FigureScope): object {
  const sorted = category === '' ? trusted({ $exists: false }) : category;
  return {
    ...(agentId === undefined ? {} : { 'by.id': agentId }),
    ...(sorted === undefined ? {} : { 'wrapUp.category': sorted }),
  };
}
