import { clusterQuestions } from '../../src/knowledge/unanswered/cluster-questions.js';
import { runAtOnce } from '../../src/lib/beside-others.js';

const asked = (text: string, count = 1) => ({ text, count });
const textsOf = (questions: Parameters<typeof clusterQuestions>[0]) =>
  runAtOnce(clusterQuestions(questions)).map((group) => group.map(({ text }) => text));

describe('clusterQuestions', () => {
  it('puts nearly the same words together, the most frequent first', () => {
    const groups = textsOf([
      asked('飛行船碼頭在哪裡'),
      asked('請問飛行船碼頭在哪裡', 2),
      asked('飛行船的碼頭在哪裡啊', 5),
      asked('可以養浣熊嗎', 3),
    ]);

    expect(groups).toEqual([
      ['飛行船的碼頭在哪裡啊', '請問飛行船碼頭在哪裡', '飛行船碼頭在哪裡'],
      ['可以養浣熊嗎'],
    ]);
  });

  it('keeps apart what shares a few characters only', () => {
    expect(textsOf([asked('可以養浣熊嗎'), asked('可以養羊駝嗎'), asked('浣熊跑進家裡怎麼辦')])).toHaveLength(
      3,
    );
  });

  it('loses no question, whatever they are', () => {
    const many = Array.from({ length: 300 }, (_, at) => asked(`第 ${at % 40} 件事要怎麼辦 ${at}`, at % 7));

    expect(textsOf(many).flat().sort()).toEqual(many.map(({ text }) => text).sort());
  });
});
