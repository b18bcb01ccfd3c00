// Who the citizen is: every personal fact covered until an agent asks for it, which the hub puts on record.

import { Button } from 'react-aria-components/Button';

import type { ContactFacts as Facts } from '../../../wire/workplace-events.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { ConsentLine } from './consent-line.js';
import { CopyButton } from './copy-button.js';
import { Fact } from './fact.js';
import { TalkPlaces } from './talk-places.js';
import { useReveal } from './use-reveal.js';

interface Props {
  readonly conversationId: string;
  readonly covered: Facts | undefined;
}

export function ContactFacts({ conversationId, covered }: Props) {
  const { say } = useWords();
  const { shown, isPending, show, cover } = useReveal(conversationId);
  if (covered === undefined) return null;
  const { name, address, language, written, places, consent } = shown ?? covered;
  return (
    <>
      <section className="context-part" aria-label={say('contact.title')}>
        <div className="context-part-head">
          <h3>{say('contact.title')}</h3>
          <Button className="button small" isPending={isPending} onPress={shown === undefined ? show : cover}>
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
          <Fact name={say('consent.title')}>
            <ConsentLine consent={consent} />
          </Fact>
        </dl>
      </section>
      <TalkPlaces conversationId={conversationId} places={places} isShown={shown !== undefined} />
    </>
  );
}
