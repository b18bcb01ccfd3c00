// Over the box: my replies that rest in the hub and leave in a few seconds; each can be taken back.

import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { wordsOf, type OutgoingText } from '../desk/outgoing.js';
import { useWords } from '../words/words.js';

/** Whole seconds are counted down; a look every quarter keeps them honest. Unit: ms. */
const LOOK_EVERY_MS = 250;

interface Props {
  readonly held: readonly OutgoingText[];
  readonly onUndo: (clientId: string) => void;
}

export function HeldBar({ held, onUndo }: Props) {
  const { say } = useWords();
  const nowMs = useNowWhile(held.length > 0);
  if (held.length === 0) return null;
  return (
    <div className="held-bar">
      <p className="hidden-text" role="status">
        {say('held.status', { n: held.length })}
      </p>
      {held.map((text) => {
        const { clientId, dueAtMs = 0 } = text;
        const leftS = Math.ceil((dueAtMs - nowMs) / 1_000);
        return (
          <div key={clientId} className="held-line">
            <span className="held-when">
              {leftS > 0 ? say('held.leaves', { n: leftS }) : say('held.leaving')}
            </span>
            <span className="held-text">{wordsOf(text)}</span>
            <Button
              className="button small"
              isDisabled={leftS <= 0}
              aria-keyshortcuts="Alt+Z"
              onPress={() => {
                onUndo(clientId);
              }}
            >
              {say('held.undo')} <kbd aria-hidden="true">Alt+Z</kbd>
            </Button>
          </div>
        );
      })}
    </div>
  );
}

function useNowWhile(isRunning: boolean): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return undefined;
    setNowMs(Date.now());
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isRunning]);
  return nowMs;
}
