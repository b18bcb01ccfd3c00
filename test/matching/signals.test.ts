import type { Article } from '../../src/domain/article.js';
import type { MatchResult } from '../../src/domain/match.js';
import { learnKnowledge } from '../../src/matching/learn-knowledge.js';
import { buildMatchIndex, withLearned } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';

const anArticle = (id: string, title: string, answer = `${id}的回答`): Article => {
  return { id, version: 1, title, variants: [], keywords: [], answer, risk: 'general' };
};
const indexOf = (...articles: readonly Article[]) => buildMatchIndex({ articles, intents: [], revision: 1 });

const valueOf = ({ matches }: MatchResult, articleId: string, signal: string): number =>
  matches.find((each) => each.articleId === articleId)?.signals.find((each) => each.signal === signal)
    ?.value ?? NaN;

describe('the character signal', () => {
  it('still sees the order where a character was dropped', () => {
    const index = indexOf(anArticle('right', '戶口名簿'), anArticle('mixed', '名簿戶口'));

    const result = match('戶名簿', index);

    expect(valueOf(result, 'right', 'characters')).toBeGreaterThan(valueOf(result, 'mixed', 'characters'));
  });
});

describe('the edit signal', () => {
  const index = indexOf(anArticle('order', '先繳費再領車'), anArticle('other', '先領車再繳費'));

  it('is nearer to the wording with the same order of letters', () => {
    const result = match('先繳費領車', index);

    expect(valueOf(result, 'order', 'edit')).toBeGreaterThan(valueOf(result, 'other', 'edit'));
  });

  it('stays quick and in bounds for a long text', () => {
    const result = match('先繳費再領車'.repeat(500), index);

    expect(valueOf(result, 'order', 'edit')).toBeLessThanOrEqual(1);
  });
});

describe('the popularity signal', () => {
  const index = indexOf(anArticle('bike', '單車停車費'), anArticle('car', '汽車停車費'));

  it('counts for nothing where nobody has counted', () => {
    expect(valueOf(match('停車費', index), 'car', 'popularity')).toBe(0);
  });

  it.each(['bike', 'car'])('puts %s first of two that fit alike when it is what people want', (usual) => {
    const result = match('停車費', index, { popularity: new Map([[usual, 0.9]]) });

    expect(result.matches[0]?.articleId).toBe(usual);
  });

  it('never puts the usual article before the one that was asked for', () => {
    const result = match('單車停車要付費嗎', index, { popularity: new Map([['car', 1]]) });

    expect(result.matches[0]?.articleId).toBe('bike');
  });

  it.each([NaN, -1, 7, Infinity])('keeps scores in bounds with a share of %p', (share) => {
    const { matches } = match('停車費', index, { popularity: new Map([['car', share]]) });

    expect(matches.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
  });
});

describe('articles with the same answer', () => {
  const articles = [
    anArticle('lost', '身分證遺失補發', '請到戶政事務所。'),
    anArticle('found', '撿到別人的身分證', '請交給警察。'),
    anArticle('gone', '證件不見了要重辦', '請到戶政事務所。'),
  ];
  const index = indexOf(...articles);

  it('are learned as one', () => {
    const result = match('身分證遺失要重辦', withLearned(index, learnKnowledge(articles)));

    expect(valueOf(result, 'gone', 'learned')).toBe(valueOf(result, 'lost', 'learned'));
  });

  it('differ where both are still empty', () => {
    const empty = indexOf(anArticle('a', '第一題', ''), anArticle('b', '第二題', ''));

    expect([...empty.answers]).toEqual([0, 1]);
  });
});

describe('the keyword signal', () => {
  const owned = (id: string, department: string): Article => ({ ...anArticle(id, '罰款怎麼繳'), department });
  const index = indexOf(
    owned('env', '示範市政府環境保護局'),
    owned('police', '示範市政府警察局交通科'),
    owned('study', '示範市政府研究發展考核委員會'),
    owned('tax', '財政部國稅局'),
    owned('none', '市民服務組'),
  );

  it.each([
    ['環保局寄來的罰款怎麼繳', 'env'],
    ['環境保護局的罰款怎麼繳', 'env'],
    ['环保局的罚款怎么缴', 'env'],
    ['警察局的罰款怎麼繳', 'police'],
    ['研考會的罰款怎麼繳', 'study'],
    ['國稅局罰款怎麼繳', 'tax'],
  ])('knows the office in 「%s」 by its name or short form', (question, id) => {
    const result = match(question, index);

    expect(result.matches[0]?.articleId).toBe(id);
    expect(valueOf(result, id, 'keyword')).toBeGreaterThan(0);
    expect(valueOf(result, 'none', 'keyword')).toBe(0);
  });
});
