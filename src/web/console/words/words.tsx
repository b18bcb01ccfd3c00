// The language of the screen: `useWords()` gives the dictionary as a function, kept in step with <html lang>.

import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';

import { useStored } from '../shell/stored.js';
import { en } from './en.js';
import type { Language, Say } from './say.js';
import { zh } from './zh.js';

interface Words {
  readonly language: Language;
  readonly say: Say;
  readonly choose: (language: Language) => void;
}

const DICTIONARIES = { zh, en } as const;
const HTML_LANG = { zh: 'zh-Hant-TW', en: 'en' } as const;

const WordsContext = createContext<Words | undefined>(undefined);

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [stored, choose] = useStored('language');
  const language: Language = stored === 'en' ? 'en' : 'zh';
  useEffect(() => {
    document.documentElement.lang = HTML_LANG[language];
  }, [language]);
  const words = useMemo(() => ({ language, say: sayIn(language), choose }), [language, choose]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (words === undefined) throw new Error('useWords outside WordsProvider');
  return words;
}

function sayIn(language: Language): Say {
  return (key, fill) =>
    DICTIONARIES[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(fill?.[name] ?? whole));
}
