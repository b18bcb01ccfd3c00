// What became of an outgoing entry, in words, and what can be done about it.

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { reasonWords } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { JournalButton } from './journal-button.js';
import { ResendButton } from './resend-button.js';

interface Props {
  readonly entry: ThreadEntry;
  readonly delivery: NonNullable<ThreadEntry['delivery']>;
}

export function DeliveryMark({ entry, delivery }: Props) {
  const { say } = useWords();
  const { author, deliveryReason } = entry;
  const reason = reasonWords(say, deliveryReason) ?? deliveryReason;
  const isOvertaken = delivery === 'withdrawn' && author === 'bot';
  return (
    <div className="delivery" data-delivery={delivery}>
      <span>{say(isOvertaken ? 'delivery.withdrawn.bot' : `delivery.${delivery}`)}</span>
      {reason === undefined || isOvertaken ? null : <span className="delivery-reason">{reason}</span>}
      <ResendButton entry={entry} />
      {entry.deliveryId === undefined ? null : (
        <JournalButton id={entry.deliveryId} isShown={delivery !== 'accepted'} entry={entry} />
      )}
    </div>
  );
}
