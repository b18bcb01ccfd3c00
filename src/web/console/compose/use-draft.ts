// What a person has typed for a talk, one draft for the citizen and one for colleagues; outlives a reload.

import { useSession } from '../session/use-session.js';
import { useStored } from '../shell/stored.js';

export type Mode = 'reply' | 'note';

export function useDraft(conversationId: string, mode: Mode): readonly [string, (text: string) => void] {
  const { id: myId } = useSession().staff;
  const [stored, write] = useStored(`draft.${mode}.${myId}.${conversationId}`);
  return [
    stored ?? '',
    (text) => {
      write(text === '' ? undefined : text);
    },
  ];
}
