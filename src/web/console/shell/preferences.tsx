// Language and appearance.

import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

import type { Language } from '../words/say.js';
import { useWords } from '../words/words.js';
import { THEMES, useTheme } from './theme.js';

const LANGUAGES = [
  { id: 'zh', label: '中文', lang: 'zh-Hant-TW' },
  { id: 'en', label: 'English', lang: 'en' },
] as const satisfies readonly { readonly id: Language; readonly label: string; readonly lang: string }[];

export function Preferences() {
  const { say, language, choose } = useWords();
  const [theme, setTheme] = useTheme();
  return (
    <div className="preferences">
      <ToggleButtonGroup
        className="segments"
        aria-label={say('language')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={(keys) => {
          choose(keys.has('en') ? 'en' : 'zh');
        }}
      >
        {LANGUAGES.map(({ id, label, lang }) => (
          <ToggleButton key={id} id={id} className="segment" lang={lang}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        className="segments"
        aria-label={say('theme')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => {
          setTheme(THEMES.find((known) => keys.has(known)) ?? 'system');
        }}
      >
        {THEMES.map((id) => (
          <ToggleButton key={id} id={id} className="segment">
            {say(`theme.${id}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
