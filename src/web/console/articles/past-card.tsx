// Every version with who, when and why; an old one beside the live one, and back again in two presses.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ArticleEditingView } from '../../../wire/article-api.js';
import { useSession } from '../session/use-session.js';
import { toFault } from '../shell/fault.js';
import { tellDone } from '../shell/notices.js';
import { Skeleton } from '../shell/skeleton.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { readVersion, rollBack } from './article-client.js';
import { RefusedPublish } from './refused-publish.js';
import type { WorkHandle } from './use-work.js';
import { WordDiff } from './word-diff.js';

interface Props {
  readonly handle: WorkHandle;
  readonly editing: ArticleEditingView | undefined;
  readonly onRefresh: () => Promise<ArticleEditingView | undefined>;
}

export function PastCard({ handle, editing, onRefresh }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const [asked, setAsked] = useState<number>();
  const [shown, setShown] = useState<number>();
  const baseVersion = editing?.live?.version ?? 0;
  const back = useMutation({
    mutationFn: (version: number) => rollBack(editing?.id ?? '', { version, baseVersion }, csrfToken),
    onSuccess: async ({ version, draft }) => {
      setAsked(undefined);
      const live = (await onRefresh())?.live;
      if (version === undefined) tellDone('article.rolledBack.asked');
      else tellDone('article.rolledBack', { version });
      if (draft !== undefined) handle.take(draft.content, draft.rev, draft.baseVersion);
      // A draft stays, and is told that another version is live.
      else if (live !== undefined && handle.now.current.rev === 0) handle.take(live.content, 0, live.version);
    },
  });
  if (editing === undefined || editing.versions.length === 0) return null;
  return (
    <section className="card article-past" aria-labelledby="article-past">
      <h2 id="article-past">{say('article.past')}</h2>
      {back.error === null ? null : <RefusedPublish fault={toFault(back.error)} />}
      <ol className="past-list">
        {editing.versions.map((each) => (
          <li key={each.version} className="past-version">
            <Told past={each} />
            <div className="form-buttons">
              {each.isLive ? null : (
                <Button
                  className="button small"
                  onPress={() => {
                    setShown(shown === each.version ? undefined : each.version);
                  }}
                >
                  {say(shown === each.version ? 'article.past.hide' : 'article.past.compare')}
                </Button>
              )}
              {each.isLive ? null : asked === each.version ? (
                <Button
                  className="button small primary"
                  isPending={back.isPending}
                  autoFocus
                  onPress={() => {
                    back.mutate(each.version);
                  }}
                >
                  {say('article.past.sure', { version: each.version })}
                </Button>
              ) : (
                <Button
                  className="button small"
                  onPress={() => {
                    setAsked(each.version);
                  }}
                >
                  {say('article.past.back')}
                </Button>
              )}
            </div>
            {shown === each.version ? <Compared editing={editing} version={each.version} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ past }: { readonly past: ArticleEditingView['versions'][number] }) {
  const { say, language } = useWords();
  const { version, title, note, isLive, ended, origin } = past;
  const who = note?.by?.name ?? say(`article.origin.${origin}`);
  return (
    <div className="past-told">
      <p>
        <strong>{say('article.version', { version })}</strong>{' '}
        {isLive ? (
          <span className="tag" data-state="published">
            {say('article.version.live')}
          </span>
        ) : null}{' '}
        {title}
      </p>
      <p className="field-hint">
        {who}
        {note === undefined ? null : ` · ${momentOf(note.atMs, language)}`}
        {note?.why === undefined ? null : ` · ${note.why}`}
      </p>
      {ended === undefined ? null : (
        <p className="field-hint">
          {say('article.version.ended', { name: ended.by?.name ?? '', time: momentOf(ended.atMs, language) })}
          {ended.why === undefined ? null : ` · ${ended.why}`}
        </p>
      )}
    </div>
  );
}

function Compared({ editing, version }: { readonly editing: ArticleEditingView; readonly version: number }) {
  const { say } = useWords();
  const { data } = useQuery({
    queryKey: ['article-version', editing.id, version],
    queryFn: () => readVersion(editing.id, version),
  });
  if (data === undefined) return <Skeleton rows={2} />;
  return (
    <WordDiff
      before={data.content}
      after={editing.live?.content ?? data.content}
      beforeName={say('article.version', { version })}
      afterName={say('article.diff.live')}
    />
  );
}
