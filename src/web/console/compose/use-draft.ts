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

/** Set while the hub does not have this screen's version: until then it counts, afterwards the hub's. Clocks would not tell. */
const untoldKey = (key: string): string => `${key}.untold`;

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
  const teller = useTeller(hub, conversationId, { mode, key });
  const isMet = useRef(false);
  useEffect(() => {
    if (kept === undefined || isMet.current) return;
    isMet.current = true;
    if (readStored(untoldKey(key)) !== undefined) teller(readStored(key) ?? '');
    else writeStored(key, kept.find((each) => each.mode === mode)?.text);
  }, [kept, key, mode, teller]);
  return [
    stored ?? '',
    (text) => {
      write(text === '' ? undefined : text);
      // Also of an empty one: what was cleared here must not come back from the hub.
      writeStored(untoldKey(key), 'yes');
      teller(text);
    },
  ];
}

/** Tells the hub the latest version after a pause, and at once when the talk is left. */
function useTeller(
  hub: Pick<HubClient, 'ask'>,
  conversationId: string,
  { mode, key }: { readonly mode: Mode; readonly key: string },
): (text: string) => void {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; tell: () => void }>(undefined);
  const latest = useRef(0);
  const teller = useRef((text: string) => {
    clearTimeout(waiting.current?.timer);
    const version = (latest.current += 1);
    const tell = (): void => {
      waiting.current = undefined;
      hub.ask('keepDraft', { conversationId, mode, text }).then(
        () => {
          if (version === latest.current) writeStored(untoldKey(key), undefined);
        },
        // Without a connection it stays here, and is told when the talk is opened again.
        () => undefined,
      );
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
