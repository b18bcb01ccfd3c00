// Who I am, language, appearance, the other screens, the way out.

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

import { signOut } from '../session/staff-client.js';
import { useSession, useSetSession } from '../session/use-session.js';
import { momentOf } from '../words/clock-words.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';
import { tellFault } from './notices.js';
import { Preferences } from './preferences.js';
import { go, useRoute } from './route.js';
import { screensFor } from './screens-for.js';
import { forgetStored } from './stored.js';

interface Props {
  readonly onKeys?: () => void;
  readonly onAlerts?: () => void;
}

export function AccountMenu({ onKeys, onAlerts }: Props) {
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
                {onAlerts === undefined ? null : (
                  <Button
                    className="menu-item"
                    onPress={() => {
                      close();
                      onAlerts();
                    }}
                  >
                    {say('alert.title')}
                  </Button>
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
