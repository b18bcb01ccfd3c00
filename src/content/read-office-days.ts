// Reads the office calendar that the central personnel administration publishes for each year (政府行政機關辦公日曆表): a row a day,
// `西元日期,星期,是否放假,備註`, in UTF-8 or Big5. Names every fault by row and column; a year with a fault is not taken. Pure.

import { statutoryDays, type DayNote } from '../domain/statutory-days.js';
import { plusDays, weekdayOf, type LocalDay } from '../domain/taipei-time.js';
import { decodeText, type DecodedText } from './sheets/decode-text.js';
import { readCsv } from './sheets/read-csv.js';
import { SheetError, type SheetRow, type TextEncoding } from './sheets/sheet.js';

const COLUMNS = ['西元日期', '星期', '是否放假', '備註'] as const;
type Column = (typeof COLUMNS)[number];

const WEEKDAYS = '日一二三四五六';
/** In the published files 0 is a workday and 2 a day off. */
const WORKED = ['0', '否'];
const OFF = ['2', '是'];
/** Faults named at once; a wrong file has one in each row. */
const MOST_FAULTS = 50;

export interface SheetFault {
  /** Of the file, from 1; absent where the whole file is meant. */
  readonly line?: number;
  readonly column?: Column;
  readonly reason: { readonly zh: string; readonly en: string };
}

export type OfficeDays =
  | {
      readonly kind: 'read';
      readonly encoding: TextEncoding;
      readonly year: number;
      readonly days: readonly DayNote[];
    }
  | { readonly kind: 'faulty'; readonly faults: readonly SheetFault[] };

export function readOfficeDays(bytes: Uint8Array): OfficeDays {
  const read = readTable(bytes);
  if ('faults' in read) return read;
  const [head, ...rows] = read.rows;
  const places = head === undefined ? undefined : placesOf(head);
  if (places === undefined)
    return faulty({
      line: 1,
      reason: {
        zh: `第一列要有這四個欄名：${COLUMNS.join('、')}。`,
        en: `The first row must name these four columns: ${COLUMNS.join(', ')}.`,
      },
    });
  const { days, faults } = readRows(rows, places);
  if (faults.length > 0) return { kind: 'faulty', faults: faults.slice(0, MOST_FAULTS) };
  return { kind: 'read', encoding: read.encoding, ...toYear(days) };
}

const faulty = (fault: SheetFault): OfficeDays => ({ kind: 'faulty', faults: [fault] });

type Table = Pick<DecodedText, 'encoding'> & { readonly rows: readonly SheetRow[] };

function readTable(bytes: Uint8Array): Table | Extract<OfficeDays, { readonly kind: 'faulty' }> {
  try {
    const { text, encoding } = decodeText(bytes);
    return { encoding, rows: readCsv(text) };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const [zh = '', en = ''] = error.message.split('\n');
    return { kind: 'faulty', faults: [{ reason: { zh, en } }] };
  }
}

type Places = Readonly<Record<Column, number>>;

function placesOf({ cells }: SheetRow): Places | undefined {
  const names = cells.map((cell) => cell.trim());
  const places = COLUMNS.map((column) => [column, names.indexOf(column)] as const);
  if (places.some(([, at]) => at < 0)) return undefined;
  // Object.fromEntries widens its keys; they are exactly the columns.
  return Object.fromEntries(places) as Places;
}

interface OfficeDay {
  readonly day: LocalDay;
  readonly isOff: boolean;
  readonly remark: string;
}

function readRows(
  rows: readonly SheetRow[],
  places: Places,
): { readonly days: ReadonlyMap<LocalDay, OfficeDay>; readonly faults: readonly SheetFault[] } {
  const days = new Map<LocalDay, OfficeDay>();
  const faults: SheetFault[] = [];
  for (const row of rows) {
    const read = readRow(row, places);
    if ('reason' in read) faults.push(read);
    else if (days.has(read.day))
      faults.push(faultAt(row, '西元日期', `${read.day} 出現兩次。`, `${read.day} stands there twice.`));
    else days.set(read.day, read);
  }
  return { days, faults: faults.length > 0 ? faults : findGaps(days) };
}

function readRow(row: SheetRow, places: Places): OfficeDay | SheetFault {
  const at = (column: Column): string => (row.cells[places[column]] ?? '').trim();
  const day = readDay(at('西元日期'));
  if (day === undefined)
    return faultAt(
      row,
      '西元日期',
      `看不懂日期「${at('西元日期')}」，要像 20260101。`,
      `“${at('西元日期')}” is no date; write it as 20260101.`,
    );
  const weekday = WEEKDAYS.charAt(weekdayOf(day));
  if (at('星期').replace(/^(?:星期|週)/, '') !== weekday)
    return faultAt(
      row,
      '星期',
      `${day} 是星期${weekday}，檔案寫「${at('星期')}」。`,
      `${day} is weekday ${weekday}; the file says “${at('星期')}”.`,
    );
  const mark = at('是否放假');
  if (!OFF.includes(mark) && !WORKED.includes(mark))
    return faultAt(
      row,
      '是否放假',
      `只能是 0（上班）或 2（放假），檔案寫「${mark}」。`,
      `Must be 0 (worked) or 2 (off); the file says “${mark}”.`,
    );
  return { day, isOff: OFF.includes(mark), remark: at('備註') };
}

function faultAt({ row: line }: SheetRow, column: Column, zh: string, en: string): SheetFault {
  return { line, column, reason: { zh, en } };
}

/** `20260101`, `2026/1/1`, `2026-01-01`. */
function readDay(text: string): LocalDay | undefined {
  const found = /^(\d{4})(?:(\d\d)(\d\d)|[-/](\d{1,2})[-/](\d{1,2}))$/.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = found[4] ?? '', date = found[5] ?? ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const isReal = !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && plusDays(plusDays(day, 1), -1) === day;
  return isReal ? day : undefined;
}

/** One year, every day of it: half a calendar would open the desk on its missing feasts. */
function findGaps(days: ReadonlyMap<LocalDay, OfficeDay>): readonly SheetFault[] {
  const years = [...new Set([...days.keys()].map((day) => day.slice(0, 4)))];
  const [year] = years;
  if (year === undefined || years.length > 1)
    return [
      {
        reason: {
          zh: years.length > 1 ? `一次只能匯入一年，檔案裡有 ${years.join('、')}。` : '檔案裡沒有任何日期。',
          en:
            years.length > 1
              ? `One year at a time; the file holds ${years.join(', ')}.`
              : 'There is no day in the file.',
        },
      },
    ];
  const missing: LocalDay[] = [];
  for (let day = `${year}-01-01`; day.startsWith(year); day = plusDays(day, 1))
    if (!days.has(day)) missing.push(day);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 3);
  return [
    {
      reason: {
        zh: `少了 ${missing.length} 天，例如 ${shown.join('、')}。`,
        en: `${missing.length} days are missing, for example ${shown.join(', ')}.`,
      },
    },
  ];
}

function toYear(days: ReadonlyMap<LocalDay, OfficeDay>): { year: number; days: readonly DayNote[] } {
  const [first = ''] = days.keys();
  const year = Number(first.slice(0, 4));
  const known = new Map(statutoryDays(year).map(({ name }) => [name.zh, name.en]));
  const notes = [...days.values()].flatMap(({ day, isOff, remark }): DayNote[] => {
    const weekday = weekdayOf(day);
    const isWeekend = weekday === 0 || weekday === 6;
    if (isOff === isWeekend && remark === '') return [];
    const zh = remark === '' ? (isOff ? '放假' : '補行上班') : remark;
    return [{ day, isOff, name: { zh, en: known.get(zh) ?? plainEnglish(zh, isOff) } }];
  });
  return { year, days: notes };
}

/** The file is in Chinese alone; these are its recurring words. */
function plainEnglish(zh: string, isOff: boolean): string {
  if (zh.includes('補行上班') || !isOff) return 'Make-up workday';
  if (zh.includes('調整放假')) return 'Moved day off';
  return zh.includes('補假') ? 'Day off in lieu' : 'Public holiday';
}
