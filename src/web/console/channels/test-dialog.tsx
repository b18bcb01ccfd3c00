// Sends a test message: says before what it costs and to whom it goes, and after what became of it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { AccountStatus } from '../../../wire/channel-api.js';
import type { JournalView } from '../../../wire/delivery-api.js';
import { readJournal } from '../letters/letter-client.js';
import { fieldsOf } from '../session/form-fields.js';
import { PlainField } from '../session/plain-field.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { JournalButton } from '../thread/journal-button.js';
import { reasonWords, wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { sendTest } from './channel-client.js';

/** How often the outcome is asked for, and how many times. Unit of the first: ms. */
const ASK_EVERY_MS = 1_000;
const MOST_ASKS = 20;

interface Props {
  readonly account: AccountStatus;
  readonly onClose: () => void;
}

export function TestDialog({ account: { accountId, channelId }, onClose }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const kind = channelId === 'line' ? 'line' : 'messenger';
  const send = useMutation({ mutationFn: (to: string) => sendTest(accountId, to, csrfToken) });
  return (
    <TitledDialog className="edit-dialog" title={say('test.title', { name: accountId })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(fieldsOf(event.currentTarget, ['to']).to.trim());
        }}
      >
        <PlainField label={say('test.to')} name="to" isFirst />
        <p className="field-hint">{say(`test.to.${kind}`)}</p>
        <p className="cost">{say(`test.cost.${kind}`)}</p>
        <div role="status">
          <FaultLine error={send.error} />
          {send.data === undefined ? null : (
            <TestOutcome key={send.data.deliveryId} id={send.data.deliveryId} />
          )}
        </div>
        <div className="form-buttons">
          <Button type="button" className="button" onPress={onClose}>
            {say('close')}
          </Button>
          <Button type="submit" className="button primary" isPending={send.isPending}>
            {say(`test.send.${kind}`)}
          </Button>
        </div>
      </form>
    </TitledDialog>
  );
}

const ON_THE_WAY: readonly (string | undefined)[] = [undefined, 'waiting', 'sending'];
const isEnded = (became: string | undefined): boolean => !ON_THE_WAY.includes(became);

function TestOutcome({ id }: { readonly id: string }) {
  const { say } = useWords();
  const [asks, setAsks] = useState(0);
  const { data } = useQuery({
    queryKey: ['test', id],
    queryFn: async (): Promise<JournalView> => {
      setAsks((count) => count + 1);
      return readJournal(id);
    },
    staleTime: 0,
    refetchInterval: ({ state }) =>
      isEnded(state.data?.notes.at(-1)?.became) || state.dataUpdateCount >= MOST_ASKS ? false : ASK_EVERY_MS,
  });
  const last = data?.notes.at(-1);
  const became = last?.became;
  return (
    <div className="test-outcome" data-became={became ?? 'waiting'}>
      {!isEnded(became) ? (
        <p>{say(asks >= MOST_ASKS ? 'test.slow' : 'test.waiting')}</p>
      ) : (
        <p>
          <strong>
            {became === 'accepted' ? say('test.accepted') : wordFor(say, 'became', became ?? '')}
          </strong>{' '}
          {became === 'accepted' ? null : (reasonWords(say, last?.reason) ?? last?.reason)}
        </p>
      )}
      <JournalButton id={id} isShown />
    </div>
  );
}
