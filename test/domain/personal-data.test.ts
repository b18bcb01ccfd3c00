import fc from 'fast-check';

import { findPrivateNumbers, maskPersonalData } from '../../src/domain/personal-data.js';

describe('what says who somebody is', () => {
  it.each([
    ['我的身分證是A123456789', '我的身分證是[身分證字號]'],
    ['居留證 AC12345678 過期了', '居留證 [身分證字號] 過期了'],
    ['ａ１２３４５６７８９ 掉了', '[身分證字號] 掉了'],
    ['請打0912-345-678給我', '請打[電話]給我'],
    ['手機 +886 912 345 678', '手機 [電話]'],
    ['家裡(02)2345-6789', '家裡[電話]'],
    ['寄到 wang.ming@example.com.tw 好嗎', '寄到 [電子郵件] 好嗎'],
    ['民國78年5月3日生，可以申請嗎', '[生日]，可以申請嗎'],
    ['卡號 4111 1111 1111 1111', '卡號 [號碼]'],
    ['車牌 ABC-1234 被拖吊', '車牌 [車牌] 被拖吊'],
    ['中山路一段100巷5弄12號3樓之1 有噪音', '[地址] 有噪音'],
  ])('%s is covered', (text, masked) => {
    expect(maskPersonalData(text).text).toBe(masked);
  });

  it.each([
    '1999 打不通',
    '65歲以上可以領多少',
    '2026年1月1日起生效嗎',
    '民國115年的報稅期限',
    '公車 307 幾點末班',
    '補助 12000 元',
    '第 3 條第 2 項',
    '忠孝東路三段停水嗎',
  ])('%s says nothing about anybody', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, kinds: [] });
  });

  it('names each kind once', () => {
    const { kinds } = maskPersonalData('0912345678 或 0922345678，a@b.tw');

    expect(kinds).toEqual(['email', 'phone']);
  });

  it('masks twice what it masks once, whatever the text, in no time that grows faster than it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const once = maskPersonalData(text).text;
        expect(maskPersonalData(once).text).toBe(once);
      }),
    );
    for (const unit of ['1', '1-', 'a.', '一', '中山路', '0-']) maskPersonalData(unit.repeat(20_000));
  });
});

describe('numbers that must not reach a citizen by mistake', () => {
  it.each([
    ['您的證號 A123456789', ['identity-number']],
    ['他的手機是 0912-345-678', ['phone']],
    ['+886 912 345 678', ['phone']],
    ['卡號 4111 1111 1111 1111', ['card-or-account']],
    ['Ａ１２３４５６７８９', ['identity-number']],
  ])('%j: %j', (text, kinds) => {
    expect(findPrivateNumbers(text).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['an office line', '請撥 02-2720-8889'],
    ['1999', '請撥 1999'],
    ['a case number', '案號 1151121000345'],
    ['a card number that fails its check', '4111 1111 1111 1112'],
    ['nothing', '您好'],
  ])('lets %s pass', (_, text) => {
    expect(findPrivateNumbers(text)).toEqual([]);
  });
});
