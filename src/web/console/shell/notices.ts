// Short notices at the foot of the screen: something was done, or a person was told no. Kept outside React so that clients can speak.

import { useSyncExternalStore } from 'react';

import type { Fill } from '../words/say.js';
import type { WordKey } from '../words/zh.js';
import { toFault, type Fault } from './fault.js';
import { createWatched } from './watched.js';

export type Notice = { readonly id: number } & (
  | { readonly kind: 'done'; readonly key: WordKey; readonly fill?: Fill }
  | { readonly kind: 'fault'; readonly fault: Fault }
);

const SHOWN_MS = { done: 4_000, fault: 12_000 } as const;
const MOST_SHOWN = 3;

const { read, set, subscribe } = createWatched<readonly Notice[]>([]);
let lastId = 0;

export function tellDone(key: WordKey, fill?: Fill): void {
  add({ id: ++lastId, kind: 'done', key, ...(fill === undefined ? {} : { fill }) });
}

export function tellFault(error: unknown): void {
  add({ id: ++lastId, kind: 'fault', fault: toFault(error) });
}

export function dismiss(id: number): void {
  set(read().filter((notice) => notice.id !== id));
}

export const useNotices = (): readonly Notice[] => useSyncExternalStore(subscribe, read);

function add(notice: Notice): void {
  set([...read(), notice].slice(-MOST_SHOWN));
  setTimeout(() => {
    dismiss(notice.id);
  }, SHOWN_MS[notice.kind]);
}
