// Waiting times between tries: exponential, capped, with full jitter in the upper half.

export interface BackoffRule {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Wait before try number `attempt + 1`, after `attempt` tries (from 1). `random` in [0, 1).
 * Half of the step is fixed, half random: many rows that failed together do not come back together, and none at once.
 */
export function backoffMs(attempt: number, rule: BackoffRule, random: () => number): number {
  const step = Math.min(rule.maxMs, rule.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(step / 2 + (step / 2) * random());
}
