// The articles that come near an open question, and the words that one of them shall be found by.

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { findCover } from '../../../wire/private-numbers.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { addWording, type OpenQuestion } from './unanswered-client.js';

interface Props {
  readonly question: OpenQuestion;
  readonly onAdded: (variantId: string, title: string) => void;
}

export function NearArticles({ question: { wordings, nearest }, onAdded }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const [wording, setWording] = useState(wordings[0]?.text ?? '');
  const add = useMutation({
    mutationFn: ({ articleId }: { readonly articleId: string; readonly title: string }) =>
      addWording({ articleId, wording }, csrfToken),
    onSuccess: ({ variantId }, { title }) => {
      onAdded(variantId, title);
    },
  });
  const cover = findCover(wording);
  const coverId = useId();
  if (nearest.length === 0) return <p className="field-hint">{say('unanswered.near.none')}</p>;
  return (
    <div className="open-near">
      <label className="field">
        <span className="field-name">{say('unanswered.wording')}</span>
        <input
          value={wording}
          maxLength={200}
          aria-invalid={cover !== undefined || undefined}
          aria-describedby={cover === undefined ? undefined : coverId}
          onChange={({ target }) => {
            setWording(target.value);
          }}
        />
      </label>
      <p id={coverId} className={cover === undefined ? 'hidden-text' : 'card-warning'} role="status">
        {cover === undefined ? '' : say('unanswered.covered', { cover })}
      </p>
      <p className="field-hint">{say('unanswered.near')}</p>
      <ul className="near-articles">
        {nearest.map(({ articleId, title, department, score }) => (
          <li key={articleId}>
            <span className="near-title">
              {title}
              <small>
                {department === undefined ? '' : `${department} · `}
                {say('unanswered.score', { n: Math.round(score * 100) })}
              </small>
            </span>
            <Button
              className="button small"
              aria-label={say('unanswered.addTo', { title })}
              isDisabled={wording.trim() === '' || cover !== undefined || add.isPending}
              onPress={() => {
                add.mutate({ articleId, title });
              }}
            >
              {say('unanswered.add')}
            </Button>
          </li>
        ))}
      </ul>
      <FaultLine error={add.error} isAlert />
    </div>
  );
}
