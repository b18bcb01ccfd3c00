// What the city does not know yet: open questions, wordings that wait for an editor's word, what was put aside.

import '../design/articles.css';
import '../design/figures.css';
import '../design/unanswered.css';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { UnansweredView } from '../../../wire/unanswered-api.js';
import { RequestsInbox } from '../requests/requests-inbox.js';
import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { DismissedList } from './dismissed-list.js';
import { QuestionCard } from './question-card.js';
import { fileAddress, readUnanswered } from './unanswered-client.js';
import { WaitingWordings } from './waiting-wordings.js';

const SPANS = [7, 30, 90, 365] as const;
const FORMATS = ['ods', 'csv'] as const;
const KEEPERS = ['editor', 'supervisor', 'admin'] as const;

export function UnansweredScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayKeep = KEEPERS.some((role) => roles.includes(role));
  return (
    <div className="page">
      <TopBar title={say('unanswered.title')} />
      <main id="main" tabIndex={-1} className="page-body unanswered-page" data-keeps>
        <p className="lead">{say(mayKeep ? 'unanswered.lead' : 'unanswered.forbidden')}</p>
        {mayKeep ? <Lists /> : null}
      </main>
    </div>
  );
}

function Lists() {
  const { say } = useWords();
  const [days, setDays] = useState<number>(30);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['unanswered', days],
    queryFn: () => readUnanswered(days),
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  return (
    <>
      <section className="card unanswered-open" aria-labelledby="unanswered-open" aria-busy={isFetching}>
        <div className="page-lead">
          <h2 id="unanswered-open">{say('unanswered.open')}</h2>
          <label className="filter">
            {say('unanswered.span')}
            <select
              value={days}
              onChange={({ target }) => {
                setDays(Number(target.value));
              }}
            >
              {SPANS.map((span) => (
                <option key={span} value={span}>
                  {say('unanswered.days', { n: span })}
                </option>
              ))}
            </select>
          </label>
        </div>
        {data !== undefined ? (
          <Questions view={data} days={days} />
        ) : error === null ? (
          <Skeleton rows={4} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()} />
        )}
      </section>
      <RequestsInbox />
      <WaitingWordings />
      {data === undefined || data.dismissed.length === 0 ? null : (
        <DismissedList dismissed={data.dismissed} />
      )}
    </>
  );
}

function Questions({ view, days }: { readonly view: UnansweredView; readonly days: number }) {
  const { say, language } = useWords();
  const { questions, total, missCount, answeredCount, isCut } = view;
  return (
    <>
      <p className="field-hint" role="status">
        {say('unanswered.counted', { n: total, misses: missCount, answered: answeredCount })}
        {isCut ? ` ${say('unanswered.cut')}` : ''}
        {total > questions.length ? ` ${say('unanswered.more', { n: questions.length })}` : ''}
      </p>
      {questions.length === 0 ? null : (
        <p className="figures-files">
          <span>{say('unanswered.file')}</span>
          {FORMATS.map((format) => (
            <a key={format} className="button small" href={fileAddress(days, format, language)} download>
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      )}
      {questions.length === 0 ? (
        <div className="empty">
          <p className="empty-title">{say('unanswered.none')}</p>
          <p className="empty-next">{say('unanswered.none.next')}</p>
        </div>
      ) : (
        <ol className="open-questions" aria-labelledby="unanswered-open">
          {questions.map((question) => (
            <QuestionCard key={question.wordings[0]?.key} question={question} />
          ))}
        </ol>
      )}
    </>
  );
}
