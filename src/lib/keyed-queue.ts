// Runs one job a key at a time, keys in parallel. A key kicked while it runs is run once more afterwards.

export interface KeyedQueue {
  /** Asks for a run of the key; many asks during one run become one run. */
  readonly kick: (key: string) => void;
  /** Takes no new keys, resolves when all that run have ended. */
  readonly drain: () => Promise<void>;
  readonly size: () => number;
}

/** `run` must not throw; what it throws goes to `onError`. At most `limit` keys run at once; the rest wait in order. */
export function createKeyedQueue(
  run: (key: string) => Promise<void>,
  options: { limit: number; onError: (error: unknown, key: string) => void },
): KeyedQueue {
  const running = new Map<string, Promise<void>>();
  const waiting = new Set<string>();
  let isClosed = false;

  const next = (): void => {
    for (const key of waiting) {
      if (isClosed || running.size >= options.limit) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      running.set(key, start(key));
    }
  };
  const start = async (key: string): Promise<void> => {
    try {
      await run(key);
    } catch (error) {
      options.onError(error, key);
    } finally {
      running.delete(key);
      next();
    }
  };

  return {
    kick(key) {
      if (isClosed) return;
      waiting.add(key);
      next();
    },
    async drain() {
      isClosed = true;
      waiting.clear();
      await Promise.all(running.values());
    },
    size: () => running.size + waiting.size,
  };
}
