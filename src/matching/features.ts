// Cuts a normalised text into what the signals count. Each feature is a 32-bit fingerprint, so no index keeps strings.

import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

import { hashPair, hashPart, hashText } from '../lib/text-hash.js';
import { cutWords } from './jieba-words.js';
import { runsOf, type Run } from './runs.js';

export interface Word {
  readonly feature: number;
  /** Where the word stands in the normalised text. */
  readonly start: number;
  readonly end: number;
}

/** Salts: features of different kinds rarely meet in a table (spread over all bits they never would; no figure rises). */
const CHARACTER = 1;
const CHARACTER_PAIR = 2;
const LATIN_WORD = 3;
const LATIN_GRAM = 4;
const WORD = 5;
const WORD_PAIR = 6;

/** Never inside a run, and a word of its own to jieba. */
const MARK = '\n';
/** In-word grams catch misspelt and inflected English words. Unit: characters. */
const LATIN_GRAM_CHARS = 4;
/** About a megabyte. Unit: words. */
const MAX_KNOWN_STEMS = 8_192;

/** Numbers have no endings, and a city's answers name thousands. */
const NO_LETTER = /^[0-9]+$/;

const stems = new Map<string, string>();

/** Single characters and pairs of neighbours; of Latin words the word and its inner grams. With repetitions. */
export function characterFeatures(text: string): number[] {
  const features: number[] = [];
  for (const run of runsOf(text)) {
    if (run.isLatin) addLatin(run.text, features);
    else addDense(run.text, features);
  }
  return features;
}

function addDense(run: string, features: number[]): void {
  for (let at = 0; at < run.length; at += 1) {
    features.push(hashPart(run, at, at + 1, CHARACTER));
    if (at + 1 < run.length) features.push(hashPart(run, at, at + 2, CHARACTER_PAIR));
  }
}

/**
 * Pairs with one character between them left out, as features of neighbours: what is left of a wording where somebody dropped a
 * character. Articles hold them, utterances are not asked for them. Source: Guthrie and others, "A Closer Look at Skip-gram
 * Modelling", 2006.
 */
export function skipPairFeatures(text: string): number[] {
  const features: number[] = [];
  for (const { text: run, isLatin } of runsOf(text)) {
    if (isLatin) continue;
    for (let at = 0; at + 2 < run.length; at += 1)
      features.push(hashPair(run.charCodeAt(at), run.charCodeAt(at + 2), CHARACTER_PAIR));
  }
  return features;
}

function addLatin(word: string, features: number[]): void {
  features.push(hashText(word, LATIN_WORD));
  for (let at = 0; at + LATIN_GRAM_CHARS <= word.length; at += 1) {
    features.push(hashPart(word, at, at + LATIN_GRAM_CHARS, LATIN_GRAM));
  }
}

/** Jieba words of Chinese, stems of English; with their places, for showing hits. */
export function wordsOf(text: string): Word[] {
  const runs = runsOf(text);
  const cut = cutDense(runs);
  const words: Word[] = [];
  let next = 0;
  for (const { text: run, start, isLatin } of runs) {
    if (isLatin) {
      words.push({ feature: hashText(stemOf(run), WORD), start, end: start + run.length });
      continue;
    }
    for (let at = start; at < start + run.length; next += 1) {
      const word = cut[next] ?? '';
      words.push({ feature: hashText(word, WORD), start: at, end: at + word.length });
      at += word.length;
    }
    // The mark between two runs.
    next += 1;
  }
  return words;
}

/** The same words without their places: of a long text these are a third of the cost. */
export function wordFeatures(text: string): number[] {
  const runs = runsOf(text);
  const features: number[] = [];
  for (const { text: run, isLatin } of runs) if (isLatin) features.push(hashText(stemOf(run), WORD));
  for (const word of cutDense(runs)) if (word !== MARK) features.push(hashText(word, WORD));
  return features;
}

/** The words of all dense runs, a mark between two runs: one call for a text, since each call costs as much as some words. */
function cutDense(runs: readonly Run[]): readonly string[] {
  const dense = runs.filter(({ isLatin }) => !isLatin).map(({ text }) => text);
  return dense.length === 0 ? [] : cutWords(dense.join(MARK));
}

/** A stem takes dozens of patterns, and the English of a knowledge base repeats few words. Strangers' words cannot fill it for ever. */
function stemOf(word: string): string {
  if (NO_LETTER.test(word)) return word;
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
