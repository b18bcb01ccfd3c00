// Where a sheet comes in: dropped or chosen, then how far the hub has come with it, and how it ended.

import { useState, type DragEvent } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ImportRunView } from '../../../wire/import-api.js';
import { sizeOf } from '../../../wire/shared.js';
import { FaultLine } from '../shell/fault-line.js';
import { RouteLink } from '../shell/route-link.js';
import { useWords } from '../words/words.js';
import { MOST_FILE_BYTES } from './import-client.js';
import { ProgressLine } from './progress-line.js';
import { TeachingSheet } from './teaching-sheet.js';
import type { ImportWork } from './use-import.js';

const ACCEPTED = '.ods,.xlsx,.csv,.tsv,.txt,.jsonl,.md';

export function FileCard({ work }: { readonly work: ImportWork }) {
  const { say } = useWords();
  const [tooLarge, setTooLarge] = useState<number>();
  const isBusy = work.progress !== undefined;
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    setTooLarge(file.size > MOST_FILE_BYTES ? file.size : undefined);
    if (file.size <= MOST_FILE_BYTES) work.choose(file);
  };
  return (
    <section className="card import-file" aria-labelledby="import-file">
      <h2 id="import-file">{say('imports.file')}</h2>
      {work.done === undefined ? (
        <DropZone isBusy={isBusy} hasFile={work.wish !== undefined} onFile={take} />
      ) : (
        <Done run={work.done} onLeave={work.leave} />
      )}
      <div role="status" className="import-status">
        {work.progress === undefined ? null : <ProgressLine progress={work.progress} />}
        {tooLarge === undefined ? null : (
          <p className="refusal">{say('imports.tooLarge', { size: sizeOf(tooLarge) })}</p>
        )}
        <FaultLine error={work.error} />
      </div>
      {work.wish === undefined ? <TeachingSheet /> : null}
    </section>
  );
}

interface DropProps {
  readonly isBusy: boolean;
  readonly hasFile: boolean;
  readonly onFile: (file: File | undefined) => void;
}

function DropZone({ isBusy, hasFile, onFile }: DropProps) {
  const { say } = useWords();
  const [isOver, setIsOver] = useState(false);
  const hold = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(!isBusy);
  };
  return (
    <div
      className="drop-zone"
      data-over={isOver || undefined}
      data-small={hasFile || undefined}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (!isBusy) onFile(event.dataTransfer.files[0]);
      }}
    >
      <p className="drop-title" aria-hidden="true">
        {say(isOver ? 'imports.dropNow' : 'imports.drop')}
      </p>
      <label className="button primary file-button" data-disabled={isBusy || undefined}>
        <input
          type="file"
          className="hidden-text"
          accept={ACCEPTED}
          disabled={isBusy}
          aria-describedby="import-kinds"
          onChange={({ target }) => {
            onFile(target.files?.[0]);
            // The same file, mended and saved, may be chosen again.
            target.value = '';
          }}
        />
        {say(hasFile ? 'imports.chooseOther' : 'imports.choose')}
      </label>
      <p id="import-kinds" className="field-hint">
        {say('imports.kinds')}
      </p>
    </div>
  );
}

function Done({ run, onLeave }: { readonly run: ImportRunView; readonly onLeave: () => void }) {
  const { say } = useWords();
  const isDrafts = run.target === 'drafts';
  const word = isDrafts ? 'imports.done.drafts' : 'imports.done';
  const counts = { added: run.addedCount, changed: run.changedCount, ended: run.endedCount };
  return (
    <div className="import-done">
      <p className="import-done-title" role="status">
        {say(word, counts)}
      </p>
      {run.keptCount === 0 ? null : (
        <p className="warning">{say('imports.done.kept', { n: run.keptCount })}</p>
      )}
      <p className="field-hint">{say(`${word}.next`)}</p>
      <div className="form-buttons">
        {isDrafts ? (
          <RouteLink className="button primary" to={{ screen: 'articles', search: '?state=review' }}>
            {say('imports.done.open')}
          </RouteLink>
        ) : null}
        <Button className="button" autoFocus onPress={onLeave}>
          {say('imports.done.another')}
        </Button>
      </div>
    </div>
  );
}
