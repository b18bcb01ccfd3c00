// What was imported, by whom, and the press that takes it back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ImportRunView, ImportUndoneView } from '../../../wire/import-api.js';
import { ArticleLinks } from '../articles/article-links.js';
import { useSession } from '../session/use-session.js';
import { ConfirmDialog } from '../shell/confirm-dialog.js';
import { FaultLine } from '../shell/fault-line.js';
import { tellDone } from '../shell/notices.js';
import { Skeleton } from '../shell/skeleton.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { listImports, undoImport } from './import-client.js';

export function HistoryCard() {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const [asked, setAsked] = useState<ImportRunView>();
  const { data, error } = useQuery({ queryKey: ['imports'], queryFn: listImports, staleTime: 0 });
  const undo = useMutation({
    mutationFn: ({ id }: ImportRunView) => undoImport(id, csrfToken),
    onSuccess: async (_, { target }) => {
      tellDone(target === 'drafts' ? 'imports.history.undone.drafts' : 'imports.history.undone');
      await cache.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  return (
    <section className="card import-history" aria-labelledby="import-history">
      <h2 id="import-history">{say('imports.history')}</h2>
      <div role="alert">
        <FaultLine error={error ?? undo.error} />
      </div>
      {undo.data === undefined || undo.data.leftCount === 0 ? null : <Left undone={undo.data} />}
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={2} />
        ) : null
      ) : data.length === 0 ? (
        <p className="field-hint">{say('imports.history.none')}</p>
      ) : (
        <ol className="runs" aria-labelledby="import-history">
          {data.map((run) => (
            <Run key={run.id} run={run} isLocked={undo.isPending} onUndo={setAsked} />
          ))}
        </ol>
      )}
      {asked === undefined ? null : (
        <ConfirmDialog
          title={say('imports.history.undo.title')}
          lead={say(asked.target === 'drafts' ? 'imports.history.undo.drafts' : 'imports.history.undo.lead', {
            file: asked.fileName,
          })}
          confirm={say('imports.history.undo.confirm')}
          onConfirm={() => {
            undo.mutate(asked);
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </section>
  );
}

/** Who was named keeps what they have. */
function Left({ undone: { left, leftCount } }: { readonly undone: ImportUndoneView }) {
  const { say } = useWords();
  return (
    <div className="import-left" role="status">
      <p>{say('imports.history.left', { n: leftCount })}</p>
      <ArticleLinks className="title-list" articles={left} />
      {leftCount > left.length ? (
        <p className="field-hint">{say('imports.changes.more', { n: leftCount - left.length })}</p>
      ) : null}
    </div>
  );
}

interface RunProps {
  readonly run: ImportRunView;
  readonly isLocked: boolean;
  readonly onUndo: (run: ImportRunView) => void;
}

function Run({ run, isLocked, onUndo }: RunProps) {
  const { say, language } = useWords();
  const { fileName, state, by, atMs, undone, target, keptCount } = run;
  const stands = state === 'applied' && target === 'drafts' ? 'drafted' : state;
  const mayUndo = state === 'applied' || (state === 'begun' && target === 'drafts');
  const facts = {
    ...{ added: run.addedCount, changed: run.changedCount, ended: run.endedCount },
    ...{ same: run.sameCount, bad: run.badCount },
  };
  const who = undone ?? { by, atMs };
  return (
    <li className="run" data-state={state}>
      <span className="run-state">{say(`imports.state.${stands}`)}</span>
      <span className="run-file">{fileName}</span>
      <span className="run-facts">
        {say(target === 'drafts' ? 'imports.history.facts.drafts' : 'imports.history.facts', facts)}
        {keptCount === 0 ? null : say('imports.history.kept', { n: keptCount })}
        <br />
        {say('imports.history.by', { name: who.by.name, time: momentOf(who.atMs, language) })}
        {state === 'begun' ? (
          <>
            <br />
            {say('imports.state.begun.hint')}
          </>
        ) : null}
      </span>
      {mayUndo ? (
        <Button
          className="button"
          aria-label={say('imports.history.undo.of', { file: fileName })}
          isDisabled={isLocked}
          onPress={() => {
            onUndo(run);
          }}
        >
          {say('imports.history.undo')}
        </Button>
      ) : null}
    </li>
  );
}
