// Where a Big5 file may have lost a character before it came to us.

import { big5DoubtsInSteps } from '../../../src/content/sheets/big5-doubts.js';
import { readSheetFile } from '../../../src/content/sheets/read-sheet-file.js';
import { runAtOnce } from '../../../src/lib/beside-others.js';
import { big5Of, csvOf } from '../../support/sheets.js';

const doubtsIn = async (bytes: Buffer) => runAtOnce(big5DoubtsInSteps(await readSheetFile(bytes, 'faq.csv')));

describe('a Big5 file', () => {
  it('is shown where a character was lost, or an office’s own one read as another', async () => {
    const rows = '問題,答案\r\n游錫\u{5803}里長在哪？,在示範里。\r\n要付費嗎?,不用 A?B。\r\n';
    const own = Buffer.concat([big5Of('里長'), Buffer.from([0xfa, 0x40]), big5Of('先生,在。\r\n')]);

    const doubts = await doubtsIn(Buffer.concat([big5Of(rows), own]));

    expect(doubts.map(({ row }) => row)).toEqual([2, 4]);
    expect(doubts[0]?.excerpt).toBe('游錫?里長在哪？');
    expect(doubts[1]?.excerpt).toMatch(/^里長.{1,2}先生$/u);
  });
});

describe('a file of another encoding', () => {
  it('is believed', async () => {
    expect(await doubtsIn(Buffer.from(csvOf([['問題', '答案'], ['王?明在哪', '在。']])))).toEqual([]); // prettier-ignore
  });
});
