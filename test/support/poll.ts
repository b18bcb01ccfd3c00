// Waiting without sleeping: a test asks again until the answer is there or the deadline passes.

import { setTimeout as delay } from 'node:timers/promises';

const POLL_EVERY_MS = 20;
const DEADLINE_MS = 45_000;

/**
 * Asks until `probe` gives something else than undefined or false; its throws count as "not yet".
 * Fails after 45 s (or `withinMs`) with `what` and the last error.
 * @example await poll('the queue is empty', async () => (await queue.size()) === 0)
 */
export async function poll<T>(
  what: string,
  probe: () => T | Promise<T>,
  withinMs = DEADLINE_MS,
): Promise<Exclude<T, undefined | false>> {
  const deadlineMs = Date.now() + withinMs;
  let lastError: unknown;
  while (Date.now() < deadlineMs) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
    } catch (error) {
      lastError = error;
    }
    await delay(POLL_EVERY_MS);
  }
  throw new Error(`Not so within ${withinMs} ms: ${what}`, { cause: lastError });
}
