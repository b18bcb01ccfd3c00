import { insertText, nextBlank } from '../../src/web/console/compose/insert-text.js';

describe('a text put into a draft', () => {
  it('stands on a line of its own and takes nothing away', () => {
    expect(insertText('您好', 2, '第二行')).toEqual({ text: '您好\n第二行', caret: 6 });
  });
});

describe('the next blank', () => {
  const text = '案號 {{案號}}，{{單位}}';

  it.each([
    [0, { start: 3, end: 9 }],
    [9, { start: 10, end: 16 }],
    [16, { start: 3, end: 9 }],
  ])('after place %i is the next one, then the first again', (caret, blank) => {
    expect(nextBlank(text, caret)).toMatchObject(blank);
  });

  it('is none where all are filled in', () => {
    expect(nextBlank('案號 123，{{mine}}', 0)).toBeUndefined();
  });
});
