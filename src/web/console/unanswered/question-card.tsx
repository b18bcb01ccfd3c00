// One open question: how often, how it was asked, what comes near; and the three things that an editor can do with it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ArticleDraftAnswer } from '../../../wire/article-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { RouteLink } from '../shell/route-link.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { NearArticles } from './near-articles.js';
import {
  beginDraft,
  decideWording,
  discardDraft,
  dismissQuestion,
  restoreQuestion,
  type OpenQuestion,
} from './unanswered-client.js';

const KINDS = ['no-answer', 'refused', 'unhelpful', 'not-solved', 'bad-rating'] as const;

/** What was done with it, and what undoes that. */
type Done =
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'drafted'; readonly answer: ArticleDraftAnswer }
  | { readonly kind: 'added'; readonly variantId: string; readonly title: string };

export function QuestionCard({ question }: { readonly question: OpenQuestion }) {
  const { say, language } = useWords();
  const { csrfToken, staff } = useSession();
  const { roles } = staff;
  const cache = useQueryClient();
  const titleId = useId();
  const [done, setDone] = useState<Done>();
  const title = question.wordings[0]?.text ?? '';
  const dismiss = useMutation({
    mutationFn: () => dismissQuestion(question, csrfToken),
    onSuccess: () => {
      setDone({ kind: 'dismissed' });
    },
  });
  const draft = useMutation({
    mutationFn: () => beginDraft(question, csrfToken),
    onSuccess: (answer) => {
      setDone({ kind: 'drafted', answer });
    },
  });
  const undo = useMutation({
    mutationFn: (last: Done) => takeBack(last, question, csrfToken),
    onSuccess: async () => {
      setDone(undefined);
      await cache.invalidateQueries({ queryKey: ['waiting-wordings'] });
    },
  });
  if (done !== undefined)
    return (
      <li className="open-question" data-done>
        <div className="open-question-done" role="status">
          <p>{doneWords(done)}</p>
          {done.kind === 'drafted' ? (
            <RouteLink className="button" to={{ screen: 'article', id: done.answer.id }}>
              {say('unanswered.openDraft')}
            </RouteLink>
          ) : null}
          <Button
            className="button"
            autoFocus
            isPending={undo.isPending}
            onPress={() => {
              undo.mutate(done);
            }}
          >
            {say('unanswered.undo')}
          </Button>
        </div>
        <FaultLine error={undo.error} isAlert />
      </li>
    );
  return (
    <li className="open-question">
      <p className="open-count">
        <strong>{question.count}</strong> {say('unanswered.times')}
      </p>
      <div className="open-body">
        <h3 id={titleId}>{title}</h3>
        <p className="open-facts">
          {KINDS.filter((kind) => question.counts[kind] > 0).map((kind) => (
            <span key={kind} className="tag">
              {say(`unanswered.kind.${kind}`, { n: question.counts[kind] })}
            </span>
          ))}
          <span>{say('unanswered.last', { time: momentOf(question.lastAtMs, language) })}</span>
        </p>
        <Said question={question} />
        <NearArticles
          question={question}
          onAdded={(variantId, near) => {
            setDone({ kind: 'added', variantId, title: near });
          }}
        />
        <FaultLine error={dismiss.error ?? draft.error} isAlert />
        <div className="form-buttons">
          <Button
            className="button"
            aria-describedby={titleId}
            isPending={dismiss.isPending}
            onPress={() => {
              dismiss.mutate();
            }}
          >
            {say('unanswered.dismiss')}
          </Button>
          {roles.includes('editor') || roles.includes('admin') ? (
            <Button
              className="button"
              aria-describedby={titleId}
              isPending={draft.isPending}
              onPress={() => {
                draft.mutate();
              }}
            >
              {say('unanswered.draft')}
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  );

  function doneWords(last: Done): string {
    if (last.kind === 'dismissed') return say('unanswered.dismissed', { question: title });
    if (last.kind === 'drafted') return say('unanswered.drafted', { question: title });
    return say('unanswered.added', { question: title, title: last.title });
  }
}

function takeBack(last: Done, { wordings }: OpenQuestion, csrfToken: string): Promise<unknown> {
  switch (last.kind) {
    case 'added':
      return decideWording(last.variantId, 'retire', csrfToken);
    case 'drafted':
      return discardDraft(last.answer, csrfToken);
    case 'dismissed':
      return restoreQuestion(
        wordings.map(({ key }) => key),
        csrfToken,
      );
  }
}

/** The other wordings, and what people wrote beside their faces. */
function Said({ question: { wordings, comments } }: { readonly question: OpenQuestion }) {
  const { say } = useWords();
  const others = wordings.slice(1);
  return (
    <>
      {others.length === 0 ? null : (
        <details className="fold">
          <summary>{say('unanswered.others', { n: others.length })}</summary>
          <ul className="open-wordings">
            {others.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      {comments.map((comment, at) => (
        <blockquote key={at} className="open-comment">
          {comment}
        </blockquote>
      ))}
    </>
  );
}
