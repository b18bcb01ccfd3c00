// One account: its state in a word, the facts behind it, and the two ways to try it.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { AccountStatus } from '../../../wire/channel-api.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { Fact } from '../thread/fact.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { AccountCheck } from './account-check.js';
import { healthOf, isHealed } from './account-state.js';
import { LastTrouble } from './last-trouble.js';
import { QuotaGauge } from './quota-gauge.js';
import { TestDialog } from './test-dialog.js';
import { WebhookFacts } from './webhook-facts.js';

export function AccountCard({ account }: { readonly account: AccountStatus }) {
  const { say, language } = useWords();
  const [isTesting, setIsTesting] = useState(false);
  const { accountId, channelId, lastAcceptedAtMs, quota, breaker, mostSendsPerSecond, lastTrouble } = account;
  const health = healthOf(account);
  const heading = `account-${accountId}`;
  return (
    <section className="card account" aria-labelledby={heading}>
      <header className="account-head">
        <ChannelMark channelId={channelId} />
        <h2 id={heading}>{accountId}</h2>
        <span className="account-state" data-health={health}>
          {say(`channels.state.${health}`)}
        </span>
      </header>
      <dl className="account-facts">
        <WebhookFacts account={account} />
        <Fact name={say('channels.sent')}>
          {lastAcceptedAtMs === undefined ? say('channels.never') : momentOf(lastAcceptedAtMs, language)}
        </Fact>
        {quota === undefined ? null : (
          <Fact name={say('channels.quota')}>
            <QuotaGauge quota={quota} />
          </Fact>
        )}
        <Fact name={say('channels.breaker')}>{say(`breaker.${breaker}`)}</Fact>
        <Fact name={say('channels.pace')}>
          {mostSendsPerSecond === undefined
            ? say('channels.pace.none')
            : say('channels.pace.value', { n: mostSendsPerSecond })}
        </Fact>
        {lastTrouble === undefined ? null : (
          <Fact name={say('channels.trouble')}>
            <LastTrouble trouble={lastTrouble} isHealed={isHealed(account)} />
          </Fact>
        )}
      </dl>
      {account.canCheck ? <AccountCheck accountId={accountId} /> : null}
      {account.canSendTest ? (
        <div className="account-buttons">
          <Button
            className="button"
            aria-label={`${say('channels.test')} ${accountId}`}
            onPress={() => {
              setIsTesting(true);
            }}
          >
            {say('channels.test')}
          </Button>
        </div>
      ) : null}
      {isTesting ? (
        <TestDialog
          account={account}
          onClose={() => {
            setIsTesting(false);
          }}
        />
      ) : null}
    </section>
  );
}
