// The official yearly file: what is taken from it, and how its faults are named.

import { readOfficeDays } from '../../src/content/read-office-days.js';
import { plusDays, weekdayOf } from '../../src/domain/taipei-time.js';

const HEAD = '西元日期,星期,是否放假,備註';
const WEEKDAYS = '日一二三四五六';

/** A file of the published shape: weekends off, and the rows that are given instead. */
function sheetOf(year: number, special: Readonly<Record<string, string>> = {}): string {
  const rows = [HEAD];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = plusDays(day, 1)) {
    const weekday = weekdayOf(day);
    const plain = weekday === 0 || weekday === 6 ? '2,' : '0,';
    rows.push(`${day.replaceAll('-', '')},${WEEKDAYS.charAt(weekday)},${special[day] ?? plain}`);
  }
  return rows.join('\r\n');
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the official yearly file', () => {
  it('gives days off, make-up workdays and names, and no plain day', () => {
    const text = sheetOf(2027, {
      '2027-01-01': '2,開國紀念日',
      '2027-03-06': '0,補行上班',
      '2027-03-12': '2,調整放假',
    });

    expect(readOfficeDays(utf8(text))).toEqual({
      kind: 'read',
      encoding: 'utf-8',
      year: 2027,
      days: [
        { day: '2027-01-01', isOff: true, name: { zh: '開國紀念日', en: 'Founding Day' } },
        { day: '2027-03-06', isOff: false, name: { zh: '補行上班', en: 'Make-up workday' } },
        { day: '2027-03-12', isOff: true, name: { zh: '調整放假', en: 'Moved day off' } },
      ],
    });
  });

  it('reads Big5', () => {
    // 西元日期 星期 是否放假 備註 and the weekdays, in Big5 bytes as the published files of some years have them.
    const big5: Readonly<Record<string, readonly number[]>> = {
      西: [0xa6, 0xe8], 元: [0xa4, 0xb8], 日: [0xa4, 0xe9], 期: [0xb4, 0xc1], 星: [0xac, 0x50], 是: [0xac, 0x4f],
      否: [0xa7, 0x5f], 放: [0xa9, 0xf1], 假: [0xb0, 0xb2], 備: [0xb3, 0xc6], 註: [0xb5, 0xf9], 一: [0xa4, 0x40],
      二: [0xa4, 0x47], 三: [0xa4, 0x54], 四: [0xa5, 0x7c], 五: [0xa4, 0xad], 六: [0xa4, 0xbb],
    }; // prettier-ignore
    const bytes = Array.from(sheetOf(2027)).flatMap((sign) => big5[sign] ?? [sign.charCodeAt(0)]);

    expect(readOfficeDays(Uint8Array.from(bytes))).toMatchObject({
      kind: 'read',
      encoding: 'big5',
      year: 2027,
      days: [],
    });
  });

  it.each([
    ['a wrong weekday', sheetOf(2027).replace('20270104,一', '20270104,二'), 5, '星期'],
    ['no date', sheetOf(2027).replace('20270105', '2027131'), 6, '西元日期'],
    ['a day that is not there', sheetOf(2027).replace('20270228', '20270229'), 60, '西元日期'],
    ['another mark', sheetOf(2027, { '2027-01-06': '1,' }), 7, '是否放假'],
    ['a day twice', sheetOf(2027).replace('20270105,二', '20270104,一'), 6, '西元日期'],
  ])('names row and column of %s', (_, text, line, column) => {
    expect(readOfficeDays(utf8(text))).toMatchObject({ kind: 'faulty', faults: [{ line, column }] });
  });

  it.each([
    ['without its columns', 'date,off\n20270101,2', /欄名/],
    ['of two years', `${sheetOf(2027)}\r\n20280101,六,2,`, /一次只能匯入一年/],
    ['with days missing', sheetOf(2027).split('\r\n').slice(0, -2).join('\n'), /少了 2 天/],
    ['with nothing in it', HEAD, /沒有任何日期/],
  ])('refuses a file %s', (_, text, reason) => {
    const read = readOfficeDays(utf8(text));

    expect(read.kind === 'faulty' ? read.faults[0]?.reason.zh : '').toMatch(reason);
  });

  it('refuses what is no text', () => {
    expect(readOfficeDays(Uint8Array.from([0xff, 0xd8, 0xff, 0x00]))).toMatchObject({ kind: 'faulty' });
  });
});
