// How many messages are new to me: a number for the eye, a sentence for the ear.

import { useWords } from '../words/words.js';

/** As the hub counts at most. */
const MOST_SHOWN = 99;

export function UnreadBadge({ count }: { readonly count: number }) {
  const { say } = useWords();
  if (count === 0) return null;
  return (
    <span className="unread-badge">
      <span aria-hidden="true">{count >= MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>
      <span className="hidden-text">{say('unread.messages', { n: count })}</span>
    </span>
  );
}
