// Reads the official yearly file: first what is in it, then, on a press, the whole year.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ImportView } from '../../../wire/calendar-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { tellDone } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { importYear, type DayNote } from './calendar-client.js';

interface Props {
  readonly revision: number;
  readonly onClose: () => void;
}

/** As the hub takes them. Unit: bytes. */
const MOST_BYTES = 140_000;

export function ImportDialog(props: Props) {
  const { say } = useWords();
  return (
    <TitledDialog className="edit-dialog" title={say('calendar.import')} onClose={props.onClose}>
      <ImportSteps {...props} />
    </TitledDialog>
  );
}

function ImportSteps({ revision, onClose }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const [file, setFile] = useState<string>();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const look = useMutation({
    mutationFn: (bytes: string) => importYear({ revision, file: bytes, isDryRun: true }, csrfToken),
  });
  const apply = useMutation({
    mutationFn: (bytes: string) => importYear({ revision, file: bytes, isDryRun: false }, csrfToken),
    onSuccess: async ({ read }) => {
      onClose();
      tellDone('calendar.import.done', { year: read?.year ?? '' });
      await cache.invalidateQueries({ queryKey: ['calendar'] });
    },
  });
  const choose = async (chosen: File | undefined): Promise<void> => {
    look.reset();
    setFile(undefined);
    setIsTooLarge((chosen?.size ?? 0) > MOST_BYTES);
    if (chosen === undefined || chosen.size > MOST_BYTES) return;
    const bytes = toBase64(new Uint8Array(await chosen.arrayBuffer()));
    setFile(bytes);
    look.mutate(bytes);
  };
  const error = look.error ?? apply.error;
  const read = look.data?.read;
  return (
    <div className="form">
      <p className="field-hint">{say('calendar.import.lead')}</p>
      <label className="filter">
        {say('calendar.import.file')}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ target }) => {
            void choose(target.files?.[0]);
          }}
        />
      </label>
      <div role="status" className="form">
        {look.isPending ? <p>{say('calendar.import.reading')}</p> : null}
        {isTooLarge ? <p className="refusal">{say('calendar.import.tooLarge')}</p> : null}
        {look.data === undefined ? null : <Outcome outcome={look.data} />}
        <FaultLine error={error} />
      </div>
      <div className="form-buttons">
        <Button className="button" onPress={onClose}>
          {say('cancel')}
        </Button>
        {read === undefined || file === undefined ? null : (
          <Button
            className="button primary"
            isPending={apply.isPending}
            onPress={() => {
              apply.mutate(file);
            }}
          >
            {say('calendar.import.apply', { year: read.year })}
          </Button>
        )}
      </div>
    </div>
  );
}

function Outcome({ outcome: { faults, read } }: { readonly outcome: ImportView }) {
  const { say, language } = useWords();
  if (read === undefined)
    return (
      <div className="import-faults">
        <p className="refusal">{say('calendar.import.faults', { n: faults.length })}</p>
        <ul>
          {faults.map(({ line, column, reason }, at) => (
            <li key={at}>
              <strong>
                {line === undefined ? say('calendar.import.whole') : say('calendar.import.line', { line })}
                {column === undefined ? '' : ` · ${column}`}
              </strong>{' '}
              {reason[language]}
            </li>
          ))}
        </ul>
      </div>
    );
  const { year, encoding, offDays, makeUpDays, changes } = read;
  const facts = { year, encoding: encoding.toUpperCase(), off: offDays, makeUp: makeUpDays };
  return (
    <>
      <p>{say('calendar.import.good', facts)}</p>
      {changes.length === 0 ? (
        <p className="field-hint">{say('calendar.import.same')}</p>
      ) : (
        <>
          <h3 id="import-changes">{say('calendar.import.changes', { n: changes.length })}</h3>
          <ul className="import-changes" aria-labelledby="import-changes">
            {changes.map(({ day, before, after }) => (
              <li key={day}>
                <span className="special-day">{day}</span>
                <span>
                  <Note note={before} /> → <Note note={after} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Note({ note }: { readonly note: DayNote | undefined }) {
  const { say, language } = useWords();
  if (note === undefined) return <>{say('calendar.plainDay')}</>;
  const name = note.name[language] === '' ? note.name.zh : note.name[language];
  return (
    <>
      {say(note.isOff ? 'calendar.day.off' : 'calendar.day.work')} {name}
    </>
  );
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
