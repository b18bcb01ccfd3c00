// What colleagues wait for, beside the unanswered questions: the one due first on top; answered with an article or refused with a
// reason, and taken back.

import '../design/requests.css';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { FaqRequestView } from '../../../wire/faq-request-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { LoadFault } from '../shell/load-fault.js';
import { go } from '../shell/route.js';
import { Skeleton } from '../shell/skeleton.js';
import { beginDraft } from '../unanswered/unanswered-client.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { DueTag } from './due-tag.js';
import { OutcomeLine } from './outcome-line.js';
import { RefuseForm } from './refuse-form.js';
import { answerRequest, listRequests, reopenRequest } from './request-client.js';
import { REQUESTS_QUERY, useChange } from './use-change.js';

export function RequestsInbox() {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: REQUESTS_QUERY,
    queryFn: listRequests,
    staleTime: 0,
  });
  return (
    <section className="card requests-inbox" aria-labelledby="requests-inbox">
      <h2 id="requests-inbox">{say('requests.inbox')}</h2>
      <p className="field-hint">{say('requests.inbox.lead')}</p>
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={2} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          {data.open.length === 0 ? <p className="empty-next">{say('requests.inbox.none')}</p> : null}
          <ul className="requests" aria-labelledby="requests-inbox">
            {data.open.map((request) => (
              <OpenRequest key={request.id} request={request} />
            ))}
          </ul>
          {data.done.length === 0 ? null : (
            <details className="fold">
              <summary>{say('requests.ended', { n: data.done.length })}</summary>
              <ul className="requests">
                {data.done.map((request) => (
                  <EndedRequest key={request.id} request={request} />
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Told({ request }: { readonly request: FaqRequestView }) {
  const { say, language } = useWords();
  const { question, department, askedBy, askedAtMs, note, conversationId } = request;
  return (
    <>
      <p className="request-title">
        <strong>{question}</strong> <DueTag request={request} />
      </p>
      <p className="field-hint">
        {department === undefined ? '' : `${department} · `}
        {say('requests.by', { name: askedBy.name, time: momentOf(askedAtMs, language) })}
        {conversationId === undefined ? '' : ` · ${say('requests.fromTalk')}`}
      </p>
      {note === undefined ? null : <blockquote className="request-note">{note}</blockquote>}
    </>
  );
}

function OpenRequest({ request }: { readonly request: FaqRequestView }) {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const [isRefusing, setIsRefusing] = useState(false);
  const { id, question, near } = request;
  const answer = useChange((articleId: string, csrfToken) => answerRequest(id, articleId, csrfToken));
  const draft = useChange(async (title: string, csrfToken) => {
    const made = await beginDraft({ wordings: [{ key: '', text: title }] }, csrfToken);
    go({ screen: 'article', id: made.id });
  });
  return (
    <li className="request" data-urgency={request.urgency}>
      <Told request={request} />
      <p className="field-hint">{say(near.length === 0 ? 'requests.near.none' : 'requests.near')}</p>
      <ul className="request-near">
        {near.map(({ id: articleId, title }) => (
          <li key={articleId}>
            <span className="near-title">{title}</span>
            <Button
              className="button small"
              aria-label={say('requests.answer.with', { title })}
              isDisabled={answer.isPending}
              onPress={() => {
                answer.mutate(articleId);
              }}
            >
              {say('requests.answer')}
            </Button>
          </li>
        ))}
      </ul>
      {isRefusing ? (
        <RefuseForm
          request={request}
          onClose={() => {
            setIsRefusing(false);
          }}
        />
      ) : (
        <div className="form-buttons">
          <Button
            className="button"
            onPress={() => {
              setIsRefusing(true);
            }}
          >
            {say('requests.refuse')}
          </Button>
          {roles.includes('editor') || roles.includes('admin') ? (
            <Button
              className="button"
              isPending={draft.isPending}
              onPress={() => {
                draft.mutate(question);
              }}
            >
              {say('requests.draft')}
            </Button>
          ) : null}
        </div>
      )}
      <FaultLine error={answer.error ?? draft.error} isAlert />
    </li>
  );
}

function EndedRequest({ request }: { readonly request: FaqRequestView }) {
  const { say } = useWords();
  const reopen = useChange((id: string, csrfToken) => reopenRequest(id, csrfToken));
  return (
    <li className="request">
      <Told request={request} />
      <OutcomeLine request={request} />
      <Button
        className="button small"
        aria-label={say('requests.reopen.of', { question: request.question })}
        isPending={reopen.isPending}
        onPress={() => {
          reopen.mutate(request.id);
        }}
      >
        {say('requests.reopen')}
      </Button>
      <FaultLine error={reopen.error} isAlert />
    </li>
  );
}
