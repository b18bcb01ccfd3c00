// For an account without a role at the desk: says so, and where to go instead.

import { Button } from 'react-aria-components/Button';

import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { go } from '../shell/route.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';

export function NoDesk() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  return (
    <div className="page">
      <TopBar title={say('console')} />
      <AlarmBanner />
      <main id="main" className="empty" tabIndex={-1}>
        <p className="empty-title">{say('desk.noRole')}</p>
        <p className="empty-next">{say('desk.noRole.next')}</p>
        {roles.includes('editor') ? (
          <Button
            className="button primary"
            onPress={() => {
              go({ screen: 'imports' });
            }}
          >
            {say('menu.imports')}
          </Button>
        ) : null}
        {roles.includes('admin') ? (
          <Button
            className="button primary"
            onPress={() => {
              go({ screen: 'staff' });
            }}
          >
            {say('menu.staff')}
          </Button>
        ) : null}
      </main>
    </div>
  );
}
