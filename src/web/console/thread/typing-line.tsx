// Who is typing in this talk right now.

import { useSyncExternalStore } from 'react';

import { useDesk } from '../desk/desk-context.js';
import { useWords } from '../words/words.js';

export function TypingLine({ conversationId }: { readonly conversationId: string }) {
  const { typing } = useDesk();
  const { say } = useWords();
  const here = useSyncExternalStore(typing.subscribe, typing.read).filter(
    (each) => each.conversationId === conversationId,
  );
  return (
    <p className="typing-line">
      {here.map(({ who, name = '' }) => (
        <span key={`${who}${name}`}>
          {who === 'citizen' ? say('thread.typing.citizen') : say('thread.typing.agent', { name })}
        </span>
      ))}
    </p>
  );
}
