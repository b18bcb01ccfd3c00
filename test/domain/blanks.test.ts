import {
  CANNED_BLANKS_FILLED,
  CANNED_BLANKS_OPEN,
  fillBlanks,
  findBlanks,
  findOpenBlanks,
} from '../../src/domain/blanks.js';

describe('the blanks of a text', () => {
  it('are found with their places, however they are spaced', () => {
    expect(findBlanks('案號 {{案號}}，{{ 單位 }}')).toEqual([
      { name: '案號', start: 3, end: 9 },
      { name: '單位', start: 10, end: 18 },
    ]);
  });

  it('are filled in where known and stand as they were where not', () => {
    expect(fillBlanks('{{城市}} {{案號}} {{城市}}', { 城市: '示範市' })).toBe('示範市 {{案號}} 示範市');
  });

  it('take a value as it is, dollar signs and all', () => {
    expect(fillBlanks('{{客服姓名}}', { 客服姓名: '$& $1 王' })).toBe('$& $1 王');
  });

  it('count as open only where they are ours', () => {
    expect(findOpenBlanks('{{anything}} {{案號}}').map(({ name }) => name)).toEqual(['案號']);
  });

  it('have one meaning each', () => {
    const names = [...CANNED_BLANKS_FILLED, ...CANNED_BLANKS_OPEN];

    expect(new Set(names).size).toBe(names.length);
  });
});
