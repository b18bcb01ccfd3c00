// Names are strangers' words.

import fc from 'fast-check';

import { cleanProfile } from '../../src/channels/clean-profile.js';

const nameOf = (name: unknown): string | undefined =>
  cleanProfile({ name, pictureUrl: undefined, language: undefined })?.name;

describe('a profile', () => {
  it.each([
    ['王小明', '王小明'],
    ['  Ann   Lee ', 'Ann Lee'],
    ['兩\n行', '兩 行'],
    ['客服\u202e員', '客服員'],
    ['👨‍👩‍👧‍👦家', '👨‍👩‍👧‍👦家'],
    ['', undefined],
    [' \u200f\u2066 ', undefined],
    [7, undefined],
    [undefined, undefined],
  ])('keeps of the name %j: %j', (name, kept) => {
    expect(nameOf(name)).toBe(kept);
  });

  it('never keeps a line break, a turn of direction or more than sixty characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const kept = nameOf(name) ?? 'x';
        expect(kept).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect([...new Intl.Segmenter('zh-Hant').segment(kept)].length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it.each([
    ['https://profile.line-scdn.net/a', true],
    ['http://profile.line-scdn.net/a', false],
    ['javascript:alert(1)', false],
    ['https://', false],
    [`https://x.tw/${'a'.repeat(3000)}`, false],
  ])('keeps the picture %s: %s', (pictureUrl, isKept) => {
    expect(cleanProfile({ name: 'a', pictureUrl, language: undefined })?.pictureUrl === pictureUrl).toBe(
      isKept,
    );
  });

  it.each([
    ['zh-TW', true],
    ['en', true],
    ['x', false],
    ['<b>', false],
  ])('keeps the language %s: %s', (language, isKept) => {
    expect(cleanProfile({ name: 'a', pictureUrl: undefined, language })?.language === language).toBe(isKept);
  });
});
