// The optional helpers against a server that is slow, wrong, down or hostile: whoever asks gets an answer that can be
// trusted in its form, or a reason, in time; nothing personal leaves; a day costs no more than its budget.

import { createAssistBudget, type AssistBudgetStore } from '../../src/assist/assist-budget.js';
import type { AssistFault } from '../../src/assist/assist-client.js';
import { createAssistGuard } from '../../src/assist/assist-guard.js';
import { createEmbedder } from '../../src/assist/embedder.js';
import { createLanguageModel } from '../../src/assist/language-model.js';
import { createAssistBudgetStore } from '../../src/storage/assist-budget-store.js';
import { testDatabase } from '../support/engine.js';
import {
  completion,
  embeddings,
  startFakeAssist,
  type AssistWeather,
  type FakeAssist,
} from '../support/fake-assist.js';

const DEADLINE_MS = 300;
const START_MS = Date.parse('2026-11-21T10:00:00+08:00');

const database = testDatabase();
let fake: FakeAssist;
let nowMs = START_MS;
let ends: ('given' | AssistFault)[] = [];
let purse = 0;

beforeEach(async () => {
  fake = await startFakeAssist();
  nowMs = START_MS;
  ends = [];
  purse += 1;
});
afterEach(() => fake.stop());

function parts(
  dailyTokens = 1_000_000,
  store: AssistBudgetStore = createAssistBudgetStore(database().connection),
) {
  const clock = (): number => nowMs;
  const name = `purse${purse}`;
  const budget = createAssistBudget({ name, dailyTokens, store, clock, onError: () => undefined });
  const guard = createAssistGuard({ budget, clock, onEnd: ({ end }) => ends.push(end) });
  const endpoint = { baseUrl: fake.baseUrl, model: 'small', key: 'key-that-nobody-reads' };
  return { budget, embedder: createEmbedder(endpoint, guard), model: createLanguageModel(endpoint, guard) };
}

const ask = (dailyTokens?: number) => {
  const { model } = parts(dailyTokens);
  const prompt = { task: 'Say it.', material: 'words', maxTokens: 20, deadlineMs: DEADLINE_MS };
  return model.complete(prompt);
};

describe('whatever the helper does', () => {
  const failing: readonly [string, () => AssistWeather, AssistFault][] = [
    ['is silent', () => ({ kind: 'silence' }), 'late'],
    ['begins and never ends', () => ({ kind: 'drip' }), 'late'],
    ['cuts the line', () => ({ kind: 'cut' }), 'unreachable'],
    ['sends the key elsewhere', () => ({ kind: 'redirect', to: `${fake.baseUrl}/elsewhere` }), 'refused'],
    ['knows no such key', () => ({ kind: 'json', status: 401, body: {} }), 'refused'],
    ['has too much to do', () => ({ kind: 'json', status: 429, body: {} }), 'overloaded'],
    ['is broken', () => ({ kind: 'json', status: 502, body: {} }), 'overloaded'],
    ['sends a page', () => ({ kind: 'text', text: '<html>' }), 'malformed'],
    ['sends a list', () => ({ kind: 'json', body: [] }), 'malformed'],
    ['sends nothing to say', () => completion(''), 'malformed'],
    ['sends a number', () => completion(7), 'malformed'],
    [
      'nests without end',
      () => ({ kind: 'text', text: `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}` }),
      'malformed',
    ],
  ];

  it.each(failing)('%s: a reason comes, in time', async (_, weather, fault) => {
    fake.answer = weather;

    const answer = await ask();

    expect(answer).toEqual({ kind: 'nothing', fault });
    expect(ends).toEqual([fault]);
  });

  it('floods: the answer is cut', async () => {
    fake.answer = () => ({ kind: 'flood' });
    const { model } = parts();

    const answer = await model.complete({ task: '', material: '', maxTokens: 1, deadlineMs: 20_000 });

    expect(answer).toEqual({ kind: 'nothing', fault: 'malformed' });
  });

  it('is not there at all', async () => {
    await fake.stop();

    expect(await ask()).toEqual({ kind: 'nothing', fault: 'unreachable' });
  });

  it('answers: the words come without what does not print', async () => {
    fake.answer = () => completion('  您好\u202E\u0000，\r\n\n\n\n請洽櫃台 ');

    expect(await ask()).toEqual({ kind: 'given', value: '您好，\n\n請洽櫃台' });
    expect(fake.requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: 'Bearer key-that-nobody-reads',
      body: { model: 'small', max_tokens: 20 },
    });
  });

  it('is left alone for a while after three failures, then asked again', async () => {
    fake.answer = () => ({ kind: 'json', status: 500, body: {} });
    const { model } = parts();
    const prompt = { task: '', material: '', maxTokens: 1, deadlineMs: DEADLINE_MS };
    for (let time = 0; time < 4; time += 1) await model.complete(prompt);
    const whileResting = fake.requests.length;
    nowMs += 5_001;
    fake.answer = () => completion('好');

    const later = await model.complete(prompt);

    expect(whileResting).toBe(3);
    expect(ends).toEqual(['overloaded', 'overloaded', 'overloaded', 'resting', 'given']);
    expect(later).toEqual({ kind: 'given', value: '好' });
  });

  it('takes four calls at a time and no more', async () => {
    fake.answer = () => ({ kind: 'silence' });
    const { model } = parts();
    const prompt = { task: '', material: '', maxTokens: 1, deadlineMs: DEADLINE_MS };

    const answers = await Promise.all(Array.from({ length: 6 }, () => model.complete(prompt)));

    const faults = answers.map((answer) => (answer.kind === 'nothing' ? answer.fault : 'given'));
    expect(faults.sort()).toEqual(['busy', 'busy', 'late', 'late', 'late', 'late']);
  });
});

describe('the budget of a day', () => {
  it('is kept, over a restart too, and begins anew at midnight in Taipei', async () => {
    fake.answer = () => completion('好', 40);
    const first = await ask(80);
    const second = await ask(80);
    const spent = await parts().budget.spentToday();
    nowMs = Date.parse('2026-11-22T00:00:01+08:00');
    const nextDay = await ask(80);

    expect(first.kind).toBe('given');
    expect(second).toEqual({ kind: 'nothing', fault: 'over-budget' });
    expect(spent).toBe(40);
    expect(nextDay.kind).toBe('given');
  });

  it.each([-5_000, 1e12, Number.NaN, 'many', null])(
    'believes no helper that says it used %p tokens',
    async (total) => {
      fake.answer = () => completion('好', total);
      await ask(500);

      const spent = await parts().budget.spentToday();

      expect(spent).toBeGreaterThan(20);
      expect(spent).toBeLessThan(100);
    },
  );

  it('is never passed by calls at the same time', async () => {
    const store = createAssistBudgetStore(database().connection);

    const granted = await Promise.all(Array.from({ length: 40 }, () => store.reserve('race', 10, 105)));

    expect(granted.filter(Boolean)).toHaveLength(10);
    expect(await store.read('race')).toBe(100);
  });

  it('stays shut where nobody can count', async () => {
    const broken = {
      reserve: () => Promise.reject(new Error('down')),
      settle: () => Promise.resolve(),
      read: () => Promise.resolve(0),
    };
    const { model } = parts(1_000, broken);

    const answer = await model.complete({ task: '', material: '', maxTokens: 1, deadlineMs: DEADLINE_MS });

    expect(answer).toEqual({ kind: 'nothing', fault: 'over-budget' });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('vectors', () => {
  it('come in the order of the texts, of length 1', async () => {
    fake.answer = () => ({
      kind: 'json',
      body: {
        data: [
          { index: 1, embedding: [0, 2] },
          { index: 0, embedding: [3, 4] },
        ],
      },
    });

    const answer = await parts().embedder.embed(['甲', '乙'], DEADLINE_MS);

    if (answer.kind !== 'given') throw new Error(answer.fault);
    expect(answer.value.map((vector) => [...vector].map((each) => Math.round(each * 10) / 10))).toEqual([
      [0.6, 0.8],
      [0, 1],
    ]);
  });

  it.each<[string, unknown]>([
    ['too few', [{ index: 0, embedding: [1, 0] }]],
    [
      'two of one place',
      [
        { index: 0, embedding: [1, 0] },
        { index: 0, embedding: [0, 1] },
      ],
    ],
    [
      'of two lengths',
      [
        { index: 0, embedding: [1, 0] },
        { index: 1, embedding: [1] },
      ],
    ],
    [
      'of nothing',
      [
        { index: 0, embedding: [0, 0] },
        { index: 1, embedding: [1, 0] },
      ],
    ],
    [
      'of words',
      [
        { index: 0, embedding: ['1', '0'] },
        { index: 1, embedding: [1, 0] },
      ],
    ],
    [
      'far too long',
      [
        { index: 0, embedding: Array.from({ length: 5000 }, () => 1) },
        { index: 1, embedding: [1] },
      ],
    ],
    ['that are no list', { length: 2 }],
  ])('%s are refused', async (_, data) => {
    fake.answer = () => ({ kind: 'json', body: { data } });

    const answer = await parts().embedder.embed(['甲', '乙'], DEADLINE_MS);

    expect(answer).toEqual({ kind: 'nothing', fault: 'malformed' });
  });

  it('are made of words without personal data', async () => {
    fake.answer = (request) => embeddings(request, () => [1, 0]);

    await parts().embedder.embed(
      ['我是A123456789，電話0912-345-678，住中山路一段12號3樓，要補辦'],
      DEADLINE_MS,
    );

    const sent = JSON.stringify(fake.requests[0]?.body);
    expect(sent).toContain('要補辦');
    expect(sent).not.toMatch(/A123456789|345|12號/);
  });
});
