import fc from 'fast-check';

import { splitQuestions } from '../../src/matching/split-questions.js';

describe('splitQuestions', () => {
  it.each([
    ['戶政幾點開？還有補身分證要多少錢？', ['戶政幾點開？', '補身分證要多少錢？']],
    ['房屋稅什麼時候繳，順便問牌照稅是幾月', ['房屋稅什麼時候繳', '牌照稅是幾月']],
    ['路燈不亮要跟誰說\n還有路面有個坑洞', ['路燈不亮要跟誰說', '路面有個坑洞']],
    [
      'How do I get an ID? And also where do I pay a parking ticket?',
      ['How do I get an ID?', 'where do I pay a parking ticket?'],
    ],
    ['戶籍謄本怎麼申請另外印鑑證明去哪裡辦', ['戶籍謄本怎麼申請', '印鑑證明去哪裡辦']],
  ])('cuts %j', (message, questions) => {
    expect(splitQuestions(message)).toEqual(questions);
  });

  it.each([
    ['a statement before the question', '我要結婚了。請問登記要帶什麼？'],
    ['a comma', '我的身分證掉了，要去哪裡補？'],
    ['a question that goes on', '身分證掉了怎麼辦？要多少錢？'],
    ['a word or two that go on', '禁菸區有人抽菸怎麼檢舉？要拍照嗎？'],
    ['還有 as a verb', '請問還有沒有開放申請租金補貼？'],
    ['politeness around it', '你好！房屋稅什麼時候繳？謝謝'],
    ['a number', '規費是 1.5 倍嗎'],
    ['what comes after it', '護照不見了怎麼辦？人在國外'],
  ])('leaves %s in one', (_, message) => {
    expect(splitQuestions(message)).toHaveLength(1);
  });

  it('always leaves something to read, and no more than there was', () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        const questions = splitQuestions(message);

        expect(questions.length).toBeGreaterThan(0);
        expect(questions.join('').replace(/\s/gu, '').length).toBeLessThanOrEqual(
          message.replace(/\s/gu, '').length,
        );
      }),
    );
  });
});
