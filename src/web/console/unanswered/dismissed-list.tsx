// Questions that were put aside, by whom, and the press that lists them again.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { UnansweredView } from '../../../wire/unanswered-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { restoreQuestion } from './unanswered-client.js';

export function DismissedList({ dismissed }: Pick<UnansweredView, 'dismissed'>) {
  const { say, language } = useWords();
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const restore = useMutation({
    mutationFn: (key: string) => restoreQuestion([key], csrfToken),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['unanswered'] }),
  });
  return (
    <details className="card fold unanswered-dismissed">
      <summary>{say('dismissed.title', { n: dismissed.length })}</summary>
      <ul className="waiting-wordings">
        {dismissed.map(({ key, text, by, atMs }) => (
          <li key={key} className="waiting-wording">
            <span className="near-title">
              {text}
              <small>{say('dismissed.by', { name: by.name, time: momentOf(atMs, language) })}</small>
            </span>
            <Button
              className="button small"
              aria-label={say('dismissed.restore.of', { question: text })}
              isDisabled={restore.isPending}
              onPress={() => {
                restore.mutate(key);
              }}
            >
              {say('dismissed.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <FaultLine error={restore.error} isAlert />
    </details>
  );
}
