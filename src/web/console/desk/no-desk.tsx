// For an account without a role at the desk: says so, and where to go instead.

import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { RouteLink } from '../shell/route-link.js';
import { screensFor } from '../shell/screens-for.js';
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
        <div className="no-desk-ways">
          {screensFor(roles).flatMap(({ screen, word }) =>
            screen === 'desk'
              ? []
              : [
                  <RouteLink key={screen} to={{ screen }} className="button">
                    {say(word)}
                  </RouteLink>,
                ],
          )}
        </div>
      </main>
    </div>
  );
}
