// Two minutes before a sign-in ends by itself (S1): says so, and offers to stay. A person who types or points stays by that.

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import { useNow } from '../shell/now.js';
import { useWords } from '../words/words.js';
import { lastActivityMs } from './activity.js';
import { readSession } from './staff-client.js';
import { endSession, useSession } from './use-session.js';

const WARN_BEFORE_MS = 2 * 60_000;
/** So often at most a busy person's screen tells the hub that they are there. Unit: ms. */
const TELL_EVERY_MS = 5 * 60_000;

export function IdleWarning() {
  const { idleMs, endsAtMs } = useSession();
  const { say } = useWords();
  const [isKnown, setIsKnown] = useState(false);
  const ask = useAskHub();
  const idleEndsAtMs = lastActivityMs() + idleMs;
  const isLast = endsAtMs <= idleEndsAtMs;
  const leftMs = Math.min(idleEndsAtMs, endsAtMs) - useNow();
  const isOver = leftMs <= 0;
  useEffect(() => {
    if (isOver) ask();
  }, [isOver, ask]);
  useStayWhileActive(ask);
  const time = clockOf(Math.max(0, leftMs));
  return (
    <ModalOverlay className="overlay" isOpen={leftMs <= WARN_BEFORE_MS && !(isLast && isKnown)}>
      <Modal className="modal narrow">
        <Dialog role="alertdialog" className="idle-dialog">
          <Heading slot="title">{say('idle.title')}</Heading>
          <p>{say(isLast ? 'idle.end' : 'idle.lead', { time })}</p>
          <Button
            autoFocus
            className="button primary"
            onPress={() => {
              if (isLast) setIsKnown(true);
              else ask();
            }}
          >
            {say(isLast ? 'idle.known' : 'idle.stay')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Asks whether the session still stands, which puts its idle end off; an ended one leads to sign-in. */
function useAskHub(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    readSession().then(
      (session) => {
        if (session === undefined) endSession(client);
      },
      () => undefined, // Out of reach: the banner says so, and the session's end is the hub's to say.
    );
  }, [client]);
}

function useStayWhileActive(ask: () => void): void {
  useEffect(() => {
    let toldMs = 0;
    const tell = (): void => {
      const nowMs = Date.now();
      if (nowMs - Math.max(toldMs, lastActivityMs()) < TELL_EVERY_MS) return;
      toldMs = nowMs;
      ask();
    };
    window.addEventListener('keydown', tell);
    window.addEventListener('pointerdown', tell);
    return () => {
      window.removeEventListener('keydown', tell);
      window.removeEventListener('pointerdown', tell);
    };
  }, [ask]);
}

/** 1:05 */
const clockOf = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;
