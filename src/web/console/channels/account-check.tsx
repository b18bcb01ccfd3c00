// Asks the platform about an account and shows what it says, with the next step where something is wrong. Free of charge.

import { useMutation } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { AccountCheckView } from '../../../wire/channel-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { checkAccount } from './channel-client.js';

export function AccountCheck({ accountId }: { readonly accountId: string }) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const check = useMutation({ mutationFn: () => checkAccount(accountId, csrfToken) });
  return (
    <div className="account-check">
      <p className="account-buttons">
        <Button
          className="button"
          aria-label={`${say('channels.check')} ${accountId}`}
          isPending={check.isPending}
          onPress={() => {
            check.mutate();
          }}
        >
          {say('channels.check')}
        </Button>
        <span className="field-hint">{say('channels.check.hint')}</span>
      </p>
      <div role="status">
        <FaultLine error={check.error} />
        {check.data === undefined ? null : <Findings accountId={accountId} check={check.data} />}
      </div>
    </div>
  );
}

interface FindingsProps {
  readonly accountId: string;
  readonly check: AccountCheckView;
}

function Findings({ accountId, check: { name, findings } }: FindingsProps) {
  const { say } = useWords();
  return (
    <>
      <p>{say('channels.check.of', { name: name ?? accountId })}</p>
      <ul className="findings">
        {findings.map(({ what, verdict, detail }) => (
          <li key={what} className="finding" data-verdict={verdict}>
            <span className="finding-verdict">{say(`verdict.${verdict}`)}</span>
            <span>
              <strong>{say(`check.${what}`)}</strong>
              {verdict === 'bad' ? ` ${say(`check.${what}.bad`)}` : null}
              {detail === undefined ? null : <code className="finding-detail">{detail}</code>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
