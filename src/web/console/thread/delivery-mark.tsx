// What became of an outgoing entry, in words.

import type { ThreadEntry } from '../../../wire/agent-events.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly delivery: NonNullable<ThreadEntry['delivery']>;
  readonly reason?: string;
}

export function DeliveryMark({ delivery, reason }: Props) {
  const { say } = useWords();
  return (
    <p className="delivery" data-delivery={delivery}>
      {say(`delivery.${delivery}`)}
      {reason === undefined ? null : <span className="delivery-reason">{reason}</span>}
    </p>
  );
}
