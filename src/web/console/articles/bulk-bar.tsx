// What is done to several articles at once: put away, marked as read again, their drafts published. Done at once, and taken back by
// one press; `publish-many.tsx` has the press of the last.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ArticleRowView } from '../../../wire/article-list-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { tellDone } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import {
  archiveArticles,
  discardDraft,
  markReviewed,
  restoreArticles,
  takeMarksBack,
} from './article-client.js';
import { publishable } from './use-publish-many.js';

interface Props {
  readonly picked: readonly ArticleRowView[];
  readonly needsSecondPerson: boolean;
  readonly onPublish: (rows: readonly ArticleRowView[]) => void;
  readonly onDone: () => void;
  readonly onChanged: () => void;
}

interface Done {
  readonly word: 'articles.archived' | 'articles.archive.asked' | 'articles.reviewed';
  readonly n: number;
  /** Left out, because somebody is writing at them. */
  readonly keptCount?: number;
  /** How many could not be taken back, because somebody changed them since. */
  readonly undo: () => Promise<number>;
}

export function BulkBar({ picked, needsSecondPerson, onPublish, onDone, onChanged }: Props) {
  const { say } = useWords();
  const { csrfToken, staff } = useSession();
  const [done, setDone] = useState<Done>();
  const live = picked.filter(
    ({ state }) => state === 'published' || state === 'early' || state === 'expired',
  );
  const ids = live.map(({ id }) => id);
  const drafts = publishable(picked, { needsSecondPerson, staffId: staff.id });
  const hasOwnAlone = picked.some(({ draft }) => draft !== undefined) && drafts.length === 0;
  const act = useMutation({
    mutationFn: (what: 'archive' | 'review') =>
      what === 'archive' ? archive(ids, csrfToken) : review(ids, csrfToken),
    onSuccess: (fresh) => {
      setDone(fresh);
      onDone();
    },
  });
  const undo = useMutation({
    mutationFn: ({ undo: takeBack }: Done) => takeBack(),
    onSuccess: (leftCount) => {
      setDone(undefined);
      if (leftCount === 0) tellDone('articles.undone');
      else tellDone('articles.undone.left', { n: leftCount });
      onChanged();
    },
  });
  const isLocked = act.isPending || undo.isPending;
  return (
    <>
      {drafts.length === 0 ? null : (
        <Button
          className="button primary"
          isDisabled={isLocked}
          onPress={() => {
            onPublish(drafts);
          }}
        >
          {say('articles.publish', { n: drafts.length })}
        </Button>
      )}
      <Button
        className="button"
        isDisabled={isLocked || ids.length === 0}
        onPress={() => {
          act.mutate('review');
        }}
      >
        {say('articles.review.mark', { n: ids.length })}
      </Button>
      <Button
        className="button"
        isDisabled={isLocked || ids.length === 0}
        onPress={() => {
          act.mutate('archive');
        }}
      >
        {say(needsSecondPerson ? 'articles.archive.ask' : 'articles.archive', { n: ids.length })}
      </Button>
      {needsSecondPerson && hasOwnAlone ? (
        <p className="field-hint">{say('articles.publish.second')}</p>
      ) : null}
      <div className="articles-done" role="status">
        {done === undefined ? null : (
          <>
            <span>
              {say(done.word, { n: done.n })}
              {done.keptCount === undefined
                ? null
                : ` ${say('articles.archive.kept', { n: done.keptCount })}`}
            </span>
            {done.n === 0 ? null : (
              <Button
                className="button small"
                autoFocus
                isPending={undo.isPending}
                onPress={() => {
                  undo.mutate(done);
                }}
              >
                {say('articles.undo')}
              </Button>
            )}
          </>
        )}
      </div>
      <FaultLine error={act.error ?? undo.error} isAlert />
    </>
  );
}

/** Off at once, or proposed where a second person has to approve. */
async function archive(ids: readonly string[], csrfToken: string): Promise<Done> {
  const { articles, asked, keptIds } = await archiveArticles(ids, csrfToken);
  if (asked.length + keptIds.length === 0)
    return {
      ...{ word: 'articles.archived', n: articles.length },
      undo: async () => (await restoreArticles(articles, csrfToken)).refused.length,
    };
  return {
    ...{ word: 'articles.archive.asked', n: asked.length },
    ...(keptIds.length === 0 ? {} : { keptCount: keptIds.length }),
    undo: async () => {
      const ends = await Promise.allSettled(asked.map(({ id, rev }) => discardDraft(id, rev, csrfToken)));
      return ends.filter(({ status }) => status === 'rejected').length;
    },
  };
}

async function review(ids: readonly string[], csrfToken: string): Promise<Done> {
  const { ids: marked } = await markReviewed(ids, csrfToken);
  return {
    ...{ word: 'articles.reviewed', n: marked.length },
    undo: async () => {
      await takeMarksBack(marked, csrfToken);
      return 0;
    },
  };
}
