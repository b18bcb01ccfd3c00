import {
  readSurveyPress,
  saysNotSolved,
  surveyQuestion,
  surveyThanks,
} from '../../src/replies/survey-words.js';

const actionsOf = (message: ReturnType<typeof surveyQuestion>) => message.suggestedActions?.actions ?? [];

describe('the question after a matter', () => {
  it('has five faces, the best first, and each is read back', () => {
    const presses = actionsOf(surveyQuestion('c1.4', 'zh')).map(({ value }) => readSurveyPress(value));

    expect(presses).toEqual([5, 4, 3, 2, 1].map((score) => ({ kind: 'rate', score, matterId: 'c1.4' })));
  });

  it('offers a person again to who is not satisfied', () => {
    const kinds = (score: number) =>
      actionsOf(surveyThanks('c1.4', score, 'en')).map(({ value }) => readSurveyPress(value)?.kind);

    expect([kinds(5), kinds(3)]).toEqual([['comment'], ['comment', 'not-solved']]);
  });

  it.each(['', 'pick:a', 'survey:rate:6:c1', 'survey:rate:5:', 'survey:else:c1', 5, undefined])(
    'reads no press in %j',
    (payload) => {
      expect(readSurveyPress(payload)).toBeUndefined();
    },
  );

  it.each([
    ['沒有解決', true],
    ['問題還沒解決！', true],
    ['根本沒解決', true],
    ['Not solved.', true],
    ["it's still not solved", true],
    ['路燈沒有解決方案嗎', false],
    ['已經解決了', false],
    ['我的停車費沒有解決要找誰', false],
  ])('%s: %s', (text, expected) => {
    expect(saysNotSolved(text)).toBe(expected);
  });
});
