// In the place of what could not be fetched: why, and the way to try again.

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';

import { useWords } from '../words/words.js';
import { FaultText } from './fault-text.js';
import { toFault } from './fault.js';

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Other ways out. */
  readonly children?: ReactNode;
}

export function LoadFault({ error, onRetry, children }: Props) {
  const { say } = useWords();
  return (
    <div className="empty" role="alert">
      <p className="empty-title">
        <FaultText fault={toFault(error)} />
      </p>
      <Button className="button" onPress={onRetry}>
        {say('retry')}
      </Button>
      {children}
    </div>
  );
}
