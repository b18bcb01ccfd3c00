// How the screen stands with the hub: connected or not, and when it was last in step.

import { useSyncExternalStore } from 'react';

import type { Fault } from '../shell/fault.js';

export interface LinkState {
  readonly state: 'connecting' | 'online' | 'offline';
  readonly lastSyncMs?: number;
  /** The hub itself said no, and why. */
  readonly refusal?: Fault;
}

export interface Link {
  readonly read: () => LinkState;
  readonly set: (next: LinkState) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createLink(): Link {
  let current: LinkState = { state: 'connecting' };
  const listeners = new Set<() => void>();
  return {
    read: () => current,
    set(next) {
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export const useLink = (link: Link): LinkState => useSyncExternalStore(link.subscribe, link.read);
