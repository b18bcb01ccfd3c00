import { createPopularity, MOST_SHARE } from '../../src/knowledge/popularity.js';
import { createLearningStore } from '../../src/storage/learning-store.js';
import { testDatabase } from '../support/engine.js';
import { aPick, DAY_MS, FIRST_DAY_MS } from '../support/evidence.js';

const database = testDatabase();
beforeEach(async () => {
  await database().connection.dropDatabase();
});

/** Picks of an article, one a person, on a day counted from the first. */
async function picked(articleId: string, people: number, day: number, more = {}): Promise<void> {
  const store = createLearningStore(database().connection);
  for (let number = 0; number < people; number += 1)
    await store.addEvidence(aPick(`${articleId}${day}p${number}`, { articleId, day, ...more }));
}

async function sharesAt(day: number): Promise<ReadonlyMap<string, number>> {
  const store = createLearningStore(database().connection);
  const popularity = createPopularity({ store, clock: () => FIRST_DAY_MS + day * DAY_MS });
  await popularity.refresh();
  return popularity.shares();
}

describe('popularity', () => {
  it('is nothing where nobody has chosen', async () => {
    expect((await sharesAt(0)).size).toBe(0);
  });

  it('halves in a month against what is chosen now', async () => {
    for (const articleId of ['old', 'new']) await picked(articleId, 2, articleId === 'old' ? 0 : 30);
    for (let other = 0; other < 20; other += 1) await picked(`other${other}`, 4, 30);

    const shares = await sharesAt(30);

    expect((shares.get('old') ?? 0) / (shares.get('new') ?? 1)).toBeCloseTo(0.5);
  });

  it('never gives one article more than a tenth, whoever floods it', async () => {
    await picked('flooded', 60, 0);
    await picked('quiet', 1, 0);

    const shares = await sharesAt(0);

    expect(shares.get('flooded')).toBe(MOST_SHARE);
    expect(shares.get('quiet')).toBeCloseTo(1 / 21);
  });

  it('forgets what was taken back', async () => {
    await picked('kept', 1, 0);
    await picked('gone', 1, 0, { source: { conversationId: 'c', sourceKey: 's' } });
    await createLearningStore(database().connection).withdraw(
      { conversationId: 'c' as never, sourceKey: 's' },
      1,
    );

    expect([...(await sharesAt(0)).keys()]).toEqual(['kept']);
  });
});
