// Many drafts go live: those that are ticked, or all that fit the filters, a hundred at a time so that it can be stopped.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { ArticleRowView } from '../../../wire/article-list-api.js';
import type { ArticlesPublishedView, ArticlesUnpublishedView } from '../../../wire/publish-many-api.js';
import { useProgress, type Progress } from '../imports/use-progress.js';
import { useSession } from '../session/use-session.js';
import { listArticles, publishMany, readPublishProgress, unpublishMany } from './article-client.js';
import type { ArticlesAsk } from './articles-ask.js';

/** Of `listPublishings`. */
export const PUBLISHINGS_QUERY = ['publishings'] as const;
export type PublishResult = ArticlesPublishedView['results'][number];

export interface ManyWork {
  /** What the hub does with the hundred that it has now. */
  readonly progress: Progress | undefined;
  /** Of all of them. Absent: nothing runs. */
  readonly sofar: { readonly done: number; readonly total: number } | undefined;
  readonly results: readonly PublishResult[] | undefined;
  readonly error: unknown;
  /** How many went live by this act and can be taken back. 0: nothing, or it has been. */
  readonly undoable: number;
  readonly isUndoing: boolean;
  /** What came of taking it back. */
  readonly undone: ArticlesUnpublishedView | undefined;
  /** Takes all of it back. */
  readonly undo: () => void;
  readonly publish: (rows: readonly ArticleRowView[]) => void;
  /** `total`: as the list counts them. */
  readonly publishAll: (ask: ArticlesAsk, total: number) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

const CHUNK = 100;

/** Drafts that this person may put live. */
export const publishable = (
  rows: readonly ArticleRowView[],
  { needsSecondPerson, staffId }: { readonly needsSecondPerson: boolean; readonly staffId: string },
): readonly ArticleRowView[] =>
  rows.filter(({ draft }) => {
    const asker = draft?.askedBy?.id;
    return draft !== undefined && (!needsSecondPerson || (asker !== undefined && asker !== staffId));
  });

const draftsOf = (rows: readonly ArticleRowView[]) =>
  rows.flatMap(({ id, draft }) => (draft === undefined ? [] : [{ id, rev: draft.rev }]));

export function usePublishMany(needsSecondPerson: boolean, onListChanged: () => void): ManyWork {
  const { csrfToken, staff } = useSession();
  const onChanged = useChanged(onListChanged);
  const { progress, follow } = useProgress(readPublishProgress);
  const [sofar, setSofar] = useState<ManyWork['sofar']>();
  const [results, setResults] = useState<readonly PublishResult[]>();
  const [error, setError] = useState<unknown>(null);
  const back = useTakingBack(csrfToken, onChanged);
  const isStopped = useRef(false);
  const send = (rows: readonly ArticleRowView[]) =>
    sendRows(rows, { follow, csrfToken, run: back.run(), onLive: back.add });
  const run = (work: () => Promise<void>): void => {
    isStopped.current = false;
    setError(null);
    setResults([]);
    back.clear();
    work()
      .catch(setError)
      .finally(() => {
        setSofar(undefined);
        onChanged();
      });
  };
  const add = (more: readonly PublishResult[]): void => {
    setResults((known = []) => [...known, ...more]);
  };
  return {
    ...{ ...back.shown, progress, sofar, results, error: error ?? back.error },
    publish: (rows) => {
      run(async () => {
        setSofar({ done: 0, total: rows.length });
        add(await send(rows));
      });
    },
    publishAll: (ask, total) => {
      run(async () => {
        setSofar({ done: 0, total });
        // What goes live leaves the list, what is refused stays at its place: by title, nothing moves between two looks.
        let from = 0;
        let done = 0;
        while (!isStopped.current) {
          const { articles } = await listArticles({ ...ask, order: 'title', from }, CHUNK);
          if (articles.length === 0) return;
          const told = await send(publishable(articles, { needsSecondPerson, staffId: staff.id }));
          add(told);
          done += articles.length;
          from += articles.length - told.filter(({ kind }) => kind === 'done').length;
          setSofar({ done, total });
        }
      });
    },
    stop: () => {
      isStopped.current = true;
    },
    clear: () => {
      setResults(undefined);
      setError(null);
      back.clear();
    },
  };
}

/** The list and what was published of late are read again. */
function useChanged(onListChanged: () => void): () => void {
  const cache = useQueryClient();
  return () => {
    onListChanged();
    void cache.invalidateQueries({ queryKey: PUBLISHINGS_QUERY });
  };
}

interface Sending {
  readonly follow: ReturnType<typeof useProgress>['follow'];
  readonly csrfToken: string;
  readonly run: string;
  /** So many went live. */
  readonly onLive: (n: number) => void;
}

async function sendRows(
  rows: readonly ArticleRowView[],
  { follow, csrfToken, run, onLive }: Sending,
): Promise<readonly PublishResult[]> {
  const drafts = draftsOf(rows);
  if (drafts.length === 0) return [];
  const { results, run: live } = await follow(
    (job) => publishMany({ drafts, job, run }, csrfToken),
    'weighing',
  );
  if (live !== undefined) onLive(results.filter(({ kind }) => kind === 'done').length);
  return results;
}

/** What has gone live by the publishing that is on the screen, hundred by hundred, and the press that takes all of it back. */
function useTakingBack(csrfToken: string, onChanged: () => void) {
  const run = useRef('');
  const [undoable, setUndoable] = useState(0);
  const undo = useMutation({
    mutationFn: () => unpublishMany(run.current, csrfToken),
    onSuccess: () => {
      setUndoable(0);
      onChanged();
    },
  });
  return {
    run: () => run.current,
    add: (n: number): void => {
      setUndoable((before) => before + n);
    },
    /** Nothing has gone live yet: what does from now is another publishing. */
    clear: (): void => {
      run.current = crypto.randomUUID();
      setUndoable(0);
      undo.reset();
    },
    error: undo.error,
    shown: {
      undoable,
      isUndoing: undo.isPending,
      undone: undo.data,
      undo: () => {
        undo.mutate();
      },
    },
  };
}
