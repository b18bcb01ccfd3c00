import { conversationId } from '../../src/domain/ids.js';
import { OUR_ARTICLES } from '../quality/our-articles.js';
import { testDatabase } from '../support/engine.js';
import { aChoice } from '../support/evidence.js';
import { LearningRoom } from '../support/learning-room.js';

const database = testDatabase();
beforeEach(async () => {
  await database().connection.dropDatabase();
});
const openRoom = (options = {}): Promise<LearningRoom> => LearningRoom.open(database(), options);

/** Nobody of the articles says a word of it. */
const WORDS = '巷尾那盞會嗡嗡叫又忽明忽滅';
const ARTICLE = 'streetlight';

describe('a way of asking goes live', () => {
  it('with the second contact on another day and one of the staff, and answers the very next question', async () => {
    const room = await openRoom();
    await room.learns(aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE, day: 0 }));
    await room.learns(aChoice('agent-sent-suggestion', 'mei', { text: WORDS, articleId: ARTICLE, day: 0 }));
    const before = room.answers(WORDS);
    const quarantined = await room.onlyVariant();

    await room.learns(aChoice('citizen-pick', 'ben', { text: `請問${WORDS}？`, articleId: ARTICLE, day: 1 }));

    expect(before).toBeUndefined();
    expect(quarantined).toMatchObject({ state: 'quarantined', wording: WORDS, history: [] });
    expect(room.answers(WORDS)).toBe(ARTICLE);
    expect(await room.onlyVariant()).toMatchObject({
      state: 'live',
      broughtLive: { staffIds: ['mei'] },
      history: [{ from: 'quarantined', to: 'live', reason: 'votes' }],
    });
    expect(room.changes).toMatchObject([{ articleId: ARTICLE, to: 'live', reason: 'votes' }]);
  });

  it('counts one choice once, however often it is noted', async () => {
    const room = await openRoom();
    const pick = aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE });

    await room.learns(pick, pick, { ...pick });

    const { wordingKey } = await room.onlyVariant();
    expect(await room.store.readEvidence(wordingKey)).toHaveLength(1);
  });

  it('by an editor alone, and by another instance within one look at the store', async () => {
    const room = await openRoom();
    const other = await openRoom();
    await room.learns(aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE }));
    const { id } = await room.onlyVariant();

    const outcome = await room.decide(id, 'approve', { id: 's1', name: '陳編輯' }, '問得很清楚');
    const elsewhere = other.answers(WORDS);
    await other.live.refresh();

    expect(outcome).toMatchObject({ kind: 'done', variant: { state: 'live' } });
    expect(room.answers(WORDS)).toBe(ARTICLE);
    expect(elsewhere).toBeUndefined();
    expect(other.answers(WORDS)).toBe(ARTICLE);
    expect((await room.onlyVariant()).history).toMatchObject([
      { reason: 'editor', by: { id: 's1', name: '陳編輯' }, remark: '問得很清楚' },
    ]);
  });

  it('and stays through a restart and a publish', async () => {
    await (await openRoom()).earns(WORDS, ARTICLE);

    const restarted = await openRoom();
    const afterRestart = restarted.answers(WORDS);
    await restarted.publish(OUR_ARTICLES.map((article) => ({ ...article, version: 2 })));

    expect(afterRestart).toBe(ARTICLE);
    expect(restarted.answers(WORDS)).toBe(ARTICLE);
    expect(restarted.live.current().articles.get(ARTICLE)?.variants).not.toContain(WORDS);
  });

  it('also where its evidence was stored and the process killed before it counted', async () => {
    const room = await openRoom();
    await room.learns(
      aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE }),
      aChoice('agent-own-pick', 'mei', { text: WORDS, articleId: ARTICLE }),
    );
    const { wordingKey, id: variantId } = await room.onlyVariant();
    const [known] = await room.store.readEvidence(wordingKey);
    const day = '2026-06-02';
    await room.store.addEvidence({
      ...{ id: 'killed', kind: 'citizen-pick', variantId, articleId: ARTICLE, wordingKey, day },
      ...{ chooser: { kind: 'contact', id: 'ben' }, atMs: (known?.atMs ?? 0) + 1 },
    });

    const restarted = await openRoom();
    restarted.day = 1;
    await restarted.learning.sweep();

    expect(restarted.answers(WORDS)).toBe(ARTICLE);
  });
});

describe('a way of asking stops counting', () => {
  const by = { id: 's1', name: '陳編輯' };

  it('at once when an editor retires it, and counts again when that was a mistake', async () => {
    const room = await openRoom();
    await room.earns(WORDS, ARTICLE);
    const { id } = await room.onlyVariant();

    await room.decide(id, 'retire', by);
    const retired = room.answers(WORDS);
    await room.decide(id, 'approve', by);

    expect(retired).toBeUndefined();
    expect(room.answers(WORDS)).toBe(ARTICLE);
    expect((await room.onlyVariant()).history.map(({ to }) => to)).toEqual(['live', 'retired', 'live']);
  });

  it('in another instance, too, and an older reading does not bring it back', async () => {
    const room = await openRoom();
    await room.earns(WORDS, ARTICLE);
    const live = await room.onlyVariant();
    const other = await openRoom();

    await room.decide(live.id, 'retire', by);
    await other.live.refresh();
    other.live.takeVariant(live);

    expect(other.answers(WORDS)).toBeUndefined();
  });

  it('when its article goes, or says it itself, or another article does', async () => {
    const room = await openRoom();
    await room.earns(WORDS, ARTICLE);
    const without = OUR_ARTICLES.filter(({ id }) => id !== ARTICLE);

    await room.publish(without);
    const { state, history } = await room.onlyVariant();

    expect(state).toBe('retired');
    expect(history.at(-1)).toMatchObject({ reason: 'article-gone' });
  });

  it.each([
    ['listed', ARTICLE],
    ['conflict', 'pothole'],
  ])('when an editor lists it: %s', async (reason, owner) => {
    const room = await openRoom();
    await room.earns(WORDS, ARTICLE);

    await room.publish(
      OUR_ARTICLES.map((article) =>
        article.id === owner ? { ...article, variants: [...article.variants, WORDS] } : article,
      ),
    );

    expect((await room.onlyVariant()).history.at(-1)).toMatchObject({ to: 'retired', reason });
    expect(room.answers(WORDS)).toBe(owner);
  });

  it('when two of the staff turn it down', async () => {
    const room = await openRoom();
    await room.earns(WORDS, ARTICLE);

    await room.learns(aChoice('agent-dismissed', 'tom', { text: WORDS, articleId: ARTICLE, day: 2 }));
    const afterOne = room.answers(WORDS);
    await room.learns(aChoice('agent-dismissed', 'kim', { text: WORDS, articleId: ARTICLE, day: 2 }));

    expect(afterOne).toBe(ARTICLE);
    expect(room.answers(WORDS)).toBeUndefined();
    expect(await room.onlyVariant()).toMatchObject({ state: 'quarantined' });
  });
});

describe('words that a citizen takes back', () => {
  const source = (who: string) => ({ conversationId: conversationId(`c_${who}`), sourceKey: `line:${who}` });
  const pick = (who: string, day: number) =>
    aChoice('citizen-pick', who, {
      text: WORDS,
      articleId: ARTICLE,
      day,
      words: { text: WORDS, source: source(who) },
    });

  it('count no more, and are forgotten once nobody else said so', async () => {
    const room = await openRoom();
    const word = aChoice('agent-own-pick', 'mei', { text: WORDS, articleId: ARTICLE, words: { text: WORDS, source: source('ann') } }); // prettier-ignore
    await room.learns(pick('ann', 0), pick('ben', 1), word);
    const live = room.answers(WORDS);

    room.learning.takeBack(source('ben'));
    await room.idle();
    const withoutBen = await room.onlyVariant();
    room.learning.takeBack(source('ann'));
    await room.idle();

    expect(live).toBe(ARTICLE);
    expect(withoutBen).toMatchObject({ state: 'quarantined', wording: WORDS });
    expect(await room.onlyVariant()).toMatchObject({ state: 'rejected', wording: '' });
    expect(room.answers(WORDS)).toBeUndefined();
  });

  it('do not go live where the taking back was never heard', async () => {
    const gone = new Set(['line:ben']);
    const areStanding = ({ sourceKey }: { sourceKey: string }) => Promise.resolve(!gone.has(sourceKey));
    const room = await openRoom({ areStanding });

    await room.learns(pick('ann', 0), pick('ben', 1));
    await room.learns(aChoice('agent-own-pick', 'mei', { text: WORDS, articleId: ARTICLE }));

    expect(await room.onlyVariant()).toMatchObject({ state: 'quarantined' });
    expect(room.answers(WORDS)).toBeUndefined();
  });

  it('cannot be approved afterwards', async () => {
    const room = await openRoom();
    await room.learns(pick('ann', 0));
    room.learning.takeBack(source('ann'));
    await room.idle();
    const { id } = await room.onlyVariant();

    expect(await room.decide(id, 'approve', { id: 's1', name: '陳編輯' })).toEqual({ kind: 'no-such-step' });
  });
});

describe('an editor', () => {
  const by = { id: 's1', name: '陳編輯' };

  it('says no for good: votes bring nothing live that was rejected', async () => {
    const room = await openRoom();
    await room.learns(aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE }));
    const { id } = await room.onlyVariant();
    await room.decide(id, 'reject', by);

    await room.earns(WORDS, ARTICLE, { names: ['cat', 'dan'] });

    expect(await room.onlyVariant()).toMatchObject({ state: 'rejected' });
    expect(room.answers(WORDS)).toBeUndefined();
  });

  it('keeps what was approved against the staff', async () => {
    const room = await openRoom();
    await room.learns(aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE }));
    await room.decide((await room.onlyVariant()).id, 'approve', by);

    for (const staff of ['tom', 'kim', 'lee'])
      await room.learns(aChoice('agent-dismissed', staff, { text: WORDS, articleId: ARTICLE }));

    expect(room.answers(WORDS)).toBe(ARTICLE);
  });

  it('is told what is not there, and what cannot be done from here', async () => {
    const room = await openRoom();
    await room.learns(aChoice('citizen-pick', 'ann', { text: WORDS, articleId: ARTICLE }));
    const { id } = await room.onlyVariant();

    expect(await room.decide('v_nowhere', 'approve', by)).toEqual({ kind: 'unknown' });
    expect(await room.decide(id, 'retire', by)).toEqual({ kind: 'no-such-step' });
  });
});
