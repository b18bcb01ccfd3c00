// Finds and covers what says who somebody is. Whatever leaves the hub for a helper, or is kept to learn from, is masked here first.

import { COVERS } from './covers.js';

/** Kinds of personal data that have a form of their own. Names have none and stay. */
export type PersonalDataKind = keyof typeof COVERS;

export interface MaskedText {
  /** Full-width digits and letters become plain; with a word in brackets where something was covered. */
  readonly text: string;
  /** What was covered, each kind once, in the order of the rules. */
  readonly kinds: readonly PersonalDataKind[];
}

interface MaskRule {
  readonly kind: PersonalDataKind;
  readonly form: RegExp;
  readonly cover: string;
}

/** Between the digits of one number people put a space, a hyphen or a point. */
const GAP = String.raw`[\s.\-]?`;
const digits = (least: number, most: number): string => String.raw`\d(?:${GAP}\d){${least - 1},${most - 1}}`;
const CHINESE_NUMBER = '[0-9零〇一二三四五六七八九十百]';

/**
 * In this order: an earlier rule takes its characters from the later ones. Forms: identity and residence numbers are a letter,
 * then 1, 2, 8, 9 or a letter A to D, then eight digits; mobile numbers begin 09 and have ten digits; a number of seven digits
 * or more is never needed to say what one wants to know.
 */
const RULES: readonly MaskRule[] = [
  { kind: 'email', form: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu, cover: COVERS.email },
  {
    kind: 'identity-number',
    form: new RegExp(String.raw`(?<![a-z])[a-z]${GAP}[a-d1289](?:${GAP}\d){8}(?!\d)`, 'giu'),
    cover: COVERS['identity-number'],
  },
  {
    kind: 'phone',
    form: new RegExp(String.raw`(?<!\d)(?:\+886${GAP}|\(?0)${GAP}[2-9](?:[\s.()\-]{0,2}\d){7,8}(?!\d)`, 'gu'),
    cover: COVERS.phone,
  },
  {
    kind: 'birthday',
    form: new RegExp(
      String.raw`(?:民國)?${CHINESE_NUMBER}{2,4}\s?[年./-]\s?${CHINESE_NUMBER}{1,3}\s?[月./-]\s?${CHINESE_NUMBER}{1,3}\s?日?\s?(?:出生|生日|生(?![效活產]))`,
      'gu',
    ),
    cover: COVERS.birthday,
  },
  {
    kind: 'card-or-account',
    form: new RegExp(String.raw`(?<!\d)${digits(7, 20)}(?!\d)`, 'gu'),
    cover: COVERS['card-or-account'],
  },
  { kind: 'plate', form: /(?<![a-z0-9])[a-z]{2,3}-\d{3,4}(?![a-z0-9])/giu, cover: COVERS.plate },
  {
    kind: 'address',
    form: new RegExp(
      String.raw`\p{Script=Han}{1,6}(?:路|街|大道)(?:${CHINESE_NUMBER}{1,3}段)?(?:${CHINESE_NUMBER}{1,4}[巷弄]){0,2}${CHINESE_NUMBER}{1,4}(?:之${CHINESE_NUMBER}{1,3})?號(?:${CHINESE_NUMBER}{1,3}樓(?:之${CHINESE_NUMBER}{1,3})?)?`,
      'gu',
    ),
    cover: COVERS.address,
  },
];

/** What numbers, addresses and letters of identity numbers are typed in at full width; other marks stay as they are. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ＠．－（）＋]/g;

/** A piece of personal data as it stands in a text. */
export interface PersonalDataFound {
  readonly kind: PersonalDataKind;
  /** As it was written, full-width digits and letters made plain. */
  readonly text: string;
}

/** Covers every piece of personal data that has a form. Pure; linear in the text's length. */
export function maskPersonalData(text: string): MaskedText {
  const { masked, found } = scan(text);
  return { text: masked, kinds: [...new Set(found.map(({ kind }) => kind))] };
}

/** Every piece of personal data that has a form, in the order of the rules. Pure. */
export function findPersonalData(text: string): readonly PersonalDataFound[] {
  return scan(text).found;
}

function scan(text: string): { readonly masked: string; readonly found: readonly PersonalDataFound[] } {
  let masked = text.replace(FULL_WIDTH, (each) => each.normalize('NFKC'));
  const found: PersonalDataFound[] = [];
  for (const { kind, form, cover } of RULES)
    masked = masked.replace(form, (piece) => {
      found.push({ kind, text: piece });
      return cover;
    });
  return { masked, found };
}

/** A mobile number of Taiwan, with or without the country's code. */
const MOBILE = /^(?:\+?886|0)9\d{8}$/;
/** Lengths of payment cards' numbers. Source: ISO/IEC 7812-1. */
const CARD = /^\d{13,19}$/;

/**
 * What must not reach a citizen by mistake: identity numbers, people's own mobile numbers, payment cards (by their check digit).
 * An office's line and a case number are no such thing, and a warning that is mostly wrong is read by nobody. Pure.
 */
export function findPrivateNumbers(text: string): readonly PersonalDataFound[] {
  return findPersonalData(text).filter(({ kind, text: piece }) => {
    const plain = piece.replace(/[\s.()-]/g, '');
    if (kind === 'phone') return MOBILE.test(plain);
    return (
      kind === 'identity-number' || (kind === 'card-or-account' && CARD.test(plain) && isCheckedCard(plain))
    );
  });
}

/** The check digit of payment cards. Source: ISO/IEC 7812-1, annex B (Luhn). */
function isCheckedCard(digitsOfCard: string): boolean {
  const sum = Array.from(digitsOfCard, Number)
    .reverse()
    .reduce((total, digit, place) => {
      const doubled = place % 2 === 1 ? digit * 2 : digit;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}
