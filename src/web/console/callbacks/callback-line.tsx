// Above an open talk: the message that was left in it, until when it is due, and how it is closed.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import { DueTime } from './due-time.js';
import { FinishDialog } from './finish-dialog.js';
import { useCallbackOf } from './use-callbacks.js';

export function CallbackLine({ row }: { readonly row: ConversationRow }) {
  const { say } = useWords();
  const { id: myId, roles } = useSession().staff;
  const callback = useCallbackOf(row.conversationId);
  const [isFinishing, setIsFinishing] = useState(false);
  if (callback === undefined) return null;
  const { words, window, dueAtMs } = callback;
  const isOthers = row.assignee !== undefined && row.assignee.id !== myId && !roles.includes('supervisor');
  return (
    <section className="callback-line" aria-label={say('callback.title')}>
      <p className="callback-facts">
        <strong>{say('callback.title')}</strong>
        <DueTime dueAtMs={dueAtMs} />
        {words === undefined ? null : <span className="callback-words">{words}</span>}
      </p>
      {window.state === 'closed' ? <p className="field-hint">{say('callback.closed.next')}</p> : null}
      {isOthers ? null : (
        <Button
          className="button small"
          onPress={() => {
            setIsFinishing(true);
          }}
        >
          {say('callback.finish')}
        </Button>
      )}
      {isFinishing ? (
        <FinishDialog
          callbackId={callback.callbackId}
          name={row.name}
          onClose={() => {
            setIsFinishing(false);
          }}
        />
      ) : null}
    </section>
  );
}
