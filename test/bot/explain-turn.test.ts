import { explainTurn } from '../../src/bot/explain-turn.js';
import type { BotTurn } from '../../src/bot/bot-turn.js';
import type { RuledDecision, Said } from '../../src/replies/reply-decision.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { readQuestions } from '../../src/matching/read-questions.js';
import { OUR_ARTICLES, OUR_INTENTS } from '../quality/our-articles.js';

const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 7 });
const articles = new Map(OUR_ARTICLES.map((article) => [article.id, article]));
const offers = OUR_ARTICLES.slice(0, 2).map(({ id, title }) => ({ articleId: id, title }));

const aTurn = (conversation: object = {}) =>
  ({ knowledge: { revision: 7, articles, intents: new Map(), index }, conversation }) as unknown as BotTurn;
const by = (rule: string): RuledDecision => ({ rule, decision: { kind: 'welcome' } });
const saying = (text: string): Said => {
  const { whole, parts } = readQuestions(text, { topics: [], nowMs: 0, index });
  return { kind: 'words', ...whole, ...(parts.length === 0 ? {} : { parts }) };
};

describe('explainTurn', () => {
  it('keeps what an explanation needs: thresholds, evidence, candidates with the signals that counted', () => {
    const why = explainTurn(by('answer'), saying('敬老卡弄丟了要怎麼辦'), aTurn());

    expect(why).toMatchObject({ rule: 'answer', knowledgeRevision: 7, grounds: { offerAt: 0.22 } });
    expect(Object.keys(why.grounds?.evidence ?? {})).toContain('lead');
    expect(why.matches?.[0]?.signals.length).toBeGreaterThan(1);
    expect(
      why.matches?.flatMap(({ signals }) => signals).every(({ contribution }) => contribution !== 0),
    ).toBe(true);
  });

  it.each([
    ['a question', '敬老卡弄丟了要怎麼辦', 3_000],
    [
      'the longest message with several',
      '請問敬老卡遺失要怎麼補辦還有垃圾車幾點來路燈壞了要通報誰'.repeat(20),
      8_000,
    ],
  ])('stays small for %s', (_, text, mostBytes) => {
    expect(JSON.stringify(explainTurn(by('offer'), saying(text), aTurn())).length).toBeLessThan(mostBytes);
  });

  it('names the parts of a message with several questions', () => {
    const [one, two] = OUR_ARTICLES;
    const why = explainTurn(by('several'), saying(`${one?.title ?? ''}？還有${two?.title ?? ''}？`), aTurn());

    expect(why.parts?.map(({ matches }) => matches?.[0]?.articleId)).toEqual([one?.id, two?.id]);
  });

  it('says which choice was picked for which words', () => {
    const picked = { kind: 'pick', articleId: offers[1]?.articleId ?? '' } as const;

    expect(explainTurn(by('pick'), picked, aTurn({ offered: offers, offeredBy: 't1' })).picked).toEqual({
      articleId: picked.articleId,
      askedIn: 't1',
      offered: offers.map(({ articleId }) => articleId),
    });
  });

  it('names no words for a button that is older than the last offer', () => {
    const picked = { kind: 'pick', articleId: OUR_ARTICLES[5]?.id ?? '' } as const;

    expect(explainTurn(by('pick'), picked, aTurn({ offered: offers, offeredBy: 't1' })).picked).toEqual({
      articleId: picked.articleId,
      offered: [],
    });
  });
});
