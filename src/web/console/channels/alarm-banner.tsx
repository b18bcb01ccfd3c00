// What everybody on the staff has to know about the channels, under the top line of every screen.

import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import { useSession } from '../session/use-session.js';
import { go, useRoute } from '../shell/route.js';
import { useWords } from '../words/words.js';
import { ALARMS_KEY, listAlarms } from './channel-client.js';

export function AlarmBanner() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const { screen } = useRoute();
  const { data } = useQuery({ queryKey: ALARMS_KEY, queryFn: listAlarms });
  const alarms = data?.alarms ?? [];
  const mayLook = screen !== 'channels' && (roles.includes('supervisor') || roles.includes('admin'));
  return (
    <div className="alarms" role="status" aria-label={say('alarm.title')}>
      {alarms.map(({ accountId, kind, left = 0, limit = 0 }) => (
        <p key={`${accountId} ${kind}`} className="alarm" data-kind={kind}>
          <span>{say(`alarm.${kind}`, { name: accountId, left, limit })}</span>
          {mayLook ? (
            <Button
              className="button small"
              onPress={() => {
                go({ screen: 'channels' });
              }}
            >
              {say('alarm.more')}
            </Button>
          ) : null}
        </p>
      ))}
    </div>
  );
}
