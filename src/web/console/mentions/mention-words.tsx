// The words of a note with the colleagues whom it names marked, me above all.

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { useSession } from '../session/use-session.js';
import { cutMentions } from './mention-text.js';

export function MentionWords({ entry: { text, mentions = [] } }: { readonly entry: ThreadEntry }) {
  const { id: myId } = useSession().staff;
  if (mentions.length === 0) return text;
  return cutMentions(text, mentions).map(({ text: words, who }, index) =>
    who === undefined ? (
      words
    ) : (
      <mark key={index} className="mention" data-me={who.id === myId}>
        {words}
      </mark>
    ),
  );
}
