// Language and appearance.

import type { Language } from '../words/say.js';
import { useWords } from '../words/words.js';
import { THEMES, useTheme } from './theme.js';
import { Segments } from './segments.js';

const LANGUAGES = [
  { id: 'zh', label: '中文', lang: 'zh-Hant-TW' },
  { id: 'en', label: 'English', lang: 'en' },
] as const satisfies readonly { readonly id: Language; readonly label: string; readonly lang: string }[];

export function Preferences() {
  const { say, language, choose } = useWords();
  const [theme, setTheme] = useTheme();
  return (
    <div className="preferences">
      <Segments label={say('language')} options={LANGUAGES} chosen={language} onChoose={choose} />
      <Segments
        label={say('theme')}
        options={THEMES.map((id) => ({ id, label: say(`theme.${id}`) }))}
        chosen={theme}
        onChoose={setTheme}
      />
    </div>
  );
}
