// Short notices at the foot of the screen: something was done, or a person was told no. Kept outside React so that clients can speak.

import { useSyncExternalStore } from 'react';

import type { Fill } from '../words/say.js';
import type { WordKey } from '../words/zh.js';
import { toFault, type Fault } from './fault.js';

export type Notice = { readonly id: number } & (
  | { readonly kind: 'done'; readonly key: WordKey; readonly fill?: Fill }
  | { readonly kind: 'fault'; readonly fault: Fault }
);

const SHOWN_MS = { done: 4_000, fault: 12_000 } as const;
const MOST_SHOWN = 3;

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

export function tellDone(key: WordKey, fill?: Fill): void {
  add({ id: ++lastId, kind: 'done', key, ...(fill === undefined ? {} : { fill }) });
}

export function tellFault(error: unknown): void {
  add({ id: ++lastId, kind: 'fault', fault: toFault(error) });
}

export function dismiss(id: number): void {
  set(notices.filter((notice) => notice.id !== id));
}

export const useNotices = (): readonly Notice[] => useSyncExternalStore(subscribe, () => notices);

function add(notice: Notice): void {
  set([...notices, notice].slice(-MOST_SHOWN));
  setTimeout(() => {
    dismiss(notice.id);
  }, SHOWN_MS[notice.kind]);
}

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
