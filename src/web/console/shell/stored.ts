// Small strings that outlive a reload, one `localStorage` key each. Screens that show the same key change together.

import { useCallback, useSyncExternalStore } from 'react';

const PREFIX = 'yima.console.';
const listeners = new Set<() => void>();

export function readStored(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    // A browser that forbids storage still gets a working console; nothing outlives a reload there.
    return memory.get(key);
  }
}

const memory = new Map<string, string>();

export function writeStored(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    if (value === undefined) memory.delete(key);
    else memory.set(key, value);
  }
  for (const listener of listeners) listener();
}

/** Forgets everything whose key begins so: drafts when a person signs out of a shared machine. */
export function forgetStored(beginning: string): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + beginning));
  for (const key of keys) writeStored(key.slice(PREFIX.length), undefined);
}

export function useStored(key: string): readonly [string | undefined, (value: string | undefined) => void] {
  const value = useSyncExternalStore(subscribe, () => readStored(key));
  const write = useCallback(
    (next: string | undefined) => {
      writeStored(key, next);
    },
    [key],
  );
  return [value, write];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
