import path from 'node:path';

import { learnInThread } from '../../src/knowledge/learn-thread.js';
import type { Variant } from '../../src/knowledge/learning-store.js';
import type { LearningJob } from '../../src/knowledge/learning-job.js';
import { createLiveKnowledge } from '../../src/knowledge/live-knowledge.js';
import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { match } from '../../src/matching/matcher.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';
import { poll } from '../support/poll.js';

const ENTRY = path.resolve('dist/knowledge/learn-worker.js');

const store = (revision = 1) => ({
  readRevision: () => Promise.resolve(revision),
  readArticles: () => Promise.resolve(OUR_ARTICLES),
});

describe('learning from live knowledge', () => {
  const job: LearningJob = {
    ...{ revision: 1, articles: OUR_ARTICLES, intents: [], published: OUR_ARTICLES },
    tests: OUR_QUESTIONS.map(({ articleId, text: question }) => ({ articleId, question })),
  };

  it('learns in a thread what it would learn in this one, and says what the frozen questions make of it', async () => {
    const { knowledge, before, after } = await learnInThread(ENTRY)(job, new AbortController().signal);

    expect(knowledge).toEqual(learnKnowledge(OUR_ARTICLES));
    expect(before.questionCount).toBeGreaterThan(OUR_QUESTIONS.length);
    expect(after.questionCount).toBe(before.questionCount);
    expect(after.firstCount).toBeGreaterThan(0.9 * after.questionCount);
  });

  it('gives up when told to', async () => {
    const abort = new AbortController();
    const learning = learnInThread(ENTRY)(job, abort.signal);

    abort.abort();

    await expect(learning).rejects.toMatchObject({ code: 'LEARNING_STOPPED' });
  });

  it('answers before it has learned, and swaps the learned index in whole', async () => {
    let finish: (() => void) | undefined;
    const live = createLiveKnowledge({
      store: store(),
      intents: [],
      clock: Date.now,
      every: () => () => undefined,
      learn: async ({ articles, variantIds }) => {
        await new Promise<void>((resolve) => (finish = resolve));
        return { knowledge: learnKnowledge(articles), variantIds };
      },
    });
    await live.start();
    const before = live.current();

    const { band } = match('敬老卡如何申請', before.index);
    finish?.();
    await poll('the learned index is in use', () => live.current().index.learned !== undefined);

    expect(band).toBe('answer');
    expect(before.index.learned).toBeUndefined();
    expect(live.current().revision).toBe(before.revision);
    live.stop();
  });

  it('drops what was learned from a variant as soon as it is live no more, and learns without it', async () => {
    const variant = { id: 'v1', articleId: 'streetlight', wording: '巷尾那盞嗡嗡叫', changedAtMs: 1 };
    const rows = [{ ...variant, state: 'live' as const, version: 2 }] as unknown as readonly Variant[];
    const learnedWith: (readonly string[])[] = [];
    const live = createLiveKnowledge({
      store: store(),
      intents: [],
      clock: Date.now,
      variants: { listLive: () => Promise.resolve(rows), listChangedSince: () => Promise.resolve([]) },
      every: () => () => undefined,
      learn: ({ articles, variantIds }) => {
        learnedWith.push(variantIds);
        return Promise.resolve({ knowledge: learnKnowledge(articles), variantIds });
      },
    });
    await live.start();
    await poll('it has learned', () => live.current().index.learned !== undefined);

    live.takeVariant({ ...variant, state: 'retired', version: 3 });
    const { learned } = live.current().index;
    await poll('it has learned again', () => live.current().index.learned !== undefined);

    expect(learned).toBeUndefined();
    expect(learnedWith).toEqual([['v1'], []]);
    live.stop();
  });

  it('goes on with the index as built when learning fails', async () => {
    const errors: unknown[] = [];
    const live = createLiveKnowledge({
      store: store(),
      intents: [],
      clock: Date.now,
      every: () => () => undefined,
      onError: (error) => errors.push(error),
      learn: () => Promise.reject(new Error('no thread')),
    });

    await live.start();
    await poll('the failure is reported', () => errors.length > 0);

    expect(match('敬老卡如何申請', live.current().index).band).toBe('answer');
    live.stop();
  });
});
