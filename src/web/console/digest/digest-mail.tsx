// Who gets a department's digest by mail, what came of the last letter to each, and sending it again.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { DigestMailsView, DigestRecipientView } from '../../../wire/digest-mail-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { LoadFault } from '../shell/load-fault.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { AddRecipient } from './add-recipient.js';
import { keepRecipients, readDigestMail, sendMailAgain } from './digest-mail-client.js';

/** While a letter is on its way. Unit: ms. */
const LOOK_AGAIN_MS = 5_000;
const EDITORS = ['editor', 'admin'] as const;

const keyOf = (department: string) => ['digest-mail', department];

export function DigestMail({ department }: { readonly department: string }) {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(department),
    queryFn: () => readDigestMail(department),
    staleTime: 0,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
  return (
    <section className="card digest-mail" aria-labelledby="digest-mail">
      <h2 id="digest-mail">{say('digest.mail')}</h2>
      {data !== undefined ? <Recipients view={data} /> : null}
      {data === undefined && error !== null ? (
        <LoadFault error={error} onRetry={() => void refetch()} />
      ) : null}
    </section>
  );
}

const isUnderWay = (view: DigestMailsView | undefined): boolean =>
  view?.isOn === true &&
  view.recipients.some(({ mail }) => mail?.state === 'waiting' || mail?.state === 'sending');

function useMailChange<Input>(change: (input: Input, csrfToken: string) => Promise<DigestMailsView>) {
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input, csrfToken),
    onSuccess: (view) => {
      cache.setQueryData(keyOf(view.department), view);
    },
    onError: () => cache.invalidateQueries({ queryKey: ['digest-mail'] }),
  });
}

function Recipients({ view }: { readonly view: DigestMailsView }) {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayChange = EDITORS.some((role) => roles.includes(role));
  const { department, revision, recipients, isOn, most } = view;
  const keep = useMailChange((addresses: readonly string[], csrfToken) =>
    keepRecipients({ department, revision, addresses }, csrfToken),
  );
  const again = useMailChange(sendMailAgain);
  const addresses = recipients.map(({ address }) => address);
  return (
    <>
      <p className="field-hint">{say(isOn ? 'digest.mail.on' : 'digest.mail.off')}</p>
      {recipients.length === 0 ? (
        <p className="field-hint">{say('digest.mail.none')}</p>
      ) : (
        <ul className="digest-rows" aria-labelledby="digest-mail">
          {recipients.map((recipient) => (
            <Recipient
              key={recipient.address}
              {...{ recipient, isOn, mayChange }}
              onAgain={(mailId) => {
                again.mutate(mailId);
              }}
              onRemove={() => {
                keep.mutate(addresses.filter((address) => address !== recipient.address));
              }}
            />
          ))}
        </ul>
      )}
      <FaultLine error={keep.error ?? again.error} isAlert />
      {mayChange && recipients.length < most ? (
        <AddRecipient
          addresses={addresses}
          isPending={keep.isPending}
          onAdd={(address, onDone) => {
            keep.mutate([...addresses, address], { onSuccess: onDone });
          }}
        />
      ) : null}
    </>
  );
}

interface RecipientProps {
  readonly recipient: DigestRecipientView;
  readonly isOn: boolean;
  readonly mayChange: boolean;
  readonly onAgain: (mailId: string) => void;
  readonly onRemove: () => void;
}

function Recipient({ recipient: { address, mail }, isOn, mayChange, onAgain, onRemove }: RecipientProps) {
  const { say, language } = useWords();
  const isBad = mail?.state === 'failed' || mail?.state === 'unclear';
  const at = mail === undefined ? '' : momentOf(mail.atMs, language);
  const words = say(mail === undefined ? 'digest.mail.not-yet' : `digest.mail.is.${mail.state}`, { at });
  return (
    <li className="digest-recipient">
      <div>
        <strong>{address}</strong>{' '}
        <span className="tag due-tag" data-urgency={isBad ? 'overdue' : 'calm'}>
          {words}
        </span>
        {mail?.fault === undefined ? null : (
          <small className="digest-beside">
            {say(`digest.mail.fault.${mail.fault.code}`)} {mail.fault.detail}
          </small>
        )}
      </div>
      {mayChange ? (
        <div className="form-buttons">
          {isBad && isOn ? (
            <Button
              className="button small"
              aria-label={say('digest.mail.again.to', { address })}
              onPress={() => {
                onAgain(mail.id);
              }}
            >
              {say('digest.mail.again')}
            </Button>
          ) : null}
          <Button
            className="button small"
            aria-label={say('digest.mail.remove.who', { address })}
            onPress={onRemove}
          >
            {say('digest.mail.remove')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
