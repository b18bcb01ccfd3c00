// What lies over a screen when asked for: everything by its name, how to be told of news, the keys; at the desk the shift's notes too.

import { useSyncExternalStore } from 'react';

import { createWatched } from './watched.js';

export type Over = 'finder' | 'alerts' | 'keys' | 'notes';

const { read, set, subscribe } = createWatched<Over | undefined>(undefined);

export const openOver = (over: Over): void => {
  set(over);
};
export const shutOver = (): void => {
  set(undefined);
};
export const useOver = (): Over | undefined => useSyncExternalStore(subscribe, read);
