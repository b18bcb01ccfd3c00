// Cuts a normalised text into what the signals count. Each feature is a 32-bit fingerprint, so no index keeps strings.

import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

import { hashText } from '../lib/text-hash.js';
import { cutWords } from './jieba-words.js';

export interface Word {
  readonly feature: number;
  /** Where the word stands in the normalised text. */
  readonly start: number;
  readonly end: number;
}

/** Salts: features of different kinds never meet in a table. */
const CHARACTER = 1;
const CHARACTER_PAIR = 2;
const LATIN_WORD = 3;
const LATIN_GRAM = 4;
const WORD = 5;
const WORD_PAIR = 6;

/** Latin words and numbers are cut at spaces; everything else (Han, kana, Zhuyin, Thai) is written without. */
const RUNS = /[\p{Script=Latin}\p{N}\p{M}]+|[^\p{Script=Latin}\p{N}\p{M}\s]+/gu;
const LATIN = /^[\p{Script=Latin}\p{N}\p{M}]/u;
/** In-word grams catch misspelt and inflected English words. Unit: characters. */
const LATIN_GRAM_CHARS = 4;
/** About a megabyte. Unit: words. */
const MAX_KNOWN_STEMS = 8_192;

const stems = new Map<string, string>();

/** Single characters and pairs of neighbours; of Latin words the word and its inner grams. With repetitions. */
export function characterFeatures(text: string): number[] {
  const features: number[] = [];
  for (const [run] of text.matchAll(RUNS)) {
    if (LATIN.test(run)) addLatin(run, features);
    else addDense(run, features);
  }
  return features;
}

function addDense(run: string, features: number[]): void {
  for (let at = 0; at < run.length; at += 1) {
    features.push(hashText(run.charAt(at), CHARACTER));
    if (at + 1 < run.length) features.push(hashText(run.slice(at, at + 2), CHARACTER_PAIR));
  }
}

/**
 * Pairs with one character between them left out, as features of neighbours: what is left of a wording where somebody dropped a
 * character. Articles hold them, utterances are not asked for them. Source: Guthrie and others, "A Closer Look at Skip-gram
 * Modelling", 2006.
 */
export function skipPairFeatures(text: string): number[] {
  const features: number[] = [];
  for (const [run] of text.matchAll(RUNS)) {
    if (LATIN.test(run)) continue;
    for (let at = 0; at + 2 < run.length; at += 1)
      features.push(hashText(run.charAt(at) + run.charAt(at + 2), CHARACTER_PAIR));
  }
  return features;
}

function addLatin(word: string, features: number[]): void {
  features.push(hashText(word, LATIN_WORD));
  for (let at = 0; at + LATIN_GRAM_CHARS <= word.length; at += 1) {
    features.push(hashText(word.slice(at, at + LATIN_GRAM_CHARS), LATIN_GRAM));
  }
}

/** Jieba words of Chinese, stems of English; with their places, for showing hits. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    let start = index;
    for (const word of LATIN.test(run) ? [run] : cutWords(run)) {
      words.push({ feature: wordFeature(word), start, end: start + word.length });
      start += word.length;
    }
  }
  return words;
}

function wordFeature(word: string): number {
  return hashText(LATIN.test(word) ? stemOf(word) : word, WORD);
}

/** A stem takes dozens of patterns, and the English of a knowledge base repeats few words. Strangers' words cannot fill it for ever. */
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MAX_KNOWN_STEMS) stems.clear();
  const stem = stemmer.stem(word);
  stems.set(word, stem);
  return stem;
}

/** Pairs of neighbouring words: they keep some of the order. */
export function pairFeatures(words: readonly Word[]): number[] {
  return words.slice(1).map((word, index) => {
    return hashText(`${words[index]?.feature ?? 0} ${word.feature}`, WORD_PAIR);
  });
}
