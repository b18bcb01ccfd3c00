// At the top of a long talk: brings the page before it. What was being read stays where it is.

import { useQueryClient } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Button } from 'react-aria-components/Button';

import { useDesk } from '../desk/desk-context.js';
import { loadEarlier } from '../desk/desk-feed.js';
import { tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly conversationId: string;
  readonly log: RefObject<HTMLElement | null>;
}

export function EarlierButton({ conversationId, log }: Props) {
  const { say } = useWords();
  const { hub } = useDesk();
  const cache = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const load = async (): Promise<void> => {
    const box = log.current;
    const belowPx = box === null ? 0 : box.scrollHeight - box.scrollTop;
    setIsBusy(true);
    try {
      await loadEarlier(cache, hub, conversationId);
    } catch (error) {
      tellFault(error);
    }
    // Drawn before the place is set again, else the reader is thrown to the top.
    flushSync(() => {
      setIsBusy(false);
    });
    if (box !== null) box.scrollTop = box.scrollHeight - belowPx;
  };
  return (
    <Button className="button small earlier" isPending={isBusy} onPress={() => void load()}>
      {say('thread.earlier')}
    </Button>
  );
}
