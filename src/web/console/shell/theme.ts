// Light, dark or as the system says: one attribute on <html>, the rest is in the token sheet.

import { useEffect } from 'react';

import { useStored } from './stored.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [stored, write] = useStored('theme');
  const theme = THEMES.find((known) => known === stored) ?? 'system';
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, write];
}
