// Amounts, spans, times, dates and telephone numbers in a Chinese sentence, so that two sentences can be held against each other.
// Pure. It knows no meaning: which of two figures is right is for people to say.

export interface Figure {
  /** What is counted: `元`, `天`, `phone`, `date`. Two figures of one unit can be compared. */
  readonly unit: string;
  /** In Arabic digits, without blanks and separators. */
  readonly value: string;
}

const HAN_NUMBER = '[零〇一二兩三四五六七八九十百千萬]+';
const NUMBER = `\\d[\\d,]*(?:\\.\\d+)?|${HAN_NUMBER}`;
const UNITS =
  '億元|萬元|元|塊錢|個?(?:工作[天日]|上班[天日])|日曆天|天|日(?![期常用])|個月|週|個?星期(?![一二三四五六日])|年(?![級度])|小時|分鐘|歲|%|次|張|份|人|坪|公尺|公里|公斤|公分';
const PATTERN = new RegExp(
  [
    '(?<date>(?:民國\\s*)?\\d{2,4}\\s*[年/.-]\\s*\\d{1,2}\\s*[月/.-]\\s*\\d{1,2}\\s*日?|\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)',
    '(?<phone>\\(?0\\d{1,3}\\)?[-\\s]?\\d{3,4}[-\\s]?\\d{3,4})',
    '(?<clock>\\d{1,2}[:：]\\d{2}|(?:上午|下午|晚上|中午|早上|凌晨)\\s*(?:\\d{1,2}|[一二兩三四五六七八九十]+)\\s*點(?:半|\\d{1,2}分)?)',
    `(?<number>${NUMBER})\\s*(?<unit>${UNITS})`,
    // Hotlines: 110, 165, 1999.
    '(?<![\\d.第])(?<hotline>1\\d{2,3})(?![\\d.]|\\s*[條項款號年])',
  ].join('|'),
  'gu',
);
/** Other words for the same unit. */
const SAME_UNIT: readonly (readonly [RegExp, string])[] = [
  [/^塊錢$/u, '元'],
  [/^個?(?:工作|上班)[天日]$/u, '工作天'],
  [/^(?:日曆天|日)$/u, '天'],
  [/^個?星期$/u, '週'],
];

/** In the sentence's order. @example figuresIn('規費 200 元，三天可以領') // [{ unit: '元', value: '200' }, { unit: '天', value: '3' }] */
export function figuresIn(sentence: string): readonly Figure[] {
  return Array.from(plain(sentence).matchAll(PATTERN), ({ groups = {} }): Figure => {
    const { date, phone, clock, hotline, number = '', unit = '' } = groups;
    if (date !== undefined)
      return { unit: 'date', value: date.replaceAll(/\D+/g, '-').replaceAll(/^-|-$/g, '') };
    if (phone !== undefined) return { unit: 'phone', value: phone.replaceAll(/\D/g, '') };
    if (clock !== undefined) return { unit: 'clock', value: clock.replaceAll(/\s/g, '') };
    if (hotline !== undefined) return { unit: 'phone', value: hotline };
    return { unit: unitOf(unit), value: valueOf(number) };
  });
}

/** The sentence with the same sign for every figure: what is left says what the figures are about. */
export const withoutFigures = (sentence: string): string => plain(sentence).replaceAll(PATTERN, '〇');

const plain = (sentence: string): string => sentence.normalize('NFKC');

const unitOf = (unit: string): string => SAME_UNIT.find(([pattern]) => pattern.test(unit))?.[1] ?? unit;

function valueOf(number: string): string {
  return /^\d/.test(number) ? number.replaceAll(',', '') : String(readHan(number));
}

const DIGITS = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** @example readHan('一百二十') // 120 */
function readHan(number: string): number {
  let [sum, section, digit] = [0, 0, 0];
  for (const sign of number.replaceAll('兩', '二').replaceAll('〇', '零')) {
    const place = PLACES[sign];
    if (sign === '萬') {
      sum += (section + digit) * 10_000;
      [section, digit] = [0, 0];
    } else if (place === undefined) digit = DIGITS.indexOf(sign);
    else {
      section += (digit === 0 ? 1 : digit) * place;
      digit = 0;
    }
  }
  return sum + section + digit;
}
