// An open talk: head, entries, composer, and the details beside it.

import { useCallback, useState } from 'react';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { WireQuote } from '../../../wire/shared.js';
import { CallbackLine } from '../callbacks/callback-line.js';
import { Composer } from '../compose/composer.js';
import type { ComposerDoor } from '../desk/composer-door.js';
import type { TalkAction } from '../desk/use-desk-actions.js';
import { useThread } from '../desk/use-thread.js';
import { useSession } from '../session/use-session.js';
import { useFocusOnOpen } from '../shell/kept-focus.js';
import { LoadFault } from '../shell/load-fault.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { ContextPane } from './context-pane.js';
import { HandoffCard } from './handoff-card.js';
import { ThreadHead } from './thread-head.js';
import { ThreadLog } from './thread-log.js';
import { Button } from 'react-aria-components/Button';

interface Props {
  readonly conversationId: string;
  readonly door: ComposerDoor;
  readonly isContextOpen: boolean;
  readonly onAction: (action: TalkAction) => void;
  readonly onContext: () => void;
  readonly onBack: () => void;
}

export function ThreadPane({ conversationId, door, isContextOpen, onAction, onContext, onBack }: Props) {
  const { say } = useWords();
  const { data, error, refetch } = useThread(conversationId);
  useFocusOnOpen();
  const { id: myId } = useSession().staff;
  const [quoted, setQuoted] = useState<{ readonly conversationId: string; readonly quote: WireQuote }>();
  const quote = useCallback(
    ({ seq, author, text }: ThreadEntry) => {
      setQuoted({ conversationId, quote: { seq, author, text } });
      door.tell('reply');
    },
    [conversationId, door],
  );
  if (data === undefined)
    return (
      // Whoever works by the keyboard waits here for the talk.
      <section key="loading" className="thread" aria-label={say('loading')} tabIndex={-1} data-home="2">
        {error === null ? (
          <Skeleton rows={5} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()}>
            <Button className="button quiet" onPress={onBack}>
              {say('back')}
            </Button>
          </LoadFault>
        )}
      </section>
    );
  const { row, entries } = data;
  return (
    <>
      <section className="thread" aria-label={row.name}>
        <ThreadHead
          row={row}
          onAction={onAction}
          onContext={onContext}
          onBack={onBack}
          isContextOpen={isContextOpen}
        />
        <CallbackLine row={row} />
        {row.status === 'queued' || row.status === 'assigned' ? (
          <HandoffCard row={row} entries={entries} />
        ) : null}
        <ThreadLog
          thread={data}
          {...(row.status === 'assigned' && row.assignee?.id === myId ? { onQuote: quote } : {})}
        />
        <Composer
          row={row}
          entries={entries}
          door={door}
          quote={quoted?.conversationId === conversationId ? quoted.quote : undefined}
          onQuoteDone={() => {
            setQuoted(undefined);
          }}
          onClaim={() => {
            onAction('claim');
          }}
        />
      </section>
      {isContextOpen ? <ContextPane row={row} entries={entries} onClose={onContext} /> : null}
    </>
  );
}
