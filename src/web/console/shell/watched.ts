// A value outside React that screens watch: `useSyncExternalStore` takes `read` and `subscribe` as they are.

export interface Watched<Value> {
  readonly read: () => Value;
  readonly set: (next: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createWatched<Value>(first: Value): Watched<Value> {
  let current = first;
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
