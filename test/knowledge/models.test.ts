import { createModels, type Models, type ModelsParts } from '../../src/knowledge/models.js';
import { createNightly } from '../../src/knowledge/nightly.js';
import { runLearningJob, type LearningResult } from '../../src/knowledge/learning-job.js';
import type { LearningTask, Learned } from '../../src/knowledge/live-knowledge.js';
import type { ModelStore } from '../../src/knowledge/model-store.js';
import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { createModelStore } from '../../src/storage/model-store.js';
import { OUR_ARTICLES, OUR_INTENTS, OUR_QUESTIONS } from '../quality/our-articles.js';
import { testDatabase } from '../support/engine.js';
import { poll } from '../support/poll.js';

const database = testDatabase();
let store: ModelStore;
beforeEach(async () => {
  await database().connection.dropDatabase();
  store = createModelStore(database().connection);
});

const TESTS = OUR_QUESTIONS.map(({ articleId, text: question }) => ({ articleId, question }));
const taskOf = (variantIds: readonly string[] = [], revision = 1): LearningTask => ({
  ...{ revision, variantIds, articles: OUR_ARTICLES, intents: OUR_INTENTS },
  published: new Map(OUR_ARTICLES.map((article) => [article.id, article])),
});
const never = (): AbortSignal => new AbortController().signal;

/** Models as one process has them; `learn` runs here instead of in a thread, and is counted. */
function modelsOf(parts: Partial<ModelsParts> = {}): Models & { readonly trainings: () => number } {
  let count = 0;
  const learn: ModelsParts['learn'] = (job) => {
    count += 1;
    return Promise.resolve(runLearningJob(job));
  };
  const models = createModels({
    ...{ store, learn, tests: () => TESTS, clock: Date.now, wait: () => Promise.resolve() },
    onTrained: () => undefined,
    ...parts,
  });
  return { ...models, trainings: () => count };
}

/** What a training gives whose weights say the opposite of what they should. */
const spoilt: ModelsParts['learn'] = (job) => {
  const good = learnKnowledge(job.articles);
  const result = runLearningJob(job);
  const worse = { ...result.after, clicks: result.before.clicks + 1, firstCount: 0 };
  return Promise.resolve({ ...result, knowledge: good, after: worse } satisfies LearningResult);
};

/** A live snapshot that remembers what it was given. */
function liveOf(task: () => LearningTask) {
  const used: (Learned | undefined)[] = [];
  return {
    used,
    learningTask: task,
    useLearned: (_: number, learned: Learned) => used.push(learned) > 0,
    dropLearned: () => void used.push(undefined),
  };
}

describe('what was learned', () => {
  it('is found again after a restart, without training again', async () => {
    const learned = await modelsOf().learnFrom(taskOf(), never());

    const restarted = modelsOf();
    const found = await restarted.learnFrom(taskOf(), never());

    expect(learned?.knowledge).toEqual(learnKnowledge(OUR_ARTICLES));
    expect(found?.knowledge).toEqual(learned?.knowledge);
    expect(restarted.trainings()).toBe(0);
  });

  it('fits also where more variants are live since, never where one of its own is live no more', async () => {
    await modelsOf().learnFrom(taskOf(['v1', 'v2']), never());
    const grown = modelsOf();
    const shrunk = modelsOf();

    await grown.learnFrom(taskOf(['v1', 'v2', 'v3']), never());
    const relearned = await shrunk.learnFrom(taskOf(['v1']), never());

    expect(grown.trainings()).toBe(0);
    expect(shrunk.trainings()).toBe(1);
    expect(relearned?.variantIds).toEqual(['v1']);
  });

  it('is learned anew for another revision', async () => {
    await modelsOf().learnFrom(taskOf(), never());
    const models = modelsOf();

    await models.learnFrom(taskOf([], 2), never());

    expect(models.trainings()).toBe(1);
  });

  it('is begun once the knowledge has stood a minute, and not at all where something newer comes before', async () => {
    const waits: { ms: number; end: () => void }[] = [];
    const models = modelsOf({
      wait: (ms, signal) =>
        new Promise<void>((end, giveUp) => {
          waits.push({ ms, end });
          signal.addEventListener('abort', () => {
            giveUp(new Error('given up'));
          });
        }),
    });
    const newer = new AbortController();
    const overtaken = models.learnFrom(taskOf(), newer.signal);
    await poll('the first to rest', () => waits.length === 1);
    newer.abort();
    await expect(overtaken).rejects.toThrow('given up');

    const standing = models.learnFrom(taskOf([], 2), never());
    await poll('the second to rest', () => waits.length === 2);
    const before = models.trainings();
    waits[1]?.end();
    await standing;

    expect(waits.map(({ ms }) => ms)).toEqual([60_000, 60_000]);
    expect(before).toBe(0);
    expect(models.trainings()).toBe(1);
  });

  it('is not used where its bytes are not whole', async () => {
    await modelsOf().learnFrom(taskOf(), never());
    await database()
      .connection.collection('model_parts')
      .updateMany({}, { $set: { bytes: Buffer.from('x') } });
    const models = modelsOf();

    await models.learnFrom(taskOf(), never());

    expect(models.trainings()).toBe(1);
  });
});

describe('a worse model', () => {
  it('is not used, and it is on record why; a restart does not try it again', async () => {
    const learned = await modelsOf({ learn: spoilt }).learnFrom(taskOf(), never());

    const restarted = modelsOf();
    const again = await restarted.learnFrom(taskOf(), never());

    const [run] = await store.list(10);
    expect(learned).toBeUndefined();
    expect(run).toMatchObject({ verdict: 'worse', reason: 'needed', revision: 1 });
    expect(run?.result?.replay?.after.clicks).toBeGreaterThan(run?.result?.replay?.before.clicks ?? Infinity);
    expect(again).toBeUndefined();
    expect(restarted.trainings()).toBe(0);
  });

  it('leaves what was in use where it is', async () => {
    let learn: ModelsParts['learn'] = (job) => Promise.resolve(runLearningJob(job));
    const models = modelsOf({ learn: (job, signal) => learn(job, signal) });
    await models.learnFrom(taskOf(), never());
    const before = models.inUse();
    const live = liveOf(() => taskOf(['v1']));

    learn = spoilt;
    await (
      await models.refit(live, { reason: 'asked', by: { id: 's1', name: '安達' } })
    )?.ended;

    expect(live.used).toEqual([]);
    expect(models.inUse()).toBe(before);
    expect((await store.list(1))[0]).toMatchObject({ verdict: 'worse', reason: 'asked', by: { id: 's1' } });
  });
});

describe('a refit', () => {
  it('is compared with what is in use, not with nothing', async () => {
    const rivals: boolean[] = [];
    const models = modelsOf({
      learn: (job) => {
        rivals.push(job.inUse !== undefined);
        return Promise.resolve(runLearningJob(job));
      },
    });
    await models.learnFrom(taskOf(), never());

    await (
      await models.refit(liveOf(taskOf), { reason: 'asked' })
    )?.ended;

    expect(rivals).toEqual([false, true]);
  });

  it('is one at a time, over all instances', async () => {
    let finish: (() => void) | undefined;
    const models = modelsOf({
      learn: async (job) => {
        await new Promise<void>((resolve) => (finish = resolve));
        return runLearningJob(job);
      },
    });
    const live = liveOf(taskOf);
    const first = await models.refit(live, { reason: 'asked' });
    await poll('the training runs', () => finish !== undefined);

    const second = await models.refit(live, { reason: 'asked' });
    const elsewhere = await modelsOf().refit(live, { reason: 'asked' });
    finish?.();
    await first?.ended;
    const third = await modelsOf().refit(live, { reason: 'asked' });
    await third?.ended;

    expect([second, elsewhere]).toEqual([undefined, undefined]);
    expect(third?.runId).toBeDefined();
  });

  it('that fails is on record, and what was in use stays', async () => {
    const models = modelsOf({ learn: () => Promise.reject(new Error('no thread')) });
    const live = liveOf(taskOf);

    await (
      await models.refit(live, { reason: 'asked' })
    )?.ended;

    expect(live.used).toEqual([]);
    expect((await store.list(1))[0]).toMatchObject({ verdict: 'failed' });
  });

  it('can be taken back: the one before it is used, here and elsewhere', async () => {
    const models = modelsOf();
    await models.learnFrom(taskOf(), never());
    const first = models.inUse();
    const live = liveOf(() => taskOf(['v1']));
    await (
      await models.refit(live, { reason: 'asked' })
    )?.ended;
    const second = models.inUse() ?? '';
    const other = modelsOf();
    await other.follow(live);
    const followed = other.inUse();

    const isWithdrawn = await store.withdraw(second);
    await models.follow(live);
    await other.follow(live);

    expect(second).not.toBe(first);
    expect(followed).toBe(second);
    expect(isWithdrawn).toBe(true);
    expect([models.inUse(), other.inUse()]).toEqual([first, first]);
    expect(await store.withdraw(second)).toBe(false);
  });
});

describe('the night', () => {
  /** 03:20 in Taipei on the second of June. */
  const NIGHT_MS = Date.UTC(2026, 5, 1, 19, 20);
  const nightOf = (models: Models, nowMs: number, variantIds: readonly string[]) => {
    const live = liveOf(() => taskOf(variantIds));
    const learning = { settleHeld: () => Promise.resolve(), sweep: () => Promise.resolve() };
    const popularity = { refresh: () => Promise.resolve() };
    const parts = { store, models, live, learning, popularity, jitter: 0.5, clock: () => nowMs };
    return { live, run: createNightly(parts) };
  };

  it('fits anew what was learned since, once for all instances', async () => {
    const models = modelsOf();
    await models.learnFrom(taskOf(), never());
    const here = nightOf(models, NIGHT_MS, ['v1']);
    const there = nightOf(modelsOf(), NIGHT_MS, ['v1']);

    await here.run();
    await here.run();
    await there.run();

    expect((await store.list(10)).map(({ reason, variantIds }) => [reason, variantIds])).toEqual([
      ['nightly', ['v1']],
      ['needed', []],
    ]);
    expect(there.live.used.at(-1)?.variantIds).toEqual(['v1']);
  });

  it.each([
    ['by day', Date.UTC(2026, 5, 1, 6), ['v1']],
    ['before its own minute', Date.UTC(2026, 5, 1, 19, 5), ['v1']],
    ['where nothing was learned since', NIGHT_MS, []],
  ])('trains nothing %s', async (_, nowMs, variantIds) => {
    const models = modelsOf();
    await models.learnFrom(taskOf(), never());

    await nightOf(models, nowMs, variantIds).run();

    expect(await store.list(10)).toHaveLength(1);
  });
});
