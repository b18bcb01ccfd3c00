// The same number in its other form: "3歲" and "三歲", "65歲" and "六十五歲". Articles write either.

const DIGITS = '〇一二三四五六七八九';
/** What is counted; only before one of these is a numeral surely a number ("一般", "三重", "一個" are none). */
const UNIT = '[歲岁年月元塊块樓楼坪萬万]';
const WRITTEN = new RegExp(`[一二兩两三四五六七八九十]{1,3}(?=${UNIT})`, 'gu');
/** Not part of a longer number, a date or an amount. */
const TYPED = new RegExp(`(?<![\\d./-])[1-9]\\d?(?=${UNIT})`, 'gu');

/** Every number below a hundred in its other form; undefined where there is none. */
export function withOtherNumerals(text: string): string | undefined {
  const written = text.replace(WRITTEN, (numeral) => valueOf(numeral)?.toString() ?? numeral);
  const other = written === text ? text.replace(TYPED, (digits) => numeralOf(Number(digits))) : written;
  return other === text ? undefined : other;
}

/** 65 for 六十五; undefined for what is no number ("三五"). */
function valueOf(numeral: string): number | undefined {
  const [, tens, hasTen, ones] =
    /^([一二兩两三四五六七八九])?(十)?([一二兩两三四五六七八九])?$/u.exec(numeral) ?? [];
  if (hasTen === undefined) return ones === undefined && tens !== undefined ? digitOf(tens) : undefined;
  return (tens === undefined ? 1 : digitOf(tens)) * 10 + (ones === undefined ? 0 : digitOf(ones));
}

function digitOf(numeral: string): number {
  return DIGITS.indexOf(numeral.replace(/[兩两]/u, '二'));
}

function numeralOf(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS.charAt(tens)}十`;
  return `${ten}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}
