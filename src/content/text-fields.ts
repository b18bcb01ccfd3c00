// The checks that every text of an editor passes, in a file or in a sheet, with sentences that an editor can act on.

import { z } from 'zod';

import { findBlanks } from '../domain/blanks.js';

/** Invisible controls and broken halves of characters; tab and line ends are fine where lines are. */
const CONTROL = /[\p{Cc}\p{Cs}]/u;
const CONTROL_BUT_LINES = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** What Zod says of a value that is no text, or no list, or not there. */
const wants =
  (zh: string, en: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? '沒有填，請補上 / is missing' : `要是${zh} / must be ${en}`;

const notEmpty = { error: '不能空白 / must not be empty' };

const atMost = (maxChars: number) => ({
  error: ({ input }: { readonly input?: unknown }): string => {
    const length = typeof input === 'string' ? input.length : 0;
    return `最多 ${maxChars} 字，現在有 ${length} 字 / at most ${maxChars} characters, this has ${length}`;
  },
});

const withoutControls = (pattern: RegExp) => ({
  check: (text: string): boolean => !pattern.test(text),
  error: ({ input }: { readonly input?: unknown }): string => {
    const found = pattern.exec(String(input))?.[0].codePointAt(0) ?? 0;
    const name = `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
    return `含有看不見的控制字元 ${name}，請刪除 / holds the invisible control character ${name}; delete it`;
  },
});

const text = () => z.string({ error: wants('文字', 'text') });

/** One line: outer blanks go, line breaks and tabs inside become one space. */
export function lineField(maxChars: number) {
  const { check, error } = withoutControls(CONTROL);
  return text()
    .transform((value) => value.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1, notEmpty).max(maxChars, atMost(maxChars)).refine(check, { error }));
}

/** Text of several lines, kept as it is. */
export function blockField(maxChars: number) {
  const { check, error } = withoutControls(CONTROL_BUT_LINES);
  return text()
    .refine((value) => value.trim() !== '', notEmpty)
    .max(maxChars, atMost(maxChars))
    .refine(check, { error });
}

/** As `blockField`; of `{{…}}` only these may stand in it. */
export function blanksField(maxChars: number, allowed: readonly string[]) {
  const foreign = (value: string) => findBlanks(value).find(({ name }) => !allowed.includes(name));
  return blockField(maxChars).refine((value) => foreign(value) === undefined, {
    error: ({ input }) => {
      const name = foreign(String(input))?.name ?? '';
      const known = allowed.length === 0 ? '' : `；可用的有 ${allowed.join('、')}`;
      return `不認得的空格 {{${name}}}${known} / unknown blank {{${name}}}`;
    },
  });
}

/** A list of lines with at least so many of them. */
export function linesField(minCount: number, maxChars: number) {
  const list = z.array(lineField(maxChars), { error: wants('清單', 'a list') });
  return list.refine((entries) => entries.length >= minCount, {
    error: ({ input }: { readonly input?: unknown }) => {
      const count = Array.isArray(input) ? input.length : 0;
      return `至少要 ${minCount} 句，現在有 ${count} 句 / at least ${minCount}, this has ${count}`;
    },
  });
}

/** One of a few words. */
export function wordField<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `只能是 ${words.join('、')} / must be one of ${words.join(', ')}` });
}

/** A calendar day that exists. */
export function dayField() {
  return text().refine(isDay, { error: '要是 2026-01-31 這樣的日期 / must be a date like 2026-01-31' });
}

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  );
}

/** @example fieldName(['questions', 2]) // 'questions[2]' */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}
