import type { Article } from '../../src/domain/article.js';
import type { KnowledgeSnapshot } from '../../src/knowledge/live-knowledge.js';
import { createTrial } from '../../src/knowledge/trial/trial.js';
import { addVariant, buildMatchIndex, withLearned } from '../../src/matching/match-index.js';
import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { OUR_ARTICLES, OUR_QUESTIONS } from '../quality/our-articles.js';

const NOW_MS = Date.UTC(2026, 10, 22, 4);
const byId = new Map(OUR_ARTICLES.map((article) => [article.id, article]));
const garbage = byId.get('garbage-time');
const bulky = byId.get('bulky-waste');
if (garbage === undefined || bulky === undefined) throw new Error('two of our articles');

function tryOut(change: (built: KnowledgeSnapshot) => KnowledgeSnapshot = (same) => same) {
  const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: [], revision: 1 });
  const snapshot = change({ revision: 1, index, articles: byId, published: byId, intents: new Map() });
  return createTrial({
    live: { current: () => snapshot },
    tests: () => OUR_QUESTIONS.map(({ text, articleId }) => ({ question: text, articleId })),
    shippedTests: new Map(),
    bot: {
      cityName: '示範市',
      serviceHours: () => ({ zh: '週一至週五', en: 'Monday to Friday' }),
      adapters: [],
    },
    links: { deadAmong: () => [] },
    clock: () => NOW_MS,
  });
}
const draftOf = (article: Article, change: Partial<Article>) => ({ ...article, ...change });

describe('a question tried', () => {
  it('is asked of what is live alone where there is no draft', () => {
    const { published, draft, learned } = tryOut().ask('垃圾車幾點來');

    expect(published.whole.result).toMatchObject({ band: 'answer', isExact: true });
    expect([draft, learned]).toEqual([undefined, undefined]);
  });

  it('finds the draft by words that only the draft says, and the live side does not change', () => {
    const trial = tryOut();
    const before = trial.ask('收破爛的幾點經過').published.whole.result;

    const tried = trial.ask('收破爛的幾點經過', draftOf(garbage, { variants: ['收破爛的幾點經過'] }));

    expect(tried.published.whole.result).toEqual(before);
    expect(tried.draft?.whole.result.isExact).toBe(true);
    expect(tried.draft?.whole.result.matches[0]?.articleId).toBe(garbage.id);
  });

  it('leaves the article what citizens have taught it', () => {
    const trial = tryOut((built) => {
      addVariant(built.index, garbage.id, '收破爛的幾點經過');
      return built;
    });

    const { draft } = trial.ask('收破爛的幾點經過', draftOf(garbage, { answer: '改了答案。' }));

    expect(draft?.whole.result.isExact).toBe(true);
  });

  it.each([
    ['early', { validFrom: '2026-12-01' }],
    ['over', { validUntil: '2026-11-21' }],
  ] as const)('says that a draft is %s', (draftIs, dates) => {
    expect(tryOut().ask('垃圾車', draftOf(garbage, dates))).toMatchObject({ draftIs });
  });

  it('compares without what was learned, and tells where that decides for citizens', () => {
    // Learned from talks in which everybody who said this word wanted the furniture.
    const said = '阿公的老東西';
    const taught = OUR_ARTICLES.map((article) =>
      article.id === bulky.id
        ? {
            ...article,
            variants: Array.from({ length: 30 }, (_, at) => `${said}${'一二三四五六'.charAt(at % 6)}`),
          }
        : article,
    );
    const trial = tryOut((built) => ({ ...built, index: withLearned(built.index, learnKnowledge(taught)) }));

    const alone = trial.ask(said).published.whole.result;
    const { published, draft, learned } = trial.ask(said, garbage);

    expect(alone.matches[0]?.articleId).toBe(bulky.id);
    expect(published.whole.result.confidence).toBe(draft?.whole.result.confidence);
    expect(published.whole.result.matches[0]?.articleId).not.toBe(bulky.id);
    expect(learned).toEqual({ band: alone.band, firstId: bulky.id });
  });
});

describe('all test questions beside a draft', () => {
  it('names what gets worse and who takes it, and what the draft still misses', async () => {
    const own = [...bulky.variants, '垃圾車幾點會到我們巷子', '今天垃圾車幾點會到'];
    const thief = draftOf(bulky, { variants: own, tests: ['今天垃圾車幾點會到', '去月球怎麼走'] });

    const { changes, questionCount, rightBefore, rightAfter } = await tryOut().rehearse(thief);

    expect(questionCount).toBeGreaterThan(2);
    expect(changes[0]).toMatchObject({
      kind: 'lost',
      articleId: garbage.id,
      foundId: bulky.id,
      isWrong: true,
    });
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'gained', articleId: bulky.id }));
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'missed', question: '去月球怎麼走' }));
    const count = (kind: string) => changes.filter((each) => each.kind === kind).length;
    expect(rightAfter - rightBefore).toBe(count('gained') - count('lost'));
  });

  it('tells how far it has come, and asks no more once nobody waits', async () => {
    const draft = draftOf(garbage, { variants: ['大型家具誰來收'] });
    const told: (readonly [number, number])[] = [];
    const onQuestion = (done: number, total: number): void => void told.push([done, total]);

    const whole = await tryOut().rehearse(draft, { onQuestion });
    const total = told[0]?.[1] ?? 0;
    const half = await tryOut().rehearse(draft, { isWanted: () => told.length < total + 3, onQuestion });

    expect(total).toBe(whole.questionCount);
    expect(told.slice(0, total)).toEqual(told.slice(0, total).map((_, at) => [at + 1, total]));
    expect(half.questionCount).toBe(3);
    expect(whole.questionCount).toBeGreaterThan(3);
  });

  it('has nothing to say where nothing changes', async () => {
    const { changes } = await tryOut().rehearse({ ...garbage, tests: [garbage.title] });

    expect(changes).toEqual([]);
  });
});
