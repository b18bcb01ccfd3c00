// The journal of one message: every try with its way, the platform's status and request id, what became of it and why, and why the
// bot said it at all.

import { useQuery } from '@tanstack/react-query';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { JournalView } from '../../../wire/delivery-api.js';
import { readJournal } from '../letters/letter-client.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { exactTimeOf, momentOf } from '../words/clock-words.js';
import { reasonWords, wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { Why } from './why.js';

interface Props {
  readonly id: string;
  readonly entry?: ThreadEntry;
  readonly onClose: () => void;
}

export function JournalDialog({ id, entry, onClose }: Props) {
  const { say } = useWords();
  // Read again whenever the message's state changes while the journal is open.
  const { data, error } = useQuery({
    queryKey: ['journal', id, entry?.delivery, entry?.deliveryReason],
    queryFn: () => readJournal(id),
    staleTime: 0,
    placeholderData: (earlier: JournalView | undefined) => earlier,
  });
  return (
    <TitledDialog className="edit-dialog" title={say('journal.title')} onClose={onClose}>
      <FaultLine error={error} isAlert />
      {data === undefined ? error === null ? <Skeleton rows={2} /> : null : <Notes notes={data.notes} />}
      {entry?.why === undefined ? null : (
        <div className="journal-why">
          <h3>{say('journal.why')}</h3>
          <Why why={entry.why} />
        </div>
      )}
      <p className="field-hint">
        {say('journal.code')} <code className="long-code">{id}</code>
      </p>
    </TitledDialog>
  );
}

function Notes({ notes }: { readonly notes: JournalView['notes'] }) {
  const { say, language } = useWords();
  if (notes.length === 0) return <p className="lead">{say('journal.none')}</p>;
  return (
    <ol className="journal">
      {notes.map(({ atMs, became, via, status, requestId, reason, by }, index) => (
        <li key={index} className="journal-line" data-became={became}>
          <p className="journal-head">
            <strong>{wordFor(say, 'became', became)}</strong>
            <time dateTime={new Date(atMs).toISOString()} title={momentOf(atMs, language)}>
              {exactTimeOf(atMs)}
            </time>
          </p>
          {by === undefined ? null : <p>{say('journal.by', { name: by })}</p>}
          {reason === undefined ? null : (
            <>
              {reasonWords(say, reason) === undefined ? null : <p>{reasonWords(say, reason)}</p>}
              <p className="journal-reason">{reason}</p>
            </>
          )}
          {via === undefined && status === undefined ? null : (
            <p className="journal-facts">
              {via === undefined ? null : <span className="tag">{say(`journal.${via}`)}</span>}
              {status === undefined ? null : (
                <span className="tag">{say('journal.status', { n: status })}</span>
              )}
            </p>
          )}
          {requestId === undefined ? null : (
            <p className="field-hint">
              {say('journal.request')} <code className="long-code">{requestId}</code>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
