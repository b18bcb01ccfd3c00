import { checkQuestions, findSharedWordings } from '../../src/knowledge/check-questions.js';
import { anArticle } from '../support/knowledge.js';

const light = { ...anArticle('light', { title: '路燈不亮要找誰', variants: ['巷口路燈壞了'] }), version: 1 };
const truck = { ...anArticle('truck', { title: '垃圾車幾點來', variants: ['今天收垃圾嗎'] }), version: 1 };

describe('checkQuestions', () => {
  it('counts questions that find their own article and names the others', () => {
    const report = checkQuestions(
      [light, truck],
      [],
      [
        { articleId: 'light', question: '路燈壞了' },
        { articleId: 'truck', question: '垃圾車時間' },
        { articleId: 'truck', question: '路燈不亮' },
        { articleId: 'light', question: '借書證怎麼辦' },
      ],
    );

    expect(report).toMatchObject({ testCount: 4, firstRatio: 0.5, takenByIntent: [] });
    expect(report.stolen).toContainEqual({
      articleId: 'truck',
      question: '路燈不亮',
      place: undefined,
      band: 'answer',
      thief: { articleId: 'light', wording: '路燈不亮要找誰', hits: ['路燈', '不亮'] },
    });
  });

  it('has nothing against no tests at all', () => {
    expect(checkQuestions([light], [], [])).toMatchObject({ testCount: 0, firstRatio: 1, topThreeRatio: 1 });
  });
});

describe('findSharedWordings', () => {
  it('finds the same words written in another way', () => {
    const twin = { ...anArticle('twin', { title: '路灯不亮要找谁？', variants: [] }), version: 1 };

    expect(findSharedWordings([light, truck, twin], [])).toEqual([
      {
        wording: '路灯不亮要找谁？',
        owner: { kind: 'article', id: 'twin' },
        position: 0,
        other: { kind: 'article', id: 'light' },
      },
    ]);
  });

  it('finds an intent that claims the words of an article, and two intents that claim the same', () => {
    const intent = (id: string, utterances: readonly string[]) => ({
      id,
      utterances,
      replies: { zh: [], en: [] },
    });

    const shared = findSharedWordings(
      [light],
      [intent('a', ['巷口路燈壞了', '好']), intent('b', ['好', '好喔'])],
    );

    expect(shared.map(({ wording, owner, other }) => [wording, owner.id, other.id])).toEqual([
      ['巷口路燈壞了', 'a', 'light'],
      ['好', 'b', 'a'],
      ['好喔', 'b', 'a'],
    ]);
  });
});
