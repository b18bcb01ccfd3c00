// Who the citizen is: every personal fact covered until an agent asks for it, which the hub puts on record.

import { useMutation } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { ContactFacts as Facts } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import { tellFault } from '../shell/notices.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { CopyButton } from './copy-button.js';
import { Fact } from './fact.js';

interface Props {
  readonly conversationId: string;
  readonly covered: Facts | undefined;
}

export function ContactFacts({ conversationId, covered }: Props) {
  const { say } = useWords();
  const { hub } = useDesk();
  const reveal = useMutation({
    mutationFn: () => hub.ask('reveal', { conversationId }),
    onError: tellFault,
  });
  if (covered === undefined) return null;
  const shown = reveal.data?.contact;
  const { name, address, language, written } = shown ?? covered;
  return (
    <section className="context-part" aria-label={say('contact.title')}>
      <div className="context-part-head">
        <h3>{say('contact.title')}</h3>
        <Button
          className="button small"
          isPending={reveal.isPending}
          onPress={() => {
            if (shown === undefined) reveal.mutate();
            else reveal.reset();
          }}
        >
          {say(shown === undefined ? 'contact.show' : 'contact.hide')}
        </Button>
      </div>
      <p className="field-hint" role="status">
        {say(shown === undefined ? 'contact.note' : 'contact.shown')}
      </p>
      <dl className="facts">
        <Fact name={say('context.name')}>
          {name === '' ? say('contact.noName') : name}{' '}
          <span className="tag">{say('context.unverified')}</span>
        </Fact>
        {language === undefined ? null : <Fact name={say('contact.language')}>{language}</Fact>}
        {written.length === 0 ? null : (
          <Fact name={say('contact.written')}>
            <ul className="plain-list">
              {written.map(({ kind, text }) => (
                <li key={`${kind}-${text}`} className="copy-line">
                  <span>
                    <span className="tag">{wordFor(say, 'personal', kind)}</span> {text}
                  </span>
                  {shown === undefined ? null : <CopyButton text={text} />}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={say('contact.address')}>
          <code className="long-code">{address}</code>
          {shown === undefined ? null : <CopyButton text={address} />}
        </Fact>
      </dl>
    </section>
  );
}
