// What every screen offers by name: the other screens, how the console looks and tells of news, the way out.

import type { Role } from '../../../wire/staff-api.js';
import { openOver } from '../shell/over-door.js';
import { go } from '../shell/route.js';
import { screensFor } from '../shell/screens-for.js';
import { writeStored } from '../shell/stored.js';
import { THEMES } from '../shell/theme.js';
import type { Say } from '../words/say.js';
import type { Entry } from './entries.js';

export interface OwnWays {
  readonly say: Say;
  readonly roles: readonly Role[];
  /** Of the list of keys. */
  readonly keysKey: string;
  readonly leave: () => void;
}

export function ownEntries({ say, roles, keysKey, leave }: OwnWays): readonly Entry[] {
  const setting = (id: string, label: string, run: () => void, more: Partial<Entry> = {}): Entry => ({
    id: `setting:${id}`,
    group: 'settings',
    label,
    run,
    ...more,
  });
  return [
    ...screensFor(roles).map(({ screen, word }): Entry => ({
      id: `screen:${screen}`,
      group: 'screens',
      label: say(word),
      run: () => {
        go(screen === 'desk' ? { screen, tab: 'waiting' } : { screen });
      },
    })),
    setting('alerts', say('alert.title'), overOf('alerts'), { also: say('find.alerts.also') }),
    setting('keys', say('menu.keys'), overOf('keys'), { key: keysKey, also: say('find.keys.also') }),
    ...THEMES.map((theme) =>
      setting(`theme:${theme}`, say('find.theme', { theme: say(`theme.${theme}`) }), () => {
        writeStored('theme', theme);
      }),
    ),
    setting('zh', '介面語言：中文', languageOf('zh'), { also: 'language chinese' }),
    setting('en', 'Language: English', languageOf('en'), { also: '語言 英文' }),
    setting('leave', say('menu.signOut'), leave),
  ];
}

const overOf = (over: 'alerts' | 'keys') => () => {
  openOver(over);
};
const languageOf = (language: string) => () => {
  writeStored('language', language);
};
