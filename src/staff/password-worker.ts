// The entry of the thread that hashes. Knows nothing of the hub: a job comes in, its result goes out.

import { parentPort } from 'node:worker_threads';

import { hashPassword, verifyPassword } from './argon2id.js';
import type { PasswordJob, PasswordResult } from './password-thread.js';

parentPort?.on('message', (job: PasswordJob) => {
  void run(job).then((result) => {
    parentPort?.postMessage(result);
  });
});

async function run({ id, password, encoded }: PasswordJob): Promise<PasswordResult> {
  try {
    const value =
      encoded === undefined ? await hashPassword(password) : await verifyPassword(password, encoded);
    return { id, value };
  } catch {
    // What the library says may quote its input.
    return { id, fault: 'argon2id failed' };
  }
}
