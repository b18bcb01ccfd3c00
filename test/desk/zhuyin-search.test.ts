import { zhuyinQueryOf, zhuyinScore } from '../../src/desk/zhuyin-search.js';

describe('what a query types in Zhuyin', () => {
  it.each([
    ['ㄑㄕㄏ', 'ㄑㄕㄏ'],
    ['ㄑㄧㄥˇ ㄕㄠ', 'ㄑㄧㄥㄕㄠ'],
    ['fgc', 'ㄑㄕㄏ'],
    ['請', undefined],
    ['hello world', undefined],
  ])('%j: %j', (query, symbols) => {
    expect(zhuyinQueryOf(query)).toBe(symbols);
  });
});

describe('a title found by its Zhuyin', () => {
  it.each([
    ['ㄑㄕㄏ', '請稍候'],
    ['ㄑㄇㄓㄕㄏ', '請民眾稍候查詢'],
    ['ㄑㄕㄏ', '請民眾稍候查詢'],
    ['ㄑㄧㄥㄕㄠ', '請稍候'],
    ['ㄕㄏ', '請稍候'],
    ['ㄌㄜ', '丟垃圾'],
  ])('%j types %j', (symbols, title) => {
    expect(zhuyinScore(symbols, title)).toBeGreaterThan(0);
  });

  it.each([
    ['ㄅㄆㄇ', '請稍候'],
    ['ㄏㄕㄑ', '請稍候'],
    ['ㄑㄕㄏ', ''],
  ])('%j does not type %j', (symbols, title) => {
    expect(zhuyinScore(symbols, title)).toBeUndefined();
  });

  it('is better at the beginning, and without gaps', () => {
    const whole = zhuyinScore('ㄑㄕㄏ', '請稍候') ?? 0;
    const withGap = zhuyinScore('ㄑㄕㄏ', '請民眾稍候查詢') ?? 0;
    const later = zhuyinScore('ㄑㄕㄏ', '麻煩請稍候') ?? 0;

    expect(whole).toBe(1);
    expect(later).toBeLessThan(whole);
    expect(withGap).toBeLessThan(later);
  });
});
