import { readCsvRows } from '../../src/lib/csv-rows.js';

describe('comma-separated text', () => {
  it.each([
    [
      'plain',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a last line break, CR LF',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty fields', ',\n,x', [['', 'x']]],
    ['quotes', '"a,1","say ""hi"""', [['a,1', 'say "hi"']]],
    ['a line break inside quotes', '"a\nb",c', [['a\nb', 'c']]],
    ['a quote inside a word', 'a"b,c', [['a"b', 'c']]],
    ['a byte order mark', '\uFEFFa', [['a']]],
    ['nothing', '', []],
  ])('reads %s', (_, text, rows) => {
    expect(readCsvRows(text).map(({ fields }) => fields)).toEqual(rows);
  });

  it('names the line that a row begins on', () => {
    expect(readCsvRows('a\n\n"b\nc"\nd').map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});
