import { readQuestions } from '../../src/matching/read-questions.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { OUR_ARTICLES, OUR_INTENTS } from '../quality/our-articles.js';

const index = buildMatchIndex({ articles: OUR_ARTICLES, intents: OUR_INTENTS, revision: 1 });
const read = (message: string) => readQuestions(message, { topics: [], nowMs: 0, index });
const TITLES = OUR_ARTICLES.map(({ title }) => title);

describe('readQuestions', () => {
  it('reads two questions with different answers, in the order they were asked', () => {
    const { parts } = read(`${TITLES[3] ?? ''}？還有${TITLES[0] ?? ''}？`);

    expect(parts.map(({ result }) => result.matches[0]?.articleId)).toEqual([
      OUR_ARTICLES[3]?.id,
      OUR_ARTICLES[0]?.id,
    ]);
  });

  it('reads the same question twice as one', () => {
    expect(read(`${TITLES[0] ?? ''}？還有${TITLES[0] ?? ''}？`).parts).toEqual([]);
  });

  it('leaves alone what is asked word for word as an article lists it', () => {
    const title = '垃圾車幾點來？還有資源回收是星期幾？';
    const listing = buildMatchIndex({
      articles: [...OUR_ARTICLES, { ...OUR_ARTICLES[0], id: 'both', title } as (typeof OUR_ARTICLES)[0]],
      intents: [],
      revision: 1,
    });

    const { whole, parts } = readQuestions(title, { topics: [], nowMs: 0, index: listing });

    expect(whole.result.isExact).toBe(true);
    expect(parts).toEqual([]);
  });

  it('answers three at once and says how many are left', () => {
    const { parts, left } = read(
      TITLES.slice(0, 5)
        .map((title) => `${title}？`)
        .join('另外'),
    );

    expect(parts).toHaveLength(3);
    expect(left).toBeGreaterThan(0);
  });

  it('reads a follow-up beside a new question', () => {
    const card = index.articles[0];
    const topics = [{ articleId: card?.id ?? '', atMs: 0 }];
    const { parts } = readQuestions(`怎麼申請？還有${TITLES[5] ?? ''}？`, { topics, nowMs: 1, index });

    expect(parts.map(({ followUp }) => followUp?.kind)).toEqual(['told', undefined]);
  });
});
