// A colleague at the desk asks a department for an article, and sees what came of the ones before.

import '../design/requests.css';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { FaqRequestsView } from '../../../wire/faq-request-api.js';
import { taipeiToday } from '../figures/figures-ask.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { LoadFault } from '../shell/load-fault.js';
import { tellDone } from '../shell/notices.js';
import { useRoute } from '../shell/route.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { DueTag } from './due-tag.js';
import { OutcomeLine } from './outcome-line.js';
import { askForArticle, listRequests } from './request-client.js';
import { REQUESTS_QUERY } from './use-change.js';

export function RequestsScreen() {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: REQUESTS_QUERY,
    queryFn: listRequests,
    staleTime: 0,
  });
  return (
    <div className="page">
      <TopBar title={say('requests.title')} />
      <main id="main" tabIndex={-1} className="page-body requests-page" data-keeps>
        <p className="lead">{say('requests.lead')}</p>
        <AskForm departments={data?.departments ?? []} />
        {data !== undefined ? (
          <Mine view={data} />
        ) : error === null ? (
          <Skeleton rows={3} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()} />
        )}
      </main>
    </div>
  );
}

function AskForm({ departments }: { readonly departments: readonly string[] }) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const route = useRoute();
  const search = route.screen === 'requests' ? (route.search ?? '') : '';
  const conversationId = new URLSearchParams(search).get('talk');
  const cache = useQueryClient();
  const [question, setQuestion] = useState('');
  const [department, setDepartment] = useState('');
  const [note, setNote] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      askForArticle(
        {
          question: question.trim(),
          ...(department === '' ? {} : { department }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          ...(conversationId === null ? {} : { conversationId }),
        },
        csrfToken,
      ),
    onSuccess: async ({ dueAtMs }) => {
      setQuestion('');
      setNote('');
      tellDone('requests.sent', { day: taipeiToday(dueAtMs - 1) });
      await cache.invalidateQueries({ queryKey: REQUESTS_QUERY });
    },
  });
  return (
    <form
      className="card form request-form"
      aria-labelledby="request-ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (question.trim() !== '') ask.mutate();
      }}
    >
      <h2 id="request-ask">{say('requests.ask')}</h2>
      <div className="field">
        <label htmlFor="request-question">{say('requests.question')}</label>
        <input
          id="request-question"
          value={question}
          required
          maxLength={300}
          aria-describedby="request-question-hint"
          onChange={({ target }) => {
            setQuestion(target.value);
          }}
        />
        <p id="request-question-hint" className="field-hint">
          {say('requests.question.hint')}
        </p>
      </div>
      <label className="filter">
        {say('requests.department')}
        <select
          value={department}
          onChange={({ target }) => {
            setDepartment(target.value);
          }}
        >
          <option value="">{say('requests.department.any')}</option>
          {departments.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div className="field">
        <label htmlFor="request-note">{say('requests.note')}</label>
        <textarea
          id="request-note"
          rows={3}
          value={note}
          maxLength={1000}
          placeholder={say('requests.note.hint')}
          onChange={({ target }) => {
            setNote(target.value);
          }}
        />
      </div>
      {conversationId === null ? null : <p className="field-hint">{say('requests.talk')}</p>}
      <FaultLine error={ask.error} isAlert />
      <div className="form-buttons">
        <Button type="submit" className="button primary" isPending={ask.isPending}>
          {say('requests.send')}
        </Button>
      </div>
    </form>
  );
}

function Mine({ view: { open, done } }: { readonly view: FaqRequestsView }) {
  const { say, language } = useWords();
  const { staff } = useSession();
  const mine = [...open, ...done].filter(({ askedBy }) => askedBy.id === staff.id);
  return (
    <section className="card requests-mine" aria-labelledby="requests-mine">
      <h2 id="requests-mine">{say('requests.mine')}</h2>
      {mine.length === 0 ? <p className="empty-next">{say('requests.mine.none')}</p> : null}
      <ul className="requests">
        {mine.map((request) => (
          <li key={request.id} className="request">
            <p className="request-title">
              <strong>{request.question}</strong> <DueTag request={request} />
            </p>
            <p className="field-hint">
              {request.department === undefined ? '' : `${request.department} · `}
              {momentOf(request.askedAtMs, language)}
            </p>
            <OutcomeLine request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}
