// At the top of a long talk: brings the page before it. The log keeps what was being read where it is.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { useDesk } from '../desk/desk-context.js';
import { loadEarlier } from '../desk/desk-feed.js';
import { tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';

export function EarlierButton({ conversationId }: { readonly conversationId: string }) {
  const { say } = useWords();
  const { hub } = useDesk();
  const cache = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const load = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await loadEarlier(cache, hub, conversationId);
    } catch (error) {
      tellFault(error);
    }
    setIsBusy(false);
  };
  return (
    <Button className="button small earlier" isPending={isBusy} onPress={() => void load()}>
      {say('thread.earlier')}
    </Button>
  );
}
