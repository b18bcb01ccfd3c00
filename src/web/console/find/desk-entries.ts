// Everything that can be done at the desk, by name: what its keys do, its lists, the person's own state.

import { DESK_KEYS, nameOf, type DeskKey, type KeyMap } from '../desk/key-map.js';
import { KEY_WORDS } from '../desk/key-words.js';
import { goInDesk, TABS } from '../shell/route.js';
import type { Say } from '../words/say.js';
import type { DeskOffer } from './desk-offer.js';
import type { Entry } from './entries.js';

/** They make sense only as keys, are offered on every screen, or belong to the editor of an article. */
const KEYS_ONLY: ReadonlySet<DeskKey> = new Set(['palette', 'close', 'show', 'side']);
const WITHOUT_TALK: ReadonlySet<DeskKey> = new Set(['next', 'previous', 'shiftNotes']);
const STATES = ['online', 'busy', 'offline'] as const;

export function deskEntries(
  { hasTalk, press, beThere }: DeskOffer,
  keys: KeyMap,
  say: Say,
): readonly Entry[] {
  const actions = DESK_KEYS.filter((key) => !KEYS_ONLY.has(key) && (hasTalk || WITHOUT_TALK.has(key)));
  return [
    ...actions.map((key): Entry => ({
      id: `key:${key}`,
      group: 'actions',
      label: say(KEY_WORDS[key]),
      key: nameOf(keys[key]),
      run: () => {
        press(key);
      },
    })),
    ...TABS.map((tab): Entry => ({
      id: `list:${tab}`,
      group: 'screens',
      label: say('find.list', { list: say(`tab.${tab}`) }),
      run: () => {
        goInDesk({ tab, list: undefined });
      },
    })),
    ...STATES.map((state): Entry => ({
      id: `state:${state}`,
      group: 'actions',
      label: say('find.state', { state: say(`floor.${state}`) }),
      run: () => {
        beThere(state);
      },
    })),
  ];
}
