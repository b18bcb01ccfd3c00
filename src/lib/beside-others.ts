// Long work in short stretches: webhooks are acknowledged and talks go on meanwhile.

import { setImmediate as letOthersRun } from 'node:timers/promises';

/** So long at most it works at a stretch; then others have their turn. Unit: ms. */
const STRETCH_MS = 8;

/** Drives the steps to their end; what they return. Each step should be well below a millisecond. */
export async function runBesideOthers<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const startedMs = performance.now();
    while (performance.now() - startedMs < STRETCH_MS) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await letOthersRun();
  }
}

/** The same at a stretch: for commands, where nobody else waits. */
export function runAtOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
