// The numbers of a talk in the city's own case system: copied, noted, taken off. Anybody at the desk may.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { MOST_CASE_CHARS } from '../../../wire/shared.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useDesk } from '../desk/desk-context.js';
import { putRow } from '../desk/desk-feed.js';
import { useSession } from '../session/use-session.js';
import { tellFault } from '../shell/notices.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { CopyButton } from './copy-button.js';
import { NotingForm } from './noting-form.js';

export function CaseNumbers({ row }: { readonly row: ConversationRow }) {
  const { say, language } = useWords();
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const [typed, setTyped] = useState('');
  const titleId = useId();
  const { conversationId, cases = [] } = row;
  const noting = useMutation({
    mutationFn: (wish: { readonly number: string; readonly isOn: boolean }) =>
      hub.ask('caseNumber', { conversationId, ...wish }),
    onSuccess: ({ row: noted }, { isOn }) => {
      putRow(cache, noted, myId);
      if (isOn) setTyped('');
    },
    onError: tellFault,
  });
  return (
    <section className="context-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{say('case.title')}</h3>
      {cases.length === 0 ? <p className="field-hint">{say('case.none')}</p> : null}
      <ul className="noted-list">
        {cases.map(({ number, byName, atMs }) => (
          <li key={number}>
            <code className="long-code">{number}</code>
            <span className="noted-by">
              {say('case.by', { name: byName, time: momentOf(atMs, language) })}
            </span>
            <span className="noted-buttons">
              <CopyButton text={number} />
              <Button
                className="button small"
                aria-label={say('case.removeOne', { number })}
                onPress={() => {
                  noting.mutate({ number, isOn: false });
                }}
              >
                {say('case.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <NotingForm
        label={say('case.label')}
        button={say('case.add')}
        mostChars={MOST_CASE_CHARS}
        {...{ typed, setTyped }}
        isPending={noting.isPending}
        onDone={(number) => {
          noting.mutate({ number, isOn: true });
        }}
      />
    </section>
  );
}
