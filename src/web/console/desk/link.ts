// How the screen stands with the hub: connected or not, and when it was last in step.

import { useSyncExternalStore } from 'react';

import type { Fault } from '../shell/fault.js';
import { createWatched, type Watched } from '../shell/watched.js';

export interface LinkState {
  readonly state: 'connecting' | 'online' | 'offline';
  readonly lastSyncMs?: number;
  /** The hub itself said no, and why. */
  readonly refusal?: Fault;
}

export type Link = Watched<LinkState>;

export const createLink = (): Link => createWatched<LinkState>({ state: 'connecting' });

export const useLink = (link: Link): LinkState => useSyncExternalStore(link.subscribe, link.read);
