// What is done to several articles at once: put away, or marked as read again. Done at once, and taken back by one press.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ArticleRowView } from '../../../wire/article-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { archiveArticles, markReviewed, restoreArticles, takeMarksBack } from './article-client.js';

interface Props {
  readonly picked: readonly ArticleRowView[];
  readonly onDone: () => void;
  readonly onChanged: () => void;
}

interface Done {
  readonly word: 'articles.archived' | 'articles.reviewed';
  readonly n: number;
  readonly undo: () => Promise<unknown>;
}

export function BulkBar({ picked, onDone, onChanged }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const [done, setDone] = useState<Done>();
  const live = picked.filter(
    ({ state }) => state === 'published' || state === 'early' || state === 'expired',
  );
  const ids = live.map(({ id }) => id);
  const act = useMutation({
    mutationFn: async (what: 'archive' | 'review'): Promise<Done> => {
      if (what === 'archive') {
        const { articles } = await archiveArticles(ids, csrfToken);
        return {
          ...{ word: 'articles.archived', n: articles.length },
          undo: () => restoreArticles(articles, csrfToken),
        };
      }
      const { ids: marked } = await markReviewed(ids, csrfToken);
      return {
        ...{ word: 'articles.reviewed', n: marked.length },
        undo: () => takeMarksBack(marked, csrfToken),
      };
    },
    onSuccess: (fresh) => {
      setDone(fresh);
      onDone();
    },
  });
  const undo = useMutation({
    mutationFn: ({ undo: takeBack }: Done) => takeBack(),
    onSuccess: () => {
      setDone(undefined);
      onChanged();
    },
  });
  const isLocked = ids.length === 0 || act.isPending || undo.isPending;
  return (
    <>
      <Button
        className="button"
        isDisabled={isLocked}
        onPress={() => {
          act.mutate('review');
        }}
      >
        {say('articles.review.mark', { n: ids.length })}
      </Button>
      <Button
        className="button"
        isDisabled={isLocked}
        onPress={() => {
          act.mutate('archive');
        }}
      >
        {say('articles.archive', { n: ids.length })}
      </Button>
      <div className="articles-done" role="status">
        {done === undefined ? null : (
          <>
            <span>{say(done.word, { n: done.n })}</span>
            <Button
              className="button small"
              isPending={undo.isPending}
              onPress={() => {
                undo.mutate(done);
              }}
            >
              {say('articles.undo')}
            </Button>
          </>
        )}
      </div>
      <FaultLine error={act.error ?? undo.error} isAlert />
    </>
  );
}
