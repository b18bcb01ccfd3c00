import type { Article } from '../../src/domain/article.js';
import { readAnswer } from '../../src/matching/analyse.js';
import { SharedAnswers } from '../../src/matching/shared-answers.js';

const fees = '規費新臺幣二百元，臨櫃繳納。';
const hours = '週一至週五上午八點到下午五點。';
const said = (id: string, answer: string, more: Partial<Article> = {}): Article => ({
  ...{ id, version: 1, title: id, variants: [], keywords: [], answer, risk: 'general' },
  ...more,
});

describe('SharedAnswers', () => {
  it('reads each answer as if it stood alone, and the same one only once', () => {
    const english = { question: 'How much?', answer: 'NT$200 at the counter.' };
    const articles = [
      said('a', fees),
      said('b', hours),
      said('c', fees),
      said('d', fees, { english }),
      said('e', fees),
    ];
    const shared = new SharedAnswers(articles);

    const read = articles.map((article) => shared.wordsOf(article));

    expect(read).toEqual(articles.map((article) => readAnswer(article)));
    expect(read[2]).toBe(read[0]);
    expect(read[4]).toBe(read[0]);
  });
});
