// One answer for everybody who asks the same within a moment.

import type { Clock } from './clock.js';

export interface FreshMemoOptions {
  /** Unit: ms. */
  readonly freshMs: number;
  /** Answers kept at once; more make the oldest go. */
  readonly mostKept: number;
  readonly clock: Clock;
}

/** What is asked for under a key is not asked again while its answer is fresh; an answer that failed is asked for again at once. */
export function createFreshMemo<Answer>({
  freshMs,
  mostKept,
  clock,
}: FreshMemoOptions): (key: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const known = new Map<string, { readonly atMs: number; readonly answer: Promise<Answer> }>();
  return (key, ask) => {
    const nowMs = clock();
    const last = known.get(key);
    if (last !== undefined && nowMs - last.atMs < freshMs) return last.answer;
    const answer = ask();
    known.delete(key);
    known.set(key, { atMs: nowMs, answer });
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    answer.catch(() => {
      if (known.get(key)?.answer === answer) known.delete(key);
    });
    return answer;
  };
}
