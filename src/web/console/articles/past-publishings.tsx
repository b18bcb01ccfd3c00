// The last publishings of many drafts: who, when, how many; and the press that takes one back, also long after its panel is closed.

import '../design/imports.css';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { PublishingView } from '../../../wire/publish-many-api.js';
import { useSession } from '../session/use-session.js';
import { ConfirmDialog } from '../shell/confirm-dialog.js';
import { FaultLine } from '../shell/fault-line.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { listPublishings, unpublishMany } from './article-client.js';
import { Undone } from './publish-many.js';
import { PUBLISHINGS_QUERY } from './use-publish-many.js';

export function PastPublishings({ onChanged }: { readonly onChanged: () => void }) {
  const { say, language } = useWords();
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<PublishingView>();
  const { data = [], error } = useQuery({
    queryKey: PUBLISHINGS_QUERY,
    queryFn: listPublishings,
    staleTime: 0,
  });
  const undo = useMutation({
    mutationFn: ({ run }: PublishingView) => unpublishMany(run, csrfToken),
    onSuccess: async () => {
      onChanged();
      await cache.invalidateQueries({ queryKey: PUBLISHINGS_QUERY });
    },
  });
  if (data.length === 0) return <FaultLine error={error} />;
  return (
    <details className="card fold past-publishings">
      <summary>{say('articles.publishings', { n: data.length })}</summary>
      <p className="field-hint">{say('articles.publishings.lead')}</p>
      <FaultLine error={undo.error} isAlert />
      {undo.data === undefined ? null : <Undone undone={undo.data} />}
      <ol className="runs" aria-label={say('articles.publishings', { n: data.length })}>
        {data.map((each) => (
          <Publishing key={each.run} publishing={each} isLocked={undo.isPending} onUndo={setAsked} />
        ))}
      </ol>
      {asked === undefined ? null : (
        <ConfirmDialog
          title={say('articles.publishings.undo.title')}
          lead={say('articles.publishings.undo.lead', {
            n: asked.count,
            time: momentOf(asked.atMs, language),
          })}
          confirm={say('articles.publishings.undo')}
          onConfirm={() => {
            undo.mutate(asked);
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </details>
  );
}

interface PublishingProps {
  readonly publishing: PublishingView;
  readonly isLocked: boolean;
  readonly onUndo: (publishing: PublishingView) => void;
}

function Publishing({ publishing, isLocked, onUndo }: PublishingProps) {
  const { say, language } = useWords();
  const { by, atMs, count, undone } = publishing;
  const when = momentOf(atMs, language);
  return (
    <li className="run" data-state={undone === undefined ? 'applied' : 'undone'}>
      <span className="run-state">
        {say(undone === undefined ? 'articles.publishings.live' : 'articles.publishings.undone')}
      </span>
      <span className="run-file">{say('articles.publishings.count', { n: count })}</span>
      <span className="run-facts">
        {say('articles.publishings.by', { name: by?.name ?? '', time: when })}
        {undone === undefined ? null : (
          <>
            <br />
            {say('articles.publishings.undone.by', {
              ...{ name: undone.by?.name ?? '', time: momentOf(undone.atMs, language), n: undone.count },
            })}
          </>
        )}
      </span>
      {undone !== undefined ? null : (
        <Button
          className="button"
          aria-label={say('articles.publishings.undo.of', { time: when, n: count })}
          isDisabled={isLocked}
          onPress={() => {
            onUndo(publishing);
          }}
        >
          {say('articles.publishings.undo')}
        </Button>
      )}
    </li>
  );
}
