// The figures of a stretch of days, put together from what the store counts, and the list behind each number.

import { maskPersonalData } from '../domain/personal-data.js';
import { DAY_MS, startOf, type LocalDay } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';
import {
  MOST_FIGURE_DAYS,
  type Figure,
  type FigureList,
  type FigureRow,
  type FiguresView,
  type KeyedCell,
} from '../wire/figures-api.js';
import type {
  AnswerWaits,
  CellKey,
  FigureEntry,
  FigureScope,
  FiguresStore,
  MatterCounts,
  PeriodUnit,
  RowPlace,
  TalkCounts,
} from './figures-store.js';

/** A longer stretch is shown by months. Unit: days. */
const MOST_SINGLE_DAYS = 62;

export interface FiguresAsked {
  /** Days of Taipei, both counted. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly channelId?: string | undefined;
  readonly hours: 'all' | 'office';
  readonly agentId?: string | undefined;
  readonly category?: string | undefined;
}

export interface FiguresPage {
  readonly figure: Figure;
  readonly limit: number;
  readonly before?: RowPlace;
}

export interface Figures {
  /** Undefined where the days are none, in the wrong order, or more than `MOST_FIGURE_DAYS`. */
  readonly read: (asked: FiguresAsked) => Promise<FiguresView | undefined>;
  readonly list: (asked: FiguresAsked, page: FiguresPage) => Promise<FigureList | undefined>;
}

export interface FiguresParts {
  readonly store: FiguresStore;
  readonly clock: Clock;
}

export function createFigures({ store, clock }: FiguresParts): Figures {
  return {
    async read(asked) {
      const scope = scopeOf(asked);
      if (scope === undefined) return undefined;
      const unit: PeriodUnit = scope.toMs - scope.fromMs > MOST_SINGLE_DAYS * DAY_MS ? 'month' : 'day';
      const [talks, answers, matters, categories, waiting] = await Promise.all([
        store.countTalks(scope, unit),
        store.listWaits(scope, unit),
        store.countMatters(scope, unit),
        store.countCategories(scope),
        store.countWaiting(),
      ]);
      const { channelId, from, to } = asked;
      const here = channelId === undefined ? waiting : waiting.filter((row) => row.channelId === channelId);
      const head = { from, to, unit, countedAtMs: clock(), waiting: here, categories };
      return { ...head, ...putTogether({ talks, answers, matters }) };
    },
    async list(asked, { figure, limit, before }) {
      const scope = scopeOf(asked);
      if (scope === undefined) return undefined;
      const page = { limit: limit + 1, ...(before === undefined ? {} : { before }) };
      const [found, total] = await Promise.all([store.list(figure, scope, page), store.count(figure, scope)]);
      const last = found.length > limit ? found[limit - 1] : undefined;
      const next = last === undefined ? {} : { next: `${last.atMs}_${last.id}` };
      return { rows: found.slice(0, limit).map(toRow), total, ...next };
    },
  };
}

/** Whoever reads figures did not serve the citizen: what says who somebody is stays covered. */
function toRow({ comment, wrapUp, ...row }: FigureEntry): FigureRow {
  return {
    ...row,
    ...(comment === undefined ? {} : { comment: masked(comment) }),
    ...(wrapUp === undefined ? {} : { wrapUp: maskedWrapUp(wrapUp) }),
  };
}

const masked = (text: string): string => maskPersonalData(text).text;

const maskedWrapUp = ({ note, ...said }: NonNullable<FigureRow['wrapUp']>): FigureRow['wrapUp'] & object =>
  note === undefined ? said : { ...said, note: masked(note) };

function scopeOf({ from, to, channelId, hours, agentId, category }: FiguresAsked): FigureScope | undefined {
  const fromMs = startOf(from);
  const toMs = startOf(to) + DAY_MS;
  const days = (toMs - fromMs) / DAY_MS;
  // NaN, for what is no day, is within nothing.
  if (!(days >= 1 && days <= MOST_FIGURE_DAYS)) return undefined;
  return {
    fromMs,
    toMs,
    ...(channelId === undefined ? {} : { channelId }),
    ...(hours === 'office' ? { isOfficeHours: true as const } : {}),
    ...(agentId === undefined ? {} : { agentId }),
    ...(category === undefined ? {} : { category }),
  };
}

interface Counted {
  readonly talks: readonly TalkCounts[];
  readonly answers: readonly AnswerWaits[];
  readonly matters: readonly MatterCounts[];
}

function putTogether(counted: Counted): Pick<FiguresView, 'total' | 'channels' | 'periods' | 'cells'> {
  const finest: readonly CellKey[] = [...counted.talks, ...counted.matters, ...counted.answers];
  const keysOf = (toKey: (key: CellKey) => CellKey): readonly CellKey[] => {
    const each = new Map(finest.map((key) => [nameOf(toKey(key)), toKey(key)]));
    return [...each].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, key]) => key);
  };
  const cellsOf = (toKey: (key: CellKey) => CellKey) => keysOf(toKey).map((key) => cellAt(counted, key));
  return {
    total: cellAt(counted, {}),
    channels: cellsOf(byChannel),
    periods: cellsOf(byPeriod),
    cells: cellsOf((key) => ({ ...byPeriod(key), ...byChannel(key) })),
  };
}

const byChannel = ({ channelId }: CellKey): CellKey => (channelId === undefined ? {} : { channelId });
const byPeriod = ({ period }: CellKey): CellKey => (period === undefined ? {} : { period });
const nameOf = ({ period = '', channelId = '' }: CellKey): string => `${period} ${channelId}`;

function cellAt({ talks, answers, matters }: Counted, key: CellKey): KeyedCell {
  const isIn = (row: CellKey): boolean =>
    (key.period === undefined || key.period === row.period) &&
    (key.channelId === undefined || key.channelId === row.channelId);
  return {
    ...key,
    ...talksOf(talks.filter(isIn)),
    ...spreadOf(answers.filter(isIn).flatMap(({ waitsMs }) => waitsMs)),
    ...mattersOf(matters.filter(isIn)),
  };
}

/** Nearest rank: the shortest wait that so many did not exceed. */
function spreadOf(waitsMs: readonly number[]): Pick<KeyedCell, 'answered' | 'medianMs' | 'p90Ms'> {
  const inOrder = Float64Array.from(waitsMs).sort();
  const answered = inOrder.length;
  const at = (share: number): number | undefined => inOrder[Math.ceil(share * answered) - 1];
  const [medianMs, p90Ms] = [at(0.5), at(0.9)];
  return { answered, ...(medianMs === undefined || p90Ms === undefined ? {} : { medianMs, p90Ms }) };
}

const sumOf = <Row>(rows: readonly Row[], read: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + read(row), 0);

function talksOf(rows: readonly TalkCounts[]): Pick<KeyedCell, 'talks' | 'byBot' | 'handedOver' | 'other'> {
  const talks = sumOf(rows, (row) => row.talks);
  const byBot = sumOf(rows, (row) => row.byBot);
  const handedOver = sumOf(rows, (row) => row.handedOver);
  return { talks, byBot, handedOver, other: talks - byBot - handedOver };
}

function mattersOf(
  rows: readonly MatterCounts[],
): Pick<KeyedCell, 'closed' | 'faces' | 'rated' | 'meanScore' | 'commented' | 'notSolved'> {
  const face = (at: 0 | 1 | 2 | 3 | 4): number => sumOf(rows, ({ faces }) => faces[at]);
  const faces = [face(0), face(1), face(2), face(3), face(4)] as const;
  const rated = sumOf(faces, (count) => count);
  const points = faces.reduce((sum, count, at) => sum + count * (at + 1), 0);
  return {
    closed: sumOf(rows, (row) => row.closed),
    faces,
    rated,
    ...(rated === 0 ? {} : { meanScore: points / rated }),
    commented: sumOf(rows, (row) => row.commented),
    notSolved: sumOf(rows, (row) => row.notSolved),
  };
}
