import fc from 'fast-check';

import { parseJsonLines } from '../../src/lib/json-lines.js';

describe('parseJsonLines', () => {
  it.each([
    ['nothing at all', '', []],
    ['only blank lines', '\n  \r\n\t\n', []],
    ['a last line without its end', '{"a":1}', [{ row: 1, value: { a: 1 } }]],
    ['a byte-order mark', '\uFEFF{"a":1}\n', [{ row: 1, value: { a: 1 } }]],
    [
      'ends of every kind',
      '1\r\n2\n3\r4',
      [
        { row: 1, value: 1 },
        { row: 2, value: 2 },
        { row: 3, value: 3 },
        { row: 4, value: 4 },
      ],
    ],
    ['a line separator inside a string', '"a\u2028b"', [{ row: 1, value: 'a\u2028b' }]],
    [
      'blank lines, which count',
      '\n"x"\n\n"y"',
      [
        { row: 2, value: 'x' },
        { row: 4, value: 'y' },
      ],
    ],
  ])('reads %s', (_name, text, expected) => {
    const lines = parseJsonLines(text);

    expect(lines).toEqual(expected);
  });

  it('names the row of a broken line and reads on', () => {
    const lines = parseJsonLines('1\n{oops\n3');

    expect(lines).toEqual([
      { row: 1, value: 1 },
      { row: 2, fault: expect.stringContaining('not valid JSON') as unknown },
      { row: 3, value: 3 },
    ]);
  });

  it('gives back whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const text = values.map((value) => JSON.stringify(value)).join('\n');

        expect(parseJsonLines(text)).toEqual(
          values.map((value, index) => ({
            row: index + 1,
            value: JSON.parse(JSON.stringify(value)) as unknown,
          })),
        );
      }),
    );
  });
});
