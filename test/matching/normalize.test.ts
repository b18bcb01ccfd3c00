import fc from 'fast-check';

import { normalize, normalizeWithSurface } from '../../src/matching/normalize.js';

describe('normalize', () => {
  it.each([
    ['folds Traditional', '臺北市戶籍謄本', '台北市户籍誊本'],
    ['leaves Simplified', '台北市户籍誊本', '台北市户籍誊本'],
    ['folds full width and case', 'YouBike2.0', 'youbike2 0'],
    ['drops punctuation and spaces between characters', '垃圾車, 幾點 來?!', '垃圾车几点来'],
    ['keeps one space between Latin words', '  How  do I -- apply? ', 'how do i apply'],
    ['joins a name with its number', 'COVID-19 疫苗', 'covid19疫苗'],
    ['joins C1/D1 as people write it', 'C1/D1', 'c1d1'],
    ['keeps two numbers apart', '3.5', '3 5'],
    ['reads 計畫 and 计划 as one', '計畫', '计划'],
    ['drops emoji', '停車費😀怎麼繳🚗', '停车费怎么缴'],
  ])('%s', (_name, text, expected) => {
    const normalized = normalize(text);

    expect(normalized).toBe(expected);
  });

  it.each([
    ['您好,請問垃圾車幾點來呢?謝謝'],
    ['不好意思想請問一下垃圾車幾點來'],
    ['哈囉 垃圾車幾點來啊 感恩'],
    ['垃圾車幾點來,謝謝您'],
    ['垃圾车几点来吗'],
  ])('takes politeness off %s', (text) => {
    expect(normalize(text)).toBe('垃圾车几点来');
  });

  it.each([
    ['你好', '你好'],
    ['謝謝', '谢谢'],
    ['請問', '请问'],
    ['hello', 'hello'],
    ['Hello, thank you', 'hello'],
    ['history of the city', 'history of the city'],
  ])('never empties %s', (text, expected) => {
    expect(normalize(text)).toBe(expected);
  });

  it.each([[''], ['   '], ['😀😀'], ['?!…'], ['\uD800']])('makes nothing of %j', (text) => {
    expect(normalize(text)).toBe('');
  });

  it('reads a text with and without a sign of two units alike', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'É',
        'ß',
        '3',
        '３',
        '-',
        '/',
        '.',
        "'",
        '’',
        ' ',
        '\n',
        '戶',
        '臺',
        'か',
        'ก',
        '\u0301',
        '，',
        '²',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');

        expect(normalize(`${text}🚗`)).toBe(normalize(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every character of a long text', () => {
    expect(normalize('户籍謄本，'.repeat(2000))).toBe('户籍誊本'.repeat(2000));
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalize(text);

        expect(normalize(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('is idempotent on polite Chinese', () => {
    const piece = fc.constantFrom(
      '請問',
      '你好',
      '謝謝',
      '嗎',
      '呢',
      '臺北',
      '後',
      '髮',
      ' ',
      '?',
      'hi',
      'ok',
      'ETC-1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = normalize(pieces.join(''));

        expect(normalize(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the person’s own script beside it, position for position', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: folded, surface } = normalizeWithSurface(text);

        expect(surface).toHaveLength(folded.length);
        expect(normalize(surface)).toBe(folded);
      }),
    );
    expect(normalizeWithSurface('請問臺北')).toEqual({ text: '台北', surface: '臺北' });
  });
});
