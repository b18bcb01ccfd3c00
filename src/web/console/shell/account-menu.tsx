// Who I am, language, appearance, the other screens, the way out.

import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';

import { useLeave } from '../session/use-leave.js';
import { useSession } from '../session/use-session.js';
import { momentOf } from '../words/clock-words.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';
import { openOver } from './over-door.js';
import { PopoverPanel } from './popover-panel.js';
import { Preferences } from './preferences.js';
import { go, useRoute } from './route.js';
import { screensFor } from './screens-for.js';

export function AccountMenu() {
  const { say, language } = useWords();
  const { staff } = useSession();
  const route = useRoute();
  const leave = useLeave();
  return (
    <DialogTrigger>
      <Button className="account-button">
        <span className="hidden-text">{say('menu.open')}</span>
        <span className="avatar" aria-hidden="true">
          {initialOf(staff.name)}
        </span>
        <span className="account-name">{staff.name}</span>
      </Button>
      <PopoverPanel placement="bottom end" className="account-menu">
        {(close) => (
          <>
            <p className="account-who">
              <strong>{staff.name}</strong>
              <span>{staff.email}</span>
              <span>
                {listOf(
                  staff.roles.map((role) => say(`role.${role}`)),
                  language,
                )}
              </span>
              {staff.lastSignInAtMs === undefined ? null : (
                <span>{say('signIn.last', { time: momentOf(staff.lastSignInAtMs, language) })}</span>
              )}
            </p>
            <Preferences />
            <div className="menu-list menu-screens">
              {screensFor(staff.roles)
                .filter(({ screen }) => screen !== route.screen)
                .map(({ screen, word }) => (
                  <Button
                    key={screen}
                    className="menu-item"
                    onPress={() => {
                      close();
                      go(screen === 'desk' ? { screen, tab: 'waiting' } : { screen });
                    }}
                  >
                    {say(word)}
                  </Button>
                ))}
            </div>
            <div className="menu-list">
              <Button
                className="menu-item"
                onPress={() => {
                  close();
                  openOver('alerts');
                }}
              >
                {say('alert.title')}
              </Button>
              <Button
                className="menu-item"
                onPress={() => {
                  close();
                  openOver('keys');
                }}
              >
                {say('menu.keys')} <kbd>?</kbd>
              </Button>
              <Button className="menu-item" onPress={() => void leave()}>
                {say('menu.signOut')}
              </Button>
            </div>
          </>
        )}
      </PopoverPanel>
    </DialogTrigger>
  );
}

/** The first character as people count them: a rare surname is two code units. */
const initialOf = (name: string): string => Array.from(name)[0] ?? '';
