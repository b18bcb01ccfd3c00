// Which colleagues look at this talk too.

import { useSyncExternalStore } from 'react';

import { useDesk } from '../desk/desk-context.js';
import { useSession } from '../session/use-session.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';

export function ViewersLine({ conversationId }: { readonly conversationId: string }) {
  const { viewers } = useDesk();
  const { say, language } = useWords();
  const { id: myId } = useSession().staff;
  const others = (useSyncExternalStore(viewers.subscribe, viewers.read).get(conversationId) ?? []).filter(
    ({ id }) => id !== myId,
  );
  if (others.length === 0) return null;
  const names = listOf(
    others.map(({ name }) => name),
    language,
  );
  return <span className="viewers">{say('viewers.also', { names })}</span>;
}
