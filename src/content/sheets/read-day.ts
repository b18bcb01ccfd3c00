// Days as offices write them, Gregorian or of the Republic: the year of the Republic is the Gregorian one less 1911.

const REPUBLIC_BEGINS = 1911;
/** `2026-11-21`, `2026/11/21`, `2026年11月21日`, with or without a time behind. */
const GREGORIAN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/;
/** `115/11/21`, `民國115年11月21日`, `民國 115.11.21`. */
const REPUBLICAN = /^(?:民國|中華民國)?\s*(\d{2,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
/** `20261121` or `1151121`: seven digits are of the Republic. */
const DIGITS = /^(\d{3,4})(\d{2})(\d{2})$/;

/** `2026-11-21`; what is no such day comes back unchanged, for whoever checks it to name. */
export function readDay(text: string): string {
  const given = text.normalize('NFKC').trim();
  const gregorian = GREGORIAN.exec(given);
  if (gregorian !== null) return write(gregorian, 0);
  const republican = REPUBLICAN.exec(given);
  if (republican !== null) return write(republican, REPUBLIC_BEGINS);
  const digits = DIGITS.exec(given);
  if (digits === null) return given;
  return write(digits, digits[1]?.length === 3 ? REPUBLIC_BEGINS : 0);
}

function write([, year = '', month = '', day = '']: RegExpExecArray, offset: number): string {
  return `${String(Number(year) + offset)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
