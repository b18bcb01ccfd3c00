// Who I am, language, appearance, the other screens, the way out.

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

import type { Role } from '../../../wire/staff-api.js';
import { signOut } from '../session/staff-client.js';
import { useSession, useSetSession } from '../session/use-session.js';
import { momentOf } from '../words/clock-words.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';
import { tellFault } from './notices.js';
import { Preferences } from './preferences.js';
import { go, useRoute } from './route.js';
import { forgetStored } from './stored.js';

type Roles = readonly Role[];
const keeps = (roles: Roles): boolean => roles.includes('supervisor') || roles.includes('admin');
const serves = (roles: Roles): boolean => roles.includes('agent') || keeps(roles);
const SCREENS = [
  { screen: 'desk', word: 'menu.desk', isFor: () => true },
  { screen: 'channels', word: 'menu.channels', isFor: keeps },
  { screen: 'letters', word: 'menu.letters', isFor: keeps },
  { screen: 'calendar', word: 'menu.calendar', isFor: serves },
  { screen: 'staff', word: 'menu.staff', isFor: (roles: Roles) => roles.includes('admin') },
] as const;

export function AccountMenu({ onKeys }: { readonly onKeys?: () => void }) {
  const { say, language } = useWords();
  const { staff, csrfToken } = useSession();
  const setSession = useSetSession();
  const route = useRoute();
  const leave = async (): Promise<void> => {
    try {
      await signOut(csrfToken);
      forgetStored('draft.');
      setSession(null);
    } catch (error) {
      tellFault(error);
    }
  };
  return (
    <DialogTrigger>
      <Button className="account-button">
        <span className="hidden-text">{say('menu.open')}</span>
        <span className="avatar" aria-hidden="true">
          {initialOf(staff.name)}
        </span>
        <span className="account-name">{staff.name}</span>
      </Button>
      <Popover placement="bottom end" className="popover">
        <Dialog className="account-menu" aria-label={say('menu.open')}>
          {({ close }) => (
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
              <div className="menu-list">
                {SCREENS.filter(({ screen, isFor }) => screen !== route.screen && isFor(staff.roles)).map(
                  ({ screen, word }) => (
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
                  ),
                )}
                {onKeys === undefined ? null : (
                  <Button
                    className="menu-item"
                    onPress={() => {
                      close();
                      onKeys();
                    }}
                  >
                    {say('menu.keys')} <kbd>?</kbd>
                  </Button>
                )}
                <Button className="menu-item" onPress={() => void leave()}>
                  {say('menu.signOut')}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The first character as people count them: a rare surname is two code units. */
const initialOf = (name: string): string => Array.from(name)[0] ?? '';
