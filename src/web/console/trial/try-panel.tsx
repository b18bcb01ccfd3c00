// A question asked of the bot while an article is written: what is live beside what the draft on the screen would make of it. What is
// typed into the draft is asked about again when the hands rest. Without a draft: what is live alone.

import '../design/try.css';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ArticleContentView } from '../../../wire/article-content.js';
import type { TriedView } from '../../../wire/try-api.js';
import { useRested } from '../shell/use-rested.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { SaveTest } from './save-test.js';
import { askBoth, type TriedText } from './try-client.js';
import { TryResult } from './try-result.js';
import { TryTests } from './try-tests.js';
import { useWords } from '../words/words.js';

interface Props {
  /** Absent: there is no draft. */
  readonly text?: TriedText;
  /** Questions worth trying, of the article on the screen. */
  readonly suggested?: readonly string[];
  /** Adds a test question to the article on the screen; absent: there is none. */
  readonly onAddTest?: (question: string) => void;
}

/** Unit: ms. */
const REST_MS = 700;
const MOST_SUGGESTED = 4;
const MOST_CHARS = 500;

export function TryPanel({ text, suggested = [], onAddTest }: Props) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [question, setQuestion] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const tried = useTried(question, text);
  const ask = (wanted: string): void => {
    setTyped(wanted);
    if (wanted.trim() === question) void tried.refetch();
    else setQuestion(wanted.trim());
  };
  return (
    <section className="card try-panel" aria-labelledby="try-title">
      <header className="try-head">
        <h2 id="try-title">{say('try.title')}</h2>
        <p className="field-hint">{say(text === undefined ? 'try.lead.live' : 'try.lead')}</p>
      </header>
      <form
        className="try-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') ask(typed);
        }}
      >
        <div className="field">
          <label htmlFor="try-question">{say('try.question')}</label>
          <input
            id="try-question"
            ref={box}
            value={typed}
            maxLength={MOST_CHARS}
            autoComplete="off"
            enterKeyHint="search"
            onChange={({ target }) => {
              setTyped(target.value);
            }}
          />
        </div>
        <Button type="submit" className="button primary" isDisabled={typed.trim() === ''}>
          {say('try.ask')}
        </Button>
      </form>
      <Outcome
        {...{ tried, question }}
        suggested={suggested.slice(0, MOST_SUGGESTED)}
        onAsk={(wanted) => {
          ask(wanted);
          box.current?.focus();
        }}
      />
      {tried.data === undefined || question === '' ? null : (
        <SaveTest key={question} question={question} tried={tried.data} {...{ text, onAddTest }} />
      )}
      {text === undefined ? null : <TryTests text={text} />}
    </section>
  );
}

function useTried(question: string, text: TriedText | undefined) {
  const { csrfToken } = useSession();
  const content = useRested<ArticleContentView | undefined>(text?.content, REST_MS);
  const shown = text === undefined || content === undefined ? undefined : { id: text.id, content };
  return useQuery({
    queryKey: ['try', question, shown?.id, shown?.content],
    queryFn: () => askBoth(question, shown, csrfToken),
    enabled: question !== '',
    // Another draft of the same question: what was found stays on the screen until the new answer is there.
    placeholderData: (last: TriedView | undefined) => (last?.question === question ? last : undefined),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

interface OutcomeProps {
  readonly tried: ReturnType<typeof useTried>;
  readonly question: string;
  readonly suggested: readonly string[];
  readonly onAsk: (question: string) => void;
}

function Outcome({ tried, question, suggested, onAsk }: OutcomeProps) {
  const { say } = useWords();
  if (question === '') return <Teaching suggested={suggested} onAsk={onAsk} />;
  if (tried.error !== null)
    return (
      <div className="try-fault">
        <FaultLine error={tried.error} isAlert />
        <Button className="button small" onPress={() => void tried.refetch()}>
          {say('retry')}
        </Button>
      </div>
    );
  return tried.data === undefined ? (
    <Skeleton rows={5} />
  ) : (
    <TryResult tried={tried.data} isBusy={tried.isFetching} />
  );
}

const TAUGHT = ['try.empty.1', 'try.empty.2', 'try.empty.3', 'try.empty.4'] as const;

function Teaching({ suggested, onAsk }: Pick<OutcomeProps, 'suggested' | 'onAsk'>) {
  const { say } = useWords();
  return (
    <div className="try-empty">
      <p className="empty-title">{say('try.empty')}</p>
      <p>{say('try.empty.next')}</p>
      <ul className="try-taught">
        {TAUGHT.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      {suggested.length === 0 ? null : (
        <div className="try-suggested" role="group" aria-label={say('try.suggest')}>
          <p className="field-name">{say('try.suggest')}</p>
          {suggested.map((each) => (
            <Button
              key={each}
              className="button small try-suggestion"
              onPress={() => {
                onAsk(each);
              }}
            >
              {each}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
