// The figures on the real engine, against a naive count of generated days; and each number against the list that it opens.

import fc from 'fast-check';

import { accountId, conversationId } from '../../src/domain/ids.js';
import { DAY_MS, startOf, taipeiDay } from '../../src/domain/taipei-time.js';
import { createFigures, type FiguresAsked } from '../../src/reports/figures.js';
import { figuresTable } from '../../src/reports/figures-table.js';
import { createAnswerStore } from '../../src/storage/answer-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { conversationModel } from '../../src/storage/conversation-store.js';
import { createFiguresStore } from '../../src/storage/figures-store.js';
import { createMatterStore } from '../../src/storage/matter-store.js';
import { createTalkDayStore } from '../../src/storage/talk-day-store.js';
import { TALK_OUTCOMES } from '../../src/turns/talk-day.js';
import type { Score } from '../../src/desk/matter-store.js';
import type { Figure, FigureRow, KeyedCell } from '../../src/wire/figures-api.js';
import { testDatabase } from '../support/engine.js';

const CHANNELS = ['line', 'messenger', 'webchat'] as const;
const FIRST = startOf('2026-11-01');
const DAYS = 4;
const HOUR_MS = 3_600_000;

const channel = fc.constantFrom(...CHANNELS);
const at = fc.integer({ min: 0, max: DAYS * DAY_MS - 1 }).map((ms) => FIRST + ms);
const talk = fc.record({
  key: fc.integer({ min: 0, max: 12 }),
  channel,
  at,
  outcome: fc.constantFrom(...TALK_OUTCOMES),
});
const answer = fc.record({ channel, at, waitedMs: fc.integer({ min: 0, max: 20 * 60_000 }) });
const matter = fc.record({
  channel,
  at,
  agent: fc.constantFrom('wang', 'lin'),
  score: fc.option(fc.constantFrom<Score>(1, 2, 3, 4, 5), { nil: undefined }),
  comment: fc.option(fc.constantFrom('很好', '請打 0912-345-678'), { nil: undefined }),
  isNotSolved: fc.boolean(),
  wrapUp: fc.option(
    fc.record(
      {
        category: fc.constantFrom<string>('垃圾', '路燈'),
        note: fc.constant<string>('已轉清潔隊'),
        isSolved: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
});
const history = fc.record({
  talks: fc.array(talk, { maxLength: 60 }),
  answers: fc.array(answer, { maxLength: 40 }),
  matters: fc.array(matter, { maxLength: 40 }),
});
type History = typeof history extends fc.Arbitrary<infer Shape> ? Shape : never;

/** As the tests' office has it: eight to five, every day. */
const isOpenAt = (ms: number): boolean => {
  const hour = ((ms + 8 * HOUR_MS) % DAY_MS) / HOUR_MS;
  return hour >= 8 && hour < 17;
};

describe('the figures', () => {
  const database = testDatabase();

  function stores() {
    const { connection } = database();
    const figures = createFigures({ store: createFiguresStore(connection), clock: () => FIRST });
    conversationModel(connection);
    return {
      ...{ connection, figures },
      talkDays: createTalkDayStore(connection),
      answers: createAnswerStore(connection),
      matters: createMatterStore(connection),
    };
  }

  async function write({ talks, answers, matters }: History): Promise<void> {
    const to = stores();
    await buildIndexes(to.connection);
    for (const name of ['talk-days', 'first-answers', 'matters', 'conversations'])
      await to.connection.collection(name).deleteMany({});
    for (const { key, channel: channelId, at: atMs, outcome } of talks.toSorted((a, b) => a.at - b.at)) {
      const id = conversationId(`${channelId}-${key}`);
      const day = taipeiDay(atMs);
      await to.talkDays.note({ conversationId: id, channelId, day, atMs, outcome, isOpen: isOpenAt(atMs) });
    }
    for (const [index, { channel: channelId, at: queuedAtMs, waitedMs }] of answers.entries())
      await to.answers.record({
        ...{ conversationId: conversationId(`talk-${index}`), queuedAtMs, channelId, agentId: 'wang' },
        ...{ answeredAtMs: queuedAtMs + waitedMs, isOpen: isOpenAt(queuedAtMs) },
      });
    for (const [
      index,
      { channel: channelId, at: atMs, agent, score, comment, isNotSolved, wrapUp },
    ] of matters.entries()) {
      const id = `matter-${index}`;
      await to.matters.open({
        ...{
          id,
          conversationId: conversationId(`talk-${index}`),
          accountId: accountId(channelId),
          channelId,
        },
        ...{
          closedAtMs: atMs,
          servedMs: 1,
          by: { id: agent, name: agent },
          survey: 'asked',
          surveyDueAtMs: atMs,
        },
        isOpen: isOpenAt(atMs),
        ...(wrapUp === undefined ? {} : { wrapUp }),
      });
      if (score !== undefined) await to.matters.rate(id, score, atMs);
      if (comment !== undefined) await to.matters.comment(id, comment, atMs);
      if (isNotSolved) await to.matters.reportNotSolved(id, atMs);
    }
  }

  it('equal a naive count, and each number the length of the list that it opens', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.constantFrom(...CHANNELS, undefined),
        fc.constantFrom<'all' | 'office'>('all', 'office'),
        async (made, channelId, hours) => {
          await write(made);
          const { figures } = stores();
          const asked = { from: '2026-11-01', to: '2026-11-03', channelId, hours };

          const view = await figures.read(asked);

          if (view === undefined) throw new Error('no figures');
          expect(view.total).toEqual(naiveCell(made, asked, {}));
          for (const cell of [...view.channels, ...view.periods, ...view.cells])
            expect(cell).toEqual(naiveCell(made, asked, cell));
          for (const cell of [view.total, ...view.cells.slice(0, 3)]) await agreesWithItsLists(asked, cell);
          const { categories } = view;
          expect(categories.reduce((sum, { closed }) => sum + closed, 0)).toBe(view.total.closed);
          for (const { category, closed, solved, unsolved } of categories)
            for (const [figure, number] of [
              ['closed', closed],
              ['noted-solved', solved],
              ['noted-unsolved', unsolved],
            ] as const)
              expect(await figures.list({ ...asked, category }, { figure, limit: 99 })).toMatchObject({
                total: number,
                rows: { length: number },
              });
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);

  /** Reads every list of a cell to its end, a few rows at a time. */
  async function agreesWithItsLists(asked: FiguresAsked, cell: KeyedCell): Promise<void> {
    const days = cell.period === undefined ? {} : { from: cell.period, to: cell.period };
    const narrowed = { ...asked, ...days, channelId: cell.channelId ?? asked.channelId };
    for (const [figure, number] of numbersOf(cell)) {
      const { rows, totals } = await readWhole(narrowed, figure);
      expect(new Set(totals)).toEqual(new Set([number]));
      expect(rows).toHaveLength(number);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(number);
      expect(rows.map(({ atMs }) => atMs)).toEqual(rows.map(({ atMs }) => atMs).toSorted((a, b) => b - a));
    }
  }

  async function readWhole(
    asked: FiguresAsked,
    figure: Figure,
    before?: { readonly atMs: number; readonly id: string },
  ): Promise<{ readonly rows: readonly FigureRow[]; readonly totals: readonly number[] }> {
    const page = await stores().figures.list(asked, { figure, limit: 7, ...(before && { before }) });
    if (page === undefined) throw new Error('no list');
    const [, atMs, id] = /^(\d+)_(.+)$/s.exec(page.next ?? '') ?? [];
    if (id === undefined) return { rows: page.rows, totals: [page.total] };
    const rest = await readWhole(asked, figure, { atMs: Number(atMs), id });
    return { rows: [...page.rows, ...rest.rows], totals: [page.total, ...rest.totals] };
  }

  it('cover personal data in comments, and list what one person closed', async () => {
    const one = {
      channel: 'line',
      at: FIRST,
      agent: 'lin',
      score: 2,
      isNotSolved: true,
      wrapUp: undefined,
    } as const;
    await write({
      talks: [],
      answers: [],
      matters: [
        { ...one, comment: '請打 0912-345-678', wrapUp: { category: '路燈', note: '王先生 0912-345-678' } },
        { ...one, agent: 'wang', comment: undefined },
      ],
    });
    const asked = { from: '2026-11-01', to: '2026-11-01', hours: 'all' } as const;

    const lins = await stores().figures.list({ ...asked, agentId: 'lin' }, { figure: 'rated', limit: 9 });

    expect(lins?.rows).toEqual([
      expect.objectContaining({
        ...{ comment: '請打 [電話]', score: 2, agent: { id: 'lin', name: 'lin' } },
        wrapUp: { category: '路燈', note: '王先生 [電話]' },
      }),
    ]);
  });

  it('put a long stretch together by months, and refuse what is no stretch of days', async () => {
    const { figures } = stores();
    const wide = await figures.read({ from: '2026-01-01', to: '2026-12-31', hours: 'all' });

    expect(wide).toMatchObject({ unit: 'month', periods: [{ period: '2026-11', closed: 2 }] });
    for (const [from, to] of [
      ['2026-11-02', '2026-11-01'],
      ['2025-01-01', '2026-11-01'],
      ['2026-13-01', '2026-13-02'],
    ] as const)
      expect(await figures.read({ from, to, hours: 'all' })).toBeUndefined();
  });

  it('leave the house as they stand on the page', async () => {
    const { figures } = stores();
    const view = await figures.read({ from: '2026-11-01', to: '2026-11-01', hours: 'all' });
    if (view === undefined) throw new Error('no figures');

    const table = figuresTable(view, 'zh');
    const end = table.findIndex((row) => row.length === 0);
    const [head = [], ...rows] = table.slice(0, end);

    expect(table.slice(end + 1)).toEqual([
      ['結案類別', '結案', '已解決', '未解決'],
      ...view.categories.map(({ category, closed, solved, unsolved }) => [
        category === '' ? '未分類' : category,
        ...[closed, solved, unsolved].map(String),
      ]),
    ]);
    expect(view.categories.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['2026-11-01', 'LINE'],
      ['2026-11-01', 'LINE'],
      ['2026-11-01', '全部'],
    ]);
    for (const [index, cell] of [...view.cells, ...view.channels, view.total].entries()) {
      const row = rows[index] ?? [];
      expect(row[head.indexOf('結案')]).toBe(String(cell.closed));
      expect(row[head.indexOf('不滿意')]).toBe(String(cell.faces[1]));
      expect(row[head.indexOf('平均分數')]).toBe('2.00');
    }
  });
});

/** Each number of a cell and the list behind it. */
function numbersOf(cell: KeyedCell): readonly (readonly [Figure, number])[] {
  return [
    ['talks', cell.talks],
    ['by-bot', cell.byBot],
    ['handed-over', cell.handedOver],
    ['other', cell.other],
    ['answered', cell.answered],
    ['closed', cell.closed],
    ['rated', cell.rated],
    ['score-1', cell.faces[0]],
    ['score-5', cell.faces[4]],
    ['commented', cell.commented],
    ['not-solved', cell.notSolved],
  ];
}

function naiveCell(made: History, asked: FiguresAsked, { period, channelId }: Partial<KeyedCell>): KeyedCell {
  const isWanted = (row: { channel: string; at: number }): boolean =>
    taipeiDay(row.at) >= asked.from &&
    taipeiDay(row.at) <= asked.to &&
    (asked.channelId === undefined || row.channel === asked.channelId) &&
    (asked.hours === 'all' || isOpenAt(row.at)) &&
    (period === undefined || taipeiDay(row.at) === period) &&
    (channelId === undefined || row.channel === channelId);
  const days = new Map<string, { channel: string; at: number; outcome: number }>();
  for (const { key, channel: on, at: ms, outcome } of made.talks.toSorted((a, b) => a.at - b.at)) {
    const id = `${on}-${key}-${taipeiDay(ms)}`;
    const known = days.get(id) ?? { channel: on, at: ms, outcome: 0 };
    days.set(id, { ...known, outcome: Math.max(known.outcome, TALK_OUTCOMES.indexOf(outcome)) });
  }
  const talks = [...days.values()].filter(isWanted);
  const waits = made.answers
    .filter(isWanted)
    .map(({ waitedMs }) => waitedMs)
    .toSorted((a, b) => a - b);
  const closed = made.matters.filter(isWanted);
  const scores = closed.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const [medianMs, p90Ms] = [0.5, 0.9].map((share) => waits[Math.ceil(share * waits.length) - 1]);
  const faceOf = (score: Score): number => scores.filter((each) => each === score).length;
  const outcomes = (outcome: number): number => talks.filter((each) => each.outcome === outcome).length;
  return {
    ...(period === undefined ? {} : { period }),
    ...(channelId === undefined ? {} : { channelId }),
    ...{ talks: talks.length, other: outcomes(0), byBot: outcomes(1), handedOver: outcomes(2) },
    answered: waits.length,
    ...(medianMs === undefined || p90Ms === undefined ? {} : { medianMs, p90Ms }),
    closed: closed.length,
    faces: [faceOf(1), faceOf(2), faceOf(3), faceOf(4), faceOf(5)],
    rated: scores.length,
    ...(scores.length === 0
      ? {}
      : { meanScore: scores.reduce((sum, score) => sum + score, 0) / scores.length }),
    commented: closed.filter(({ comment }) => comment !== undefined).length,
    notSolved: closed.filter(({ isNotSolved }) => isNotSolved).length,
  };
}
