// When a request is due, in words and in colour.

import type { FaqRequestView } from '../../../wire/faq-request-api.js';
import { taipeiToday } from '../figures/figures-ask.js';
import { useWords } from '../words/words.js';

export function DueTag({ request: { dueAtMs, urgency, done } }: { readonly request: FaqRequestView }) {
  const { say } = useWords();
  // The last day on which it is in time: due is the midnight after it.
  const day = taipeiToday(dueAtMs - 1);
  if (done !== undefined)
    return urgency === 'overdue' ? (
      <span className="tag due-tag" data-urgency="overdue">
        {say('requests.late')}
      </span>
    ) : null;
  return (
    <span className="tag due-tag" data-urgency={urgency}>
      {say(urgency === 'calm' ? 'requests.due' : `requests.due.${urgency}`, { day })}
    </span>
  );
}
