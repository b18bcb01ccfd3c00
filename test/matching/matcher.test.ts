import fc from 'fast-check';

import type { Article } from '../../src/domain/article.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { MATCH_POLICY } from '../../src/matching/match-policy.js';
import { match } from '../../src/matching/matcher.js';
import { OUR_ARTICLES, OUR_INTENTS } from '../quality/our-articles.js';

const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 42 });

const anArticle = (part: Partial<Article> & { id: string; title: string }): Article => ({
  ...{ version: 1, variants: [], answer: `${part.id} 的答案`, keywords: [], risk: 'general' },
  ...part,
});
const indexOf = (...articles: Article[]) => buildMatchIndex({ articles, intents: OUR_INTENTS, revision: 1 });

describe('match', () => {
  it.each([
    ['the title', '敬老卡如何申請?'],
    ['a variant', '幫爸媽辦敬老卡'],
    ['the title in Simplified', '敬老卡如何申请'],
    ['the title in full width, spaced', ' 敬老卡 如何申請?'],
    ['the title with politeness', '您好,請問敬老卡如何申請?謝謝'],
  ])('answers %s as exact', (_name, utterance) => {
    const result = match(utterance, index);

    expect(result).toMatchObject({ band: 'answer', isExact: true, confidence: 0.99, knowledgeRevision: 42 });
    expect(result.matches[0]?.articleId).toBe('senior-card');
  });

  it('tells near-identical titles apart by the words that differ', () => {
    const { matches } = match('敬老卡遺失', index);

    expect(matches[0]?.articleId).toBe('senior-card-lost');
  });

  it('prefers the literal title among articles that normalise alike', () => {
    const two = indexOf(
      anArticle({ id: 'a', title: '戶籍謄本!' }),
      anArticle({ id: 'b', title: '戶籍謄本' }),
    );

    expect(match('戶籍謄本', two).matches[0]?.articleId).toBe('b');
    expect(match('戶籍謄本!', two).matches[0]?.articleId).toBe('a');
  });

  it('is half as sure when two articles list the same question and answer otherwise', () => {
    const title = '如何申請謄本';
    const differing = indexOf(anArticle({ id: 'a', title }), anArticle({ id: 'b', title }));
    const same = indexOf(
      anArticle({ id: 'a', title, answer: '同' }),
      anArticle({ id: 'b', title, answer: '同' }),
    );

    expect(match(title, differing)).toMatchObject({ band: 'answer', confidence: 0.495 });
    expect(match(title, same)).toMatchObject({ band: 'answer', confidence: 0.99 });
  });

  it('offers near-identical titles side by side instead of guessing', () => {
    const two = indexOf(
      anArticle({ id: 'a', title: '第一類戶籍謄本的申請方式與應備文件' }),
      anArticle({ id: 'b', title: '第二類戶籍謄本的申請方式與應備文件' }),
      ...OUR_ARTICLES,
    );

    const { band, matches } = match('戶籍謄本的申請方式與應備文件', two);

    expect(band).toBe('offer');
    expect(
      matches
        .slice(0, 2)
        .map(({ articleId }) => articleId)
        .sort(),
    ).toEqual(['a', 'b']);
  });

  it('asks for more certainty where a wrong answer costs more', () => {
    const title = '勞工特別休假天數如何計算與請領';
    const bandOf = (risk: Article['risk']) => {
      const one = indexOf(anArticle({ id: 'leave', title, risk }), ...OUR_ARTICLES);
      return match('勞工特別休假天數如何計算請領', one, {
        policy: { ...MATCH_POLICY, answerAt: { ...MATCH_POLICY.answerAt, law: 0.999 } },
      }).band;
    };

    expect(bandOf('general')).toBe('answer');
    expect(bandOf('law')).toBe('offer');
  });

  it('finds the approved English question and says so', () => {
    const english = { question: 'How do I apply for a senior card?', answer: 'At the district office.' };
    const two = indexOf(anArticle({ id: 'senior', title: '敬老卡如何申請', english }), ...OUR_ARTICLES);

    const result = match('how can I apply for the senior cards', two);

    expect(result).toMatchObject({ language: 'en' });
    expect(result.matches[0]?.articleId).toBe('senior');
  });

  it.each([
    ['YouBike 怎麼借', 'zh'],
    ['where can I rent a bike', 'en'],
    ['ㄏㄏ', 'zh'],
    ['12345', 'zh'],
    ['', 'zh'],
  ])('hears %j as %s', (utterance, language) => {
    expect(match(utterance, index).language).toBe(language);
  });

  it('shows the words that hit, in the person’s own script', () => {
    expect(match('敬老卡哪裡申請', index).matches[0]?.hits).toContain('申請');
    expect(match('敬老卡哪里申请', index).matches[0]?.hits).toContain('申请');
  });

  it('explains each score by its signals', () => {
    const [first] = match('路燈壞掉了要找誰', index).matches;
    const sum = first?.signals.reduce((total, { contribution }) => total + contribution, 0);

    expect(first?.articleId).toBe('streetlight');
    expect(first?.signals.map(({ signal }) => signal)).toEqual([
      'characters',
      'words',
      'pairs',
      'overlap',
      'edit',
      'answer',
      'keyword',
      'learned',
      'learned-share',
      'popularity',
    ]);
    expect(sum).toBeCloseTo(first?.score ?? 0);
  });

  it.each([
    ['你好', 'greeting'],
    ['哈囉哈囉哈囉', 'greeting'],
    ['謝謝', 'thanks'],
    ['謝謝你喔', 'thanks'],
    ['你是機器人嗎?', 'robot'],
    ['你是机器人吗', 'robot'],
  ])('hears %s as small talk', (utterance, intent) => {
    const result = match(utterance, index);

    expect(result).toMatchObject({ intent: { id: intent }, band: 'handoff' });
  });

  it.each([
    ['你好,垃圾車幾點來'],
    ['謝謝,那敬老卡怎麼申請'],
    ['嗨 請問路燈壞了'],
    ['早安,我要遷戶口'],
    ['牌照稅幾月繳,謝謝'],
  ])('swallows no question around small talk: %s', (utterance) => {
    const { intent, band } = match(utterance, index);

    expect(intent).toBeUndefined();
    expect(band).not.toBe('handoff');
  });

  it.each([
    ['nothing', ''],
    ['blanks', '  \n\t '],
    ['emoji only', '😀🎉'],
    ['punctuation', '???!!!'],
    ['keyboard noise', 'asdfghjkl qwe'],
    ['half a surrogate pair', '\uD83D'],
  ])('hands over %s', (_name, utterance) => {
    const { band, isExact } = match(utterance, index);

    expect({ band, isExact }).toEqual({ band: 'handoff', isExact: false });
  });

  it('finds articles for a question of two characters', () => {
    const { band, matches } = match('戶籍', index);

    expect(band).not.toBe('handoff');
    expect(matches[0]?.articleId).toBe('household-register');
  });

  it('answers a very long listed question and survives very long noise', () => {
    const title = '申請補助'.repeat(300);
    const long = indexOf(anArticle({ id: 'long', title }), ...OUR_ARTICLES);

    expect(match(title, long)).toMatchObject({ isExact: true, band: 'answer' });
    expect(match('申請補'.repeat(2000), long)).toMatchObject({ isExact: false });
  });

  it('hands over when nothing is known', () => {
    const empty = buildMatchIndex({ articles: [], intents: [], revision: 0 });

    expect(match('垃圾車', empty)).toMatchObject({ band: 'handoff', confidence: 0, matches: [] });
  });

  it('survives articles without any text', () => {
    const blank = indexOf(anArticle({ id: 'blank', title: '' }), anArticle({ id: 'sign', title: '?' }));

    expect(match('', blank)).toMatchObject({ isExact: false, band: 'handoff' });
  });

  it('never throws, and keeps scores sorted and in range, whatever the text', () => {
    const chinese = fc
      .array(fc.constantFrom('垃', '圾', '車', '敬老', '卡', '請問', '?', ' ', 'a1', '謝謝'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), chinese), (utterance) => {
        const { confidence, matches } = match(utterance, index);
        const scores = matches.map(({ score }) => score);

        expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(matches.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300 },
    );
  });

  it('is deterministic across indexes of the same articles', () => {
    const again = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 42 });
    fc.assert(
      fc.property(fc.constantFrom(...OUR_ARTICLES), fc.nat(10), ({ title }, skip) => {
        const utterance = title.slice(skip);

        expect(match(utterance, again)).toEqual(match(utterance, index));
      }),
      { numRuns: 50 },
    );
  });
});
