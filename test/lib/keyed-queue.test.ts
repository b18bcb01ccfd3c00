import { createKeyedQueue } from '../../src/lib/keyed-queue.js';

/** A job whose end the test decides, key by key. */
function controlled() {
  const started: string[] = [];
  const enders = new Map<string, () => void>();
  const run = (key: string): Promise<void> => {
    started.push(key);
    return new Promise((resolve) => enders.set(key, resolve));
  };
  const end = async (key: string): Promise<void> => {
    enders.get(key)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { started, run, end };
}

describe('createKeyedQueue', () => {
  const onError = (error: unknown): void => {
    throw error;
  };

  it('runs one job a key, keys in parallel', () => {
    const { started, run } = controlled();
    const queue = createKeyedQueue(run, { limit: 10, onError });

    queue.kick('a');
    queue.kick('a');
    queue.kick('b');

    expect(started).toEqual(['a', 'b']);
  });

  it('runs a key once more when it was kicked during its run, however often', async () => {
    const { started, run, end } = controlled();
    const queue = createKeyedQueue(run, { limit: 10, onError });
    queue.kick('a');
    queue.kick('a');
    queue.kick('a');

    await end('a');
    await end('a');

    expect(started).toEqual(['a', 'a']);
  });

  it('keeps within its limit and goes on when a place is free', async () => {
    const { started, run, end } = controlled();
    const queue = createKeyedQueue(run, { limit: 1, onError });
    queue.kick('a');
    queue.kick('b');

    await end('a');

    expect(started).toEqual(['a', 'b']);
  });

  it('hands a fault to onError and goes on', async () => {
    const faults: unknown[] = [];
    const queue = createKeyedQueue(
      (key) => (key === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve()),
      {
        limit: 1,
        onError: (error, key) => faults.push([key, (error as Error).message]),
      },
    );

    queue.kick('bad');
    queue.kick('good');
    await queue.drain();

    expect(faults).toEqual([['bad', 'no']]);
  });

  it('drains: ends what runs and begins nothing new', async () => {
    const { started, run, end } = controlled();
    const queue = createKeyedQueue(run, { limit: 10, onError });
    queue.kick('a');

    const drained = queue.drain();
    queue.kick('b');
    await end('a');
    await drained;

    expect(started).toEqual(['a']);
  });
});
