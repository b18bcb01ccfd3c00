// An earlier contact to read: nothing in it can be pressed to change anything.

import { useQuery } from '@tanstack/react-query';

import type { EarlierContact } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import { toFault } from '../shell/fault.js';
import { FaultText } from '../shell/fault-text.js';
import { Skeleton } from '../shell/skeleton.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { dayOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { EntryBubble } from './entry-bubble.js';

interface Props {
  readonly conversationId: string;
  readonly contact: EarlierContact;
  readonly citizenName: string;
  readonly onClose: () => void;
}

export function EarlierDialog({ conversationId, contact, citizenName, onClose }: Props) {
  const { say, language } = useWords();
  const { hub } = useDesk();
  const { fromSeq, toSeq, startedAtMs } = contact;
  const { data, error } = useQuery({
    queryKey: ['earlier', conversationId, fromSeq],
    queryFn: () => hub.ask('earlier', { conversationId, beforeSeq: toSeq + 1 }),
    gcTime: 0,
  });
  return (
    <TitledDialog
      className="earlier-dialog"
      title={say('earlier.dialog', { day: dayOf(startedAtMs, language) })}
      onClose={onClose}
    >
      {error === null ? null : <FaultText fault={toFault(error)} />}
      {data === undefined && error === null ? <Skeleton rows={5} /> : null}
      <div className="earlier-log" tabIndex={0} role="log" aria-live="off">
        {data?.entries
          .filter(({ seq }) => seq >= fromSeq)
          .map((entry) => (
            <EntryBubble key={entry.seq} entry={entry} citizenName={citizenName} />
          ))}
      </div>
    </TitledDialog>
  );
}
