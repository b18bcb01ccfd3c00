// Stands before a helper: lets few calls out at a time, keeps to the day's budget, leaves a failing helper alone for
// a while. A helper can be slow, wrong or dead; whoever asks loses their deadline at most, and mostly nothing.

import type { Clock } from '../lib/clock.js';
import type { AssistBudget } from './assist-budget.js';
import { nothing, type Assisted, type AssistFault } from './assist-client.js';

/** More at once only wait for each other. Ours. */
const MOST_OUT = 4;
/** Failures in a row before it is left alone. Ours. */
const FAILURES_TO_REST = 3;
/** How long it is left alone first; doubles up to the longest. Unit: ms. */
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 300_000;
/** A wrong key or model does not mend itself within seconds. Unit: ms. */
const REFUSED_REST_MS = 60_000;

export interface AssistAnswer<Value> {
  readonly assisted: Assisted<Value>;
  /** Tokens the helper says it took; undefined: it did not say. */
  readonly usedTokens?: number;
}

export interface AssistGuard {
  /** Runs the call unless something speaks against it. `tokens`: the most it can take. Never throws. */
  readonly run: <Value>(tokens: number, call: () => Promise<AssistAnswer<Value>>) => Promise<Assisted<Value>>;
}

export interface AssistGuardOptions {
  readonly budget: AssistBudget;
  readonly clock: Clock;
  /** Every end: `given` or the fault. */
  readonly onEnd: (facts: { readonly end: 'given' | AssistFault; readonly ms: number }) => void;
}

export function createAssistGuard({ budget, clock, onEnd }: AssistGuardOptions): AssistGuard {
  let out = 0;
  let failuresInRow = 0;
  let restsUntilMs = 0;

  const note = (fault: AssistFault | undefined): void => {
    if (fault === undefined) {
      failuresInRow = 0;
      return;
    }
    failuresInRow += 1;
    if (fault === 'refused') restsUntilMs = clock() + REFUSED_REST_MS;
    else if (failuresInRow >= FAILURES_TO_REST)
      restsUntilMs =
        clock() +
        Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(10, failuresInRow - FAILURES_TO_REST));
  };

  const whyNot = (): AssistFault | undefined => {
    // A clock that was put back must not make a rest of hours.
    if (restsUntilMs - clock() > LONGEST_REST_MS) restsUntilMs = 0;
    if (clock() < restsUntilMs) return 'resting';
    return out >= MOST_OUT ? 'busy' : undefined;
  };

  const send = async <Value>(
    tokens: number,
    call: () => Promise<AssistAnswer<Value>>,
  ): Promise<Assisted<Value>> => {
    const why = whyNot();
    if (why !== undefined) return nothing(why);
    out += 1;
    try {
      const reservation = await budget.reserve(tokens);
      if (reservation === undefined) return nothing('over-budget');
      const { assisted, usedTokens } = await call();
      note(assisted.kind === 'given' ? undefined : assisted.fault);
      await reservation.settle(usedTokens);
      return assisted;
    } finally {
      out -= 1;
    }
  };

  return {
    async run(tokens, call) {
      const startedMs = performance.now();
      const assisted = await send(tokens, call);
      const ms = Math.round(performance.now() - startedMs);
      onEnd({ end: assisted.kind === 'given' ? 'given' : assisted.fault, ms });
      return assisted;
    },
  };
}

/** `usage.total_tokens` of an answer, where it is a sane number: a hostile one must not empty or fill the purse. */
export function usedTokensOf(usage: unknown, most: number): number | undefined {
  return typeof usage === 'number' && Number.isInteger(usage) && usage >= 0
    ? Math.min(usage, most)
    : undefined;
}
