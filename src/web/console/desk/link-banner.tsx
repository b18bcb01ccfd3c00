// Says when the hub is out of reach, since when, and what waits to be sent.

import { useEffect, useRef, useState } from 'react';

import { FaultText } from '../shell/fault-text.js';
import { Late } from '../shell/late.js';
import { exactTimeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { useDesk } from './desk-context.js';
import { useLink } from './link.js';
import { useOutgoing } from './outgoing.js';

const BACK_SHOWN_MS = 6_000;

export function LinkBanner() {
  const { link, outgoing } = useDesk();
  const { say } = useWords();
  const { state, lastSyncMs, refusal } = useLink(link);
  const unsent = useOutgoing(outgoing).filter((text) => text.state === 'unsent').length;
  const isBack = useJustBack(state);
  return (
    <div className="link-banner" role="status" data-state={state}>
      {state === 'online' ? (
        isBack ? (
          <p className="link-line back">{say('link.back')}</p>
        ) : null
      ) : (
        <Late key={state}>
          <p className="link-line">
            <strong>{say(refusal === undefined ? 'link.offline' : 'link.refused')}</strong>
            {refusal === undefined ? null : (
              <span>
                <FaultText fault={refusal} />
              </span>
            )}
            {lastSyncMs === undefined ? null : (
              <span>{say('link.lastSync', { time: exactTimeOf(lastSyncMs) })}</span>
            )}
            {unsent === 0 ? null : <span>{say('link.pending', { n: unsent })}</span>}
          </p>
        </Late>
      )}
    </div>
  );
}

function useJustBack(state: string): boolean {
  const wasOffline = useRef(false);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    if (state === 'offline') wasOffline.current = true;
    if (state !== 'online' || !wasOffline.current) return;
    wasOffline.current = false;
    setIsBack(true);
    const timer = setTimeout(() => {
      setIsBack(false);
    }, BACK_SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  return isBack;
}
