// How long the figures of a year take: npm run bench:figures -- --talks 100000. Loopback, an engine and a database of its own.

import { parseArgs } from 'node:util';

import { DAY_MS, startOf, taipeiDay } from '../../src/domain/taipei-time.js';
import { createFigures } from '../../src/reports/figures.js';
import { answerModel } from '../../src/storage/answer-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { connectDatabase } from '../../src/storage/connect.js';
import { createFiguresStore } from '../../src/storage/figures-store.js';
import { matterModel } from '../../src/storage/matter-store.js';
import { talkDayModel } from '../../src/storage/talk-day-store.js';
import { CACHE_DIR, CHILD_ENTRY, freshFolder } from '../support/engine-folders.js';

const { values } = parseArgs({ options: { talks: { type: 'string', default: '100000' } } });
const TALKS = Number(values.talks);
const CHANNELS = ['line', 'messenger', 'webchat'] as const;
const FIRST = startOf('2026-01-01');
const PART = 5_000;

const database = await connectDatabase({
  dataDir: freshFolder(),
  childEntry: CHILD_ENTRY,
  cacheDir: CACHE_DIR,
  onEvent: () => undefined,
});
const { connection } = database;
const figures = createFigures({ store: createFiguresStore(connection), clock: Date.now });
await buildIndexes(connection);

/** One in three talks was with a person. */
for (let from = 0; from < TALKS; from += PART) {
  const rows = Array.from({ length: Math.min(PART, TALKS - from) }, (_, at) => rowOf(from + at));
  const served = rows.filter(({ outcome }) => outcome === 2);
  await talkDayModel(connection).collection.insertMany(rows as never);
  await answerModel(connection).collection.insertMany(
    served.map(({ _id, conversationId, channelId, firstAt, isOpen }, at) => {
      return {
        _id,
        conversationId,
        channelId,
        agentId: 'a',
        queuedAt: firstAt,
        isOpen,
        waitedMs: (at * 7919) % 900_000,
      };
    }) as never,
  );
  await matterModel(connection).collection.insertMany(
    served.map(({ _id, conversationId, channelId, firstAt, isOpen }, at) => ({
      ...{ _id, conversationId, channelId, accountId: channelId, closedAt: firstAt, isOpen, servedMs: 1 },
      ...{ by: { id: `a${at % 5}`, name: '值機員' }, survey: 'asked', surveyDueAt: firstAt },
      ...(at % 2 === 0 ? { score: 1 + (at % 5), ratedAt: firstAt } : {}),
    })) as never,
  );
}

const year = { from: '2026-01-01', to: '2026-12-31', hours: 'all' as const };
const took: Record<string, number> = {};
for (const [name, ask] of Object.entries({
  year: () => figures.read(year),
  yearOfficeHours: () => figures.read({ ...year, hours: 'office' }),
  month: () => figures.read({ ...year, from: '2026-06-01', to: '2026-06-30' }),
  listOfYear: () => figures.list(year, { figure: 'by-bot', limit: 50 }),
  ratingsOfYear: () => figures.list(year, { figure: 'rated', limit: 50 }),
})) {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  took[name] = Math.round(times.toSorted((a, b) => a - b)[2] ?? 0);
}
process.stdout.write(`${JSON.stringify({ talks: TALKS, medianMs: took })}\n`);
await database.close();

function rowOf(n: number) {
  const at = FIRST + ((n * 104_729) % 365) * DAY_MS + ((n * 7_919) % DAY_MS);
  const [conversationId, channelId] = [`talk-${n}`, CHANNELS[n % 3] ?? 'line'];
  const day = taipeiDay(at);
  const outcome = (n * 31) % 3;
  return {
    _id: `${conversationId}:${day}`,
    conversationId,
    channelId,
    day,
    firstAt: new Date(at),
    isOpen: n % 3 > 0,
    outcome,
  };
}
