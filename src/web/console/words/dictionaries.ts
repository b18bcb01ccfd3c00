// Every word that this page knows so far: those of the first load, English where somebody reads it, and those that a screen has
// brought with it.

import type { Language } from './say.js';
import { zh, type WordKey } from './zh.js';

type Dictionary = Partial<Record<WordKey, string>>;

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { zh: { ...zh }, en: {} };

let hasEnglish = false;

/** English comes when somebody reads it: most of the city never does. */
export async function loadEnglish(): Promise<void> {
  if (hasEnglish) return;
  const { en } = await import('./en.js');
  Object.assign(DICTIONARIES.en, en);
  hasEnglish = true;
}

export const isEnglishHere = (): boolean => hasEnglish;

/** For a screen that is fetched when it is opened: its words come with it, before anything of it is drawn. */
export function learnWords(words: Readonly<Record<Language, Dictionary>>): void {
  Object.assign(DICTIONARIES.zh, words.zh);
  Object.assign(DICTIONARIES.en, words.en);
}

/** A word whose screen has not come yet is its own key: ugly, and never a crash. */
export const wordIn = (language: Language, key: WordKey): string => DICTIONARIES[language][key] ?? key;

export const isKnownWord = (key: string): key is WordKey => Object.hasOwn(DICTIONARIES.zh, key);
