// When this citizen was here before; each time can be read where one is, without leaving the talk.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { EarlierContact } from '../../../wire/workplace-events.js';
import { dayOf, rocDateOf } from '../words/clock-words.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';
import { EarlierDialog } from './earlier-dialog.js';

interface Props {
  readonly conversationId: string;
  readonly earlier: readonly EarlierContact[] | undefined;
  readonly citizenName: string;
}

export function EarlierContacts({ conversationId, earlier, citizenName }: Props) {
  const { say, language } = useWords();
  const [opened, setOpened] = useState<EarlierContact>();
  if (earlier === undefined) return null;
  return (
    <section className="context-part" aria-label={say('earlier.title')}>
      <h3>{say('earlier.title')}</h3>
      <p className="field-hint">{say(earlier.length === 0 ? 'earlier.none' : 'earlier.note')}</p>
      <ul className="earlier-list">
        {earlier.map((contact) => {
          const { fromSeq, startedAtMs, question, entries, agents } = contact;
          const day = dayOf(startedAtMs, language);
          return (
            <li key={fromSeq}>
              <Button
                className="earlier-contact"
                onPress={() => {
                  setOpened(contact);
                }}
              >
                <span className="earlier-top">
                  <time dateTime={new Date(startedAtMs).toISOString()} title={rocDateOf(startedAtMs)}>
                    {day}
                  </time>
                  <span>{say('earlier.entries', { n: entries })}</span>
                </span>
                <span className="earlier-question">
                  {question === '' ? say('earlier.question.none') : question}
                </span>
                <span className="earlier-who">
                  {agents.length === 0 ? say('earlier.bot') : listOf(agents, language)}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      {opened === undefined ? null : (
        <EarlierDialog
          {...{ conversationId, citizenName }}
          contact={opened}
          onClose={() => {
            setOpened(undefined);
          }}
        />
      )}
    </section>
  );
}
