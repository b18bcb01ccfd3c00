// The channels page: each account, whether it hears and speaks, and what to do where it does not.

import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { AccountCard } from './account-card.js';
import { AlarmBanner } from './alarm-banner.js';
import { listChannels } from './channel-client.js';

export function ChannelsScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayLook = roles.includes('supervisor') || roles.includes('admin');
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['channels'],
    queryFn: listChannels,
    enabled: mayLook,
    staleTime: 0,
  });
  return (
    <div className="page">
      <TopBar title={say('channels.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body" data-keeps>
        <div className="page-lead">
          <p className="lead">{say(mayLook ? 'channels.lead' : 'channels.forbidden')}</p>
          {mayLook ? (
            <Button className="button" isPending={isFetching} onPress={() => void refetch()}>
              {say('letters.refresh')}
            </Button>
          ) : null}
        </div>
        <FaultLine error={error} isAlert />
        {data === undefined || data.publicUrl === 'https' ? null : (
          <section className="warning" aria-labelledby="public-url">
            <h2 id="public-url">
              {say(data.publicUrl === 'missing' ? 'channels.noPublicUrl' : 'channels.httpPublicUrl')}
            </h2>
            <p>{say('channels.noPublicUrl.next')}</p>
          </section>
        )}
        {mayLook && data === undefined && error === null ? <Skeleton rows={3} /> : null}
        <div className="accounts">
          {data?.accounts.map((account) => (
            <AccountCard key={account.accountId} account={account} />
          ))}
        </div>
      </main>
    </div>
  );
}
