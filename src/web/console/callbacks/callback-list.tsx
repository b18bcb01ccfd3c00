// Messages that citizens have left, the earliest due first.

import { LoadFault } from '../shell/load-fault.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { CallbackRow } from './callback-row.js';
import { useCallbacks } from './use-callbacks.js';

export function CallbackList({ selectedId }: { readonly selectedId: string | undefined }) {
  const { say } = useWords();
  const { data, error, refetch } = useCallbacks();
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={4} />
    ) : (
      <LoadFault error={error} onRetry={() => void refetch()} />
    );
  if (data.length === 0)
    return (
      <div className="empty">
        <p className="empty-title">{say('callback.none')}</p>
        <p className="empty-next">{say('callback.none.next')}</p>
      </div>
    );
  return (
    <ul className="callback-list">
      {data.map((callback) => (
        <CallbackRow
          key={callback.callbackId}
          callback={callback}
          isSelected={callback.row.conversationId === selectedId}
        />
      ))}
    </ul>
  );
}
