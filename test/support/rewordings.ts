// Seeded rewordings of questions, as people type them: words dropped or swapped, Simplified, full width, polite.
// The same seed gives the same rewordings on every machine.

import { Converter } from 'opencc-js/t2cn';

export type RewordingKind =
  | 'dropped-word'
  | 'swapped-words'
  | 'dropped-characters'
  | 'swapped-characters'
  | 'simplified'
  | 'full-width'
  | 'polite';

const REWORDING_KINDS: readonly RewordingKind[] = [
  'dropped-word',
  'swapped-words',
  'dropped-characters',
  'swapped-characters',
  'simplified',
  'full-width',
  'polite',
];

export interface Rewording {
  readonly kind: RewordingKind;
  readonly original: string;
  readonly text: string;
}

/** A stream of numbers in [0, 1). Source: mulberry32, Tommy Ettinger, public domain. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` different texts drawn without looking back, each reworded; the kinds take turns. */
export function rewordSample(
  texts: readonly string[],
  { count, seed, kinds = REWORDING_KINDS }: { count: number; seed: number; kinds?: readonly RewordingKind[] },
): Rewording[] {
  const random = seededRandom(seed);
  return shuffled(texts, random)
    .slice(0, count)
    .map((original, index) => {
      const kind = kinds[index % kinds.length] ?? 'dropped-word';
      return { kind, original, text: reword(original, kind, random) };
    });
}

export function reword(text: string, kind: RewordingKind, random: () => number): string {
  switch (kind) {
    case 'dropped-word':
      return dropWord(text, random);
    case 'swapped-words':
      return swapWords(text, random);
    case 'dropped-characters':
      return dropCharacters(text, random);
    case 'swapped-characters':
      return swapCharacters(text, random);
    case 'simplified':
      return simplify(text);
    case 'full-width':
      return widen(text);
    case 'polite':
      return `您好,不好意思請問一下${text.replace(/[??]+$/u, '')}呢?謝謝您`;
  }
}

const simplify = Converter({ from: 'tw', to: 'cn' });
const WORDS = new Intl.Segmenter('zh-TW', { granularity: 'word' });
/** Share of the characters that get lost. */
const DROPPED_RATIO = 0.12;

const cut = (text: string): string[] => [...WORDS.segment(text)].map(({ segment }) => segment);
const pick = (count: number, random: () => number): number => Math.floor(random() * count);

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** One word in six, at least one. */
function dropWord(text: string, random: () => number): string {
  const words = cut(text);
  if (words.length < 3) return text;
  const drops = Math.max(1, Math.round(words.length / 6));
  const lost = new Set(Array.from({ length: drops }, () => pick(words.length, random)));
  return words.filter((_, index) => !lost.has(index)).join('');
}

function swapWords(text: string, random: () => number): string {
  const words = cut(text);
  if (words.length < 2) return text;
  const at = pick(words.length - 1, random);
  return [...words.slice(0, at), words[at + 1], words[at], ...words.slice(at + 2)].join('');
}

function dropCharacters(text: string, random: () => number): string {
  const characters = Array.from(text);
  const kept = characters.filter(() => random() >= DROPPED_RATIO);
  return kept.length === 0 ? text : kept.join('');
}

function swapCharacters(text: string, random: () => number): string {
  const characters = Array.from(text);
  if (characters.length < 2) return text;
  const at = pick(characters.length - 1, random);
  return [...characters.slice(0, at), characters[at + 1], characters[at], ...characters.slice(at + 2)].join(
    '',
  );
}

/** ASCII in its full-width form, upper case. */
function widen(text: string): string {
  return text.toUpperCase().replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
