import { findOwner, judgeWording, variantIdOf } from '../../src/knowledge/wording-rules.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { OUR_ARTICLES, OUR_INTENTS } from '../quality/our-articles.js';

const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 1 });
const judge = (text: string, articleId = 'streetlight') => judgeWording(text, articleId, index);

describe('words that may be learned', () => {
  it('are kept without politeness and signs, so that everybody who asks so has said the same', () => {
    expect(judge('請問，巷口的燈一閃一閃的呢？謝謝')).toMatchObject({
      kind: 'fit',
      wording: { text: '巷口的燈一閃一閃的' },
    });
  });

  it('have one key for both scripts and any width, and one variant for each article', () => {
    const [left, right] = ['路燈一直閃 YouBike', '路灯一直闪ＹｏｕＢｉｋｅ'].map((text) => judge(text));
    const wordings = [left, right].map((verdict) => (verdict?.kind === 'fit' ? verdict.wording : undefined));

    expect(wordings[0]?.key).toBe(wordings[1]?.key);
    expect(wordings[0] && variantIdOf('a', wordings[0])).not.toBe(
      wordings[0] && variantIdOf('b', wordings[0]),
    );
  });
});

describe('words that only look like personal data', () => {
  it.each(['改姓名要帶什麼', '我叫不到救護車', '1999是幾點到幾點', '中山路的路燈都不亮'])('%s', (text) => {
    expect(judge(text)).toMatchObject({ kind: 'fit' });
  });
});

describe('words that are never learned', () => {
  it.each([
    '我的電話是 0912-345-678 路燈壞了',
    '打 (02) 2345-6789 找我 路燈不亮',
    'A123456789 的敬老卡掉了',
    '路燈壞了請回 wang.da@example.com',
    '中山路二段15號前面的路燈不亮',
    '我的車 ABC-1234 被拖走了',
    '我叫王小明 路燈壞了',
    '本人陳大文，想問路燈',
    '姓名：林小美 路燈不亮',
  ])('personal data: %s', (text) => {
    expect(judge(text)).toEqual({ kind: 'barred', reason: 'personal-data' });
  });

  it.each([['燈'], [`路燈${'很暗'.repeat(40)}`]])('too short or a story: %s', (text) => {
    expect(judge(text)).toEqual({ kind: 'barred', reason: 'length' });
  });

  it.each(['我的[電話]怎麼改', '［地址］的路燈不亮'])('a place where something was covered: %s', (text) => {
    expect(judge(text)).toEqual({ kind: 'barred', reason: 'covered' });
  });

  it('small talk that somebody answered with an article', () => {
    expect(judge('謝謝你')).toMatchObject({ kind: 'barred' });
  });

  it('what the article asks already', () => {
    expect(judge('路燈壞了！')).toMatchObject({ kind: 'listed' });
  });
});

describe('the owner of words', () => {
  it('is the other article that lists them, or the intent', () => {
    expect(findOwner('垃圾車幾點來', 'streetlight', index)).toBe('garbage-time');
    expect(findOwner('哈囉', 'streetlight', index)).toBe('greeting');
  });

  it('is nobody where the article lists them itself, or none does', () => {
    expect(findOwner('路燈壞了', 'streetlight', index)).toBeUndefined();
    expect(findOwner('巷子黑漆漆', 'streetlight', index)).toBeUndefined();
  });
});
