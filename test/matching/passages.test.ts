import fc from 'fast-check';

import { passageOf } from '../../src/matching/passages.js';

const ANSWER =
  '最快的方式是線上申請，不用出門。要紙本的人請帶身分證和印章到任一戶政事務所，櫃檯當場就會印給您，不用先預約，等候的人多的時候要抽號碼牌。委託別人要寫委託書，受託人帶自己的身分證。\n時間：週一到週五 8:00 到 17:00。\n規費：每張 15 元。';

describe('passageOf', () => {
  it('takes a short line whole and cuts a long one into sentences', () => {
    expect(passageOf(ANSWER, { aspects: ['fee'], words: [] })).toBe('規費：每張 15 元。');
    expect(passageOf(ANSWER, { aspects: ['delegate'], words: [] })).toBe(
      '委託別人要寫委託書，受託人帶自己的身分證。',
    );
  });

  it('keeps the order of the answer, whatever the order of the question', () => {
    expect(passageOf(ANSWER, { aspects: ['fee', 'hours'], words: [] })).toBe(
      '時間：週一到週五 8:00 到 17:00。\n規費：每張 15 元。',
    );
  });

  it('finds sentences by their words where no aspect is asked for', () => {
    expect(passageOf(ANSWER, { aspects: [], words: ['号码牌'] })).toContain('抽號碼牌');
  });

  it('gives the whole answer for how it is done, and nothing where nothing tells it', () => {
    expect(passageOf(ANSWER, { aspects: ['steps'], words: [] })).toBe(ANSWER);
    expect(passageOf(ANSWER, { aspects: ['penalty'], words: [] })).toBeUndefined();
  });

  it('never says a word that the answer does not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ANSWER.split(/(?<=[。\n])/u)), { maxLength: 8 }), (lines) => {
        const answer = lines.join('');
        const passage = passageOf(answer, { aspects: ['fee', 'documents', 'hours'], words: [] }) ?? '';

        expect(passage.split('\n').every((line) => answer.includes(line))).toBe(true);
      }),
    );
  });
});
