// What a person has typed for a talk, one draft for the citizen and one for colleagues: here at once, in the hub a moment later,
// so that it is on their next screen too.

import { useEffect, useRef } from 'react';

import type { KeptDraft } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import type { HubClient } from '../desk/hub-client.js';
import { useSession } from '../session/use-session.js';
import { readStored, useStored, writeStored } from '../shell/stored.js';

export type Mode = 'reply' | 'note';

/** The hub is told once the typing pauses. Unit: ms. */
const PAUSE_MS = 700;

export const draftKey = (myId: string, conversationId: string, mode: Mode): string =>
  `draft.${mode}.${myId}.${conversationId}`;

/** When it was changed on this screen: of two versions the later one counts. */
const changedKey = (key: string): string => `${key}.at`;

/** `kept`: the hub's version, once it is known. */
export function useDraft(
  conversationId: string,
  mode: Mode,
  kept: readonly KeptDraft[] | undefined,
): readonly [string, (text: string) => void] {
  const { id: myId } = useSession().staff;
  const { hub } = useDesk();
  const key = draftKey(myId, conversationId, mode);
  const [stored, write] = useStored(key);
  const teller = useTeller(hub, conversationId, mode);
  const isMet = useRef(false);
  useEffect(() => {
    if (kept === undefined || isMet.current) return;
    isMet.current = true;
    const theirs = kept.find((each) => each.mode === mode);
    const mine = readStored(key) ?? '';
    const changedAtMs = Number(readStored(changedKey(key)) ?? 0);
    if (theirs !== undefined && theirs.savedAtMs > changedAtMs) writeStored(key, theirs.text);
    else if (mine !== (theirs?.text ?? '')) teller(mine);
  }, [kept, key, mode, teller]);
  return [
    stored ?? '',
    (text) => {
      write(text === '' ? undefined : text);
      // Also of an empty one: what was cleared here must not come back from the hub.
      writeStored(changedKey(key), String(Date.now()));
      teller(text);
    },
  ];
}

/** Tells the hub the latest version after a pause, and at once when the talk is left. */
function useTeller(hub: Pick<HubClient, 'ask'>, conversationId: string, mode: Mode): (text: string) => void {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; tell: () => void }>(undefined);
  const teller = useRef((text: string) => {
    clearTimeout(waiting.current?.timer);
    const tell = (): void => {
      waiting.current = undefined;
      // Without a connection it stays here, and is told when the talk is opened again.
      hub.ask('keepDraft', { conversationId, mode, text }).catch(() => undefined);
    };
    waiting.current = { tell, timer: setTimeout(tell, text === '' ? 0 : PAUSE_MS) };
  });
  useEffect(
    () => () => {
      if (waiting.current === undefined) return;
      clearTimeout(waiting.current.timer);
      waiting.current.tell();
    },
    [],
  );
  return teller.current;
}
