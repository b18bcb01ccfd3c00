// What the desk lets the search do while it stands: its keys, the open talk, the person's own state. Elsewhere there is none of it.

import { useLayoutEffect, useRef } from 'react';

import type { DeskKey } from '../desk/key-map.js';
import type { FoundText } from '../../../wire/find-api.js';

export interface DeskOffer {
  readonly hasTalk: boolean;
  /** The open talk is mine to write in. */
  readonly mayWrite: boolean;
  readonly press: (key: DeskKey) => void;
  readonly show: (conversationId: string) => void;
  readonly beThere: (availability: 'online' | 'busy' | 'offline') => void;
  /** Into the reply, beside what is written there. */
  readonly putIn: (source: 'article' | 'canned', found: FoundText) => void;
  /** In a note of the open talk. */
  readonly mention: (name: string) => void;
  readonly passTo: (agentId: string) => void;
}

let offered: (() => DeskOffer) | undefined;

export const readOffer = (): DeskOffer | undefined => offered?.();

/** As long as the desk is drawn; always the newest. */
export function useDeskOffer(offer: DeskOffer): void {
  const latest = useRef(offer);
  latest.current = offer;
  useLayoutEffect(() => {
    const read = (): DeskOffer => latest.current;
    offered = read;
    return () => {
      if (offered === read) offered = undefined;
    };
  }, []);
}
