// People who want the bot to answer wrongly. Everything here is tried on the real store; the bot's next answer is the judge.

import { judgeVariant } from '../../src/knowledge/judge-variant.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';
import { testDatabase } from '../support/engine.js';
import { aChoice } from '../support/evidence.js';
import { LearningRoom } from '../support/learning-room.js';

const database = testDatabase();
beforeEach(async () => {
  await database().connection.dropDatabase();
});

/** An everyday question that no article lists; it belongs to the garbage trucks. */
const COMMON = '今天那台唱歌的車子幾點會到我家';
const WRONG = 'sports-center';
const TESTS = OUR_QUESTIONS.map(({ articleId, text: question }) => ({ articleId, question }));
const openRoom = (): Promise<LearningRoom> => LearningRoom.open(database(), { tests: TESTS });
const by = { id: 's1', name: '陳編輯' };

describe('a crowd of two hundred new accounts', () => {
  const flood = (room: LearningRoom, days: number) =>
    room.learns(
      ...Array.from({ length: 200 }, (_, number) =>
        aChoice('citizen-pick', `fresh${number}`, {
          ...{ text: COMMON, articleId: WRONG, day: number % days, isFresh: true },
        }),
      ),
    );

  it('brings nothing live, in a day or in twenty', async () => {
    const room = await openRoom();

    await flood(room, 20);

    expect(await room.onlyVariant()).toMatchObject({ state: 'quarantined' });
    expect(room.answers(COMMON)).not.toBe(WRONG);
  });

  it('brings nothing live with a careless agent either: it waits for an editor, who sees why', async () => {
    const room = await openRoom();
    await flood(room, 10);

    await room.learns(aChoice('agent-sent-suggestion', 'mei', { text: COMMON, articleId: WRONG, day: 3 }));

    expect(await room.onlyVariant()).toMatchObject({ state: 'quarantined', hold: { kind: 'crowd' } });
    expect(room.answers(COMMON)).not.toBe(WRONG);
  });

  it('does not drown the few who choose the right article: it only makes them wait for an editor', async () => {
    const room = await openRoom();
    await flood(room, 10);

    await room.earns(COMMON, 'garbage-time', { names: ['old1', 'old2'] });
    const right = (await room.store.list({ articleId: 'garbage-time', limit: 1 }))[0];
    const waits = room.answers(COMMON);
    await room.decide(right?.id ?? '', 'approve', by);

    expect(right).toMatchObject({ state: 'quarantined', hold: { kind: 'contested' } });
    expect(waits).not.toBe(WRONG);
    expect(room.answers(COMMON)).toBe('garbage-time');
  });
});

describe('one person with patience', () => {
  it('has one voice, whatever the day', async () => {
    const room = await openRoom();
    const picks = Array.from({ length: 9 }, (_, day) =>
      aChoice('citizen-pick', 'eve', { text: COMMON, articleId: WRONG, day }),
    );

    await room.learns(...picks, aChoice('agent-own-pick', 'mei', { text: COMMON, articleId: WRONG }));

    expect(room.answers(COMMON)).not.toBe(WRONG);
  });

  it('teaches at most five things a day', async () => {
    const room = await openRoom();

    await room.learns(
      ...Array.from({ length: 30 }, (_, number) =>
        aChoice('citizen-pick', 'eve', { text: `${COMMON}第${number}次問`, articleId: WRONG }),
      ),
    );

    expect(await room.store.list({ limit: 100 })).toHaveLength(5);
  });
});

describe('two accomplices and an agent who does not look', () => {
  it("cannot take another article's own words", async () => {
    const room = await openRoom();
    const [own = ''] = OUR_ARTICLES.find(({ id }) => id === 'garbage-time')?.variants ?? [];

    await room.earns(own, WRONG);

    expect(await room.onlyVariant()).toMatchObject({
      state: 'quarantined',
      hold: { kind: 'conflict', ownerId: 'garbage-time' },
    });
    expect(room.answers(own)).toBe('garbage-time');
  });

  it('cannot take a question that must find another article, not even with an editor', async () => {
    const room = await openRoom();
    // One of the test questions, with a word more.
    const near = '今天垃圾車幾點會到呀';

    await room.earns(near, WRONG);
    const { id, ...held } = await room.onlyVariant();
    const approved = await room.decide(id, 'approve', by);

    expect(held).toMatchObject({
      state: 'quarantined',
      hold: { kind: 'steals', articleId: 'garbage-time', question: '今天垃圾車幾點會到' },
    });
    expect(approved).toMatchObject({ kind: 'refused', hold: { kind: 'steals' } });
    expect(room.answers('今天垃圾車幾點會到')).not.toBe(WRONG);
  });

  it('get what nobody else asks for, on record by name, until somebody says no', async () => {
    const room = await openRoom();
    await room.earns(COMMON, WRONG, { staff: 'mallory' });
    const { id, history, broughtLive } = await room.onlyVariant();
    const poisoned = room.answers(COMMON);

    await room.decide(id, 'retire', by);

    expect(poisoned).toBe(WRONG);
    expect(history.at(-1)).toMatchObject({ to: 'live', reason: 'votes' });
    expect(broughtLive?.staffIds).toEqual(['mallory']);
    expect(room.answers(COMMON)).not.toBe(WRONG);
  });
});

describe('a stolen account of an agent', () => {
  /** Made of words that no article has. */
  const words = (number: number): string =>
    `玄奧符文之${'甲乙丙丁戊己庚辛壬癸子丑寅卯'.charAt(number)}號碎片歸何處`;

  it('brings ten variants live in a day, and no more, until the next day or an editor', async () => {
    const room = await openRoom();
    for (let number = 0; number < 14; number += 1)
      await room.earns(words(number), WRONG, {
        staff: 'mallory',
        names: [`eve${Math.floor(number / 4)}`, `bob${Math.floor(number / 4)}`],
      });

    const live = await room.store.listLive();
    const held = await room.store.list({ state: 'quarantined', hold: 'staff-cap', limit: 100 });
    room.day = 1;
    await room.learning.settleHeld();

    expect(live).toHaveLength(10);
    expect(held).toHaveLength(4);
    expect(await room.store.listLive()).toHaveLength(14);
  });

  it('alone brings nothing live', async () => {
    const room = await openRoom();

    await room.learns(
      ...Array.from({ length: 10 }, (_, day) =>
        aChoice('agent-own-pick', 'mallory', { text: COMMON, articleId: WRONG, day }),
      ),
    );

    const { wordingKey } = await room.onlyVariant();
    expect(judgeVariant(await room.store.readEvidence(wordingKey), WRONG)).toEqual({ kind: 'wait' });
    expect(room.answers(COMMON)).not.toBe(WRONG);
  });
});
