// How a word of the console is asked for: its key, and what is filled in.

import type { WordKey } from './zh.js';

export type Language = 'zh' | 'en';
export type Fill = Readonly<Record<string, string | number>>;
export type Say = (key: WordKey, fill?: Fill) => string;
