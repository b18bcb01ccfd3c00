// The language of the screen: `useWords()` gives the dictionary as a function, kept in step with <html lang>.

import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

import { readStored, useStored } from '../shell/stored.js';
import { isEnglishHere, loadEnglish, wordIn } from './dictionaries.js';
import { fillIn } from './fill-in.js';
import type { Language, Say } from './say.js';

interface Words {
  readonly language: Language;
  readonly say: Say;
  readonly choose: (language: Language) => void;
}

/** Before the first screen is drawn, so that it is drawn once. Without a connection the screen begins in Chinese. */
export async function prepareWords(): Promise<void> {
  if (readStored('language') === 'en') await loadEnglish().catch(() => undefined);
}

const HTML_LANG = { zh: 'zh-Hant-TW', en: 'en' } as const;

const WordsContext = createContext<Words | undefined>(undefined);

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [stored, choose] = useStored('language');
  const [, setHasEnglish] = useState(false);
  const isWanted = stored === 'en';
  useEffect(() => {
    if (!isWanted || isEnglishHere()) return;
    loadEnglish().then(
      () => {
        setHasEnglish(true);
      },
      // Lost on the way: Chinese stays until it is chosen again.
      () => undefined,
    );
  }, [isWanted]);
  const language: Language = isWanted && isEnglishHere() ? 'en' : 'zh';
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
  return (key, fill) => fillIn(wordIn(language, key), fill);
}
