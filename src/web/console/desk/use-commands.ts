// What Ctrl+K offers besides talks: everything that a key can do here, the lists, my availability, and the other screens.

import { useSession } from '../session/use-session.js';
import { tellFault } from '../shell/notices.js';
import { go, goInDesk, TABS } from '../shell/route.js';
import { screensFor } from '../shell/screens-for.js';
import { useWords } from '../words/words.js';
import type { Command } from './commands.js';
import { useDesk } from './desk-context.js';
import { DESK_KEYS, nameOf, type DeskKey } from './key-map.js';
import { KEY_WORDS } from './key-words.js';
import { useKeyMap } from './keys.js';

/** They make sense only as keys, open what is open already, or belong to the editor of an article. */
const KEYS_ONLY: ReadonlySet<DeskKey> = new Set(['palette', 'close', 'side']);
const STATES = ['online', 'busy', 'offline'] as const;
const WITHOUT_TALK: ReadonlySet<DeskKey> = new Set(['next', 'previous', 'shiftNotes', 'show']);

export function useCommands(hasTalk: boolean, press: (key: DeskKey) => void): readonly Command[] {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const [keys] = useKeyMap();
  const { hub } = useDesk();
  const actions = DESK_KEYS.filter((key) => !KEYS_ONLY.has(key) && (hasTalk || WITHOUT_TALK.has(key)));
  return [
    ...actions.map((key) => ({
      id: `key:${key}`,
      label: say(KEY_WORDS[key]),
      hint: nameOf(keys[key]),
      run: () => {
        press(key);
      },
    })),
    ...TABS.map((tab) => ({
      id: `list:${tab}`,
      label: say('commands.list', { list: say(`tab.${tab}`) }),
      hint: '',
      run: () => {
        goInDesk({ tab, list: undefined });
      },
    })),
    ...STATES.map((availability) => ({
      id: `state:${availability}`,
      label: say('commands.state', { state: say(`floor.${availability}`) }),
      hint: '',
      run: () => {
        hub.ask('availability', { availability }).catch(tellFault);
      },
    })),
    ...screensFor(roles).map(({ screen, word }) => ({
      id: `screen:${screen}`,
      label: say(word),
      hint: '',
      run: () => {
        go(screen === 'desk' ? { screen, tab: 'waiting' } : { screen });
      },
    })),
  ];
}
