// What was imported, by whom, and the press that takes it back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ImportRunView } from '../../../wire/import-api.js';
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
    mutationFn: (id: string) => undoImport(id, csrfToken),
    onSuccess: async ({ leftIds }) => {
      if (leftIds.length === 0) tellDone('imports.history.undone');
      else tellDone('imports.history.left', { n: leftIds.length });
      await cache.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  return (
    <section className="card import-history" aria-labelledby="import-history">
      <h2 id="import-history">{say('imports.history')}</h2>
      <div role="alert">
        <FaultLine error={error ?? undo.error} />
      </div>
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
          lead={say('imports.history.undo.lead', { file: asked.fileName })}
          confirm={say('imports.history.undo.confirm')}
          onConfirm={() => {
            undo.mutate(asked.id);
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </section>
  );
}

interface RunProps {
  readonly run: ImportRunView;
  readonly isLocked: boolean;
  readonly onUndo: (run: ImportRunView) => void;
}

function Run({ run, isLocked, onUndo }: RunProps) {
  const { say, language } = useWords();
  const { fileName, state, by, atMs, undone } = run;
  const facts = {
    ...{ added: run.addedCount, changed: run.changedCount, ended: run.endedCount },
    ...{ same: run.sameCount, bad: run.badCount },
  };
  const who = undone ?? { by, atMs };
  return (
    <li className="run" data-state={state}>
      <span className="run-state">{say(`imports.state.${state}`)}</span>
      <span className="run-file">{fileName}</span>
      <span className="run-facts">
        {say('imports.history.facts', facts)}
        <br />
        {say('imports.history.by', { name: who.by.name, time: momentOf(who.atMs, language) })}
        {state === 'begun' ? (
          <>
            <br />
            {say('imports.state.begun.hint')}
          </>
        ) : null}
      </span>
      {state === 'applied' ? (
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
