// From a page beside the desk to the talk itself, for who may serve there.

import { Button } from 'react-aria-components/Button';

import { useSession } from '../session/use-session.js';
import { useWords } from '../words/words.js';
import { go } from './route.js';

export function OpenTalkButton({ conversationId }: { readonly conversationId: string }) {
  const { say } = useWords();
  const { roles } = useSession().staff;
  if (!roles.includes('agent') && !roles.includes('supervisor')) return null;
  return (
    <Button
      className="button small"
      onPress={() => {
        go({ screen: 'desk', tab: 'all', conversationId });
      }}
    >
      {say('letters.open')}
    </Button>
  );
}
