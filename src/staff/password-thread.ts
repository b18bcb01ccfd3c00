// argon2id in one thread beside the hub's: the road of messages never waits for a password, and however many strangers
// try at once, they keep one processor busy and no more.

import { Worker } from 'node:worker_threads';

import { HubError } from '../domain/errors.js';

/** Jobs that may wait; at 0.1 s each the last one waits 2 s. More is refused at once. */
const MOST_WAITING = 20;

export interface PasswordJob {
  readonly id: number;
  readonly password: string;
  /** Present: is this its hash? Absent: make one. */
  readonly encoded?: string;
}

export type PasswordResult =
  { readonly id: number; readonly value: string | boolean } | { readonly id: number; readonly fault: string };

export interface PasswordHasher {
  /** Throws PASSWORDS_BUSY (retryable) when too many wait. */
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (password: string, encoded: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (value: string | boolean) => void;
  readonly reject: (error: HubError) => void;
}

/** `entry`: the built password-worker.js. The thread starts with the first job and holds no process open. */
export function createPasswordThread(entry: string): PasswordHasher {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  const failAll = (cause: unknown): void => {
    worker = undefined;
    const error = new HubError('PASSWORDS_FAILED', 'The password thread ended.', { retryable: true, cause });
    for (const job of waiting.values()) job.reject(error);
    waiting.clear();
  };
  const begin = (): Worker => {
    const begun = new Worker(entry);
    begun.unref();
    begun.on('message', (result: PasswordResult) => {
      settle(waiting.get(result.id), result);
      waiting.delete(result.id);
    });
    begun.once('error', failAll);
    return begun;
  };
  const run = (job: Omit<PasswordJob, 'id'>): Promise<string | boolean> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= MOST_WAITING) {
        reject(new HubError('PASSWORDS_BUSY', 'Too many passwords wait to be checked.', { retryable: true }));
        return;
      }
      worker ??= begin();
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ ...job, id: lastId });
    });

  return {
    hash: async (password) => String(await run({ password })),
    verify: async (password, encoded) => (await run({ password, encoded })) === true,
    async stop() {
      const ended = worker;
      failAll(undefined);
      await ended?.terminate();
    },
  };
}

function settle(job: Waiting | undefined, result: PasswordResult): void {
  if ('fault' in result) job?.reject(new HubError('PASSWORDS_FAILED', result.fault, { retryable: true }));
  else job?.resolve(result.value);
}
