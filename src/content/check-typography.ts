// Slips that no schema sees: Simplified characters in Traditional text, half-width punctuation between Chinese characters,
// full-width letters, digits and English punctuation. Called by `content:check` only: the converter's dictionary is large.

import { Converter } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';

import { visitTexts, type PlacedText } from './visit-texts.js';
import type { ContentFault, YamlSource } from './yaml-file.js';

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const toSimplified = ToSimplified({ from: 'tw', to: 'cn' });
const COMMON_IN_TAIWAN = commonCharacters();

/**
 * These stand there as people type them: only our own words are held to full width. A line may be Simplified from end to
 * end, for so do some people ask; one that mixes both scripts is a slip of ours.
 */
const AS_TYPED = new Set(['questions', 'tests', 'utterances', 'keywords', 'when']);
const ENGLISH = new Set(['english', 'en']);
const HALF_WIDTH = /(?<=\p{Script=Han})\s?[,;:?!()]|[(,;:]\s?(?=\p{Script=Han})/gu;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ]+/gu;
const CHINESE_SIGNS = /[，。；：？！（）、「」]/gu;
const HAN = /\p{Script=Han}/u;

/** Every slip in one file, with its line. A file that is no YAML has none: the schema check speaks of it. */
export function checkTypography(source: YamlSource): ContentFault[] {
  return visitTexts(source).flatMap((text) =>
    findSlips(text).map(({ offset, ...slip }) => ({
      file: source.file,
      line: text.lineAt(offset),
      field: text.field.join('.'),
      ...slip,
    })),
  );
}

interface Slip {
  /** Place in the text. Unit: UTF-16 code units. */
  readonly offset: number;
  readonly reason: string;
  readonly next: string;
}

function findSlips({ value, field }: PlacedText): Slip[] {
  const isTyped = AS_TYPED.has(field[0] ?? '');
  if (isTyped) return isAllSimplified(value) ? [] : findSimplified(value);
  // English may name a Chinese word; a sentence of Chinese among it has signs of its own.
  const isEnglish = field.some((name) => ENGLISH.has(name)) && !HAN.test(value.replace(/\{\{.*?\}\}/gu, ''));
  return [...findSimplified(value), ...findWidths(value, isEnglish)];
}

function findSimplified(text: string): Slip[] {
  return Array.from(text.matchAll(/\p{Script=Han}/gu))
    .filter(({ 0: char }) => isSimplified(char))
    .map(({ 0: char, index }) => ({
      offset: index,
      reason: `「${char}」是簡體字 / "${char}" is a Simplified character`,
      next: `改成「${toTraditional(char)}」 / write "${toTraditional(char)}"`,
    }));
}

function findWidths(text: string, isEnglish: boolean): Slip[] {
  const found = (pattern: RegExp, slip: (sign: string) => Omit<Slip, 'offset'>): Slip[] =>
    Array.from(text.matchAll(pattern), ({ 0: sign, index }) => ({ offset: index, ...slip(sign.trim()) }));
  const half = found(HALF_WIDTH, (sign) => ({
    reason: `中文裡有半形標點「${sign}」 / half-width "${sign}" inside Chinese`,
    next: '改成全形標點，例如 ，；：？！（） / use full-width punctuation',
  }));
  const full = found(FULL_WIDTH, (sign) => ({
    reason: `「${sign}」是全形英數字 / full-width "${sign}"`,
    next: `改成「${sign.normalize('NFKC')}」 / write "${sign.normalize('NFKC')}"`,
  }));
  if (!isEnglish) return [...half, ...full];
  const signs = found(CHINESE_SIGNS, (sign) => ({
    reason: `英文裡有中文標點「${sign}」 / Chinese punctuation "${sign}" in English`,
    next: '改成半形標點 / use half-width punctuation',
  }));
  return [...half, ...full, ...signs];
}

/** Simplified, and nothing in it that only Traditional has. */
function isAllSimplified(text: string): boolean {
  const characters = Array.from(text).filter((char) => HAN.test(char));
  return characters.some(isSimplified) && !characters.some(isTraditionalOnly);
}

/** Changed on the way to Simplified and by nothing on the way back: 么 belongs to both. */
function isTraditionalOnly(char: string): boolean {
  return toSimplified(char) !== char && toTraditional(char) === char;
}

/** The converter changes it, and nobody in Taiwan writes it: 台, 里 and 后 are both Simplified forms and words of their own. */
export function isSimplified(char: string): boolean {
  return !COMMON_IN_TAIWAN.has(char) && toTraditional(char) !== char;
}

/** The 5,401 characters of Big5's first level: what Taiwan's schools teach. Source: Big5-1984, 0xA440 to 0xC67E. */
function commonCharacters(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const characters = new Set<string>();
  for (let lead = 0xa4; lead <= 0xc6; lead += 1)
    for (let trail = 0x40; trail <= (lead === 0xc6 ? 0x7e : 0xfe); trail += 1)
      characters.add(decoder.decode(Uint8Array.of(lead, trail)));
  return characters;
}
