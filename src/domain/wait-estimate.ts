// How long somebody in the queue will wait, from what the desk has lately done; nothing where that is too little. Pure.

export interface DeskPace {
  /** How long talks were with a person, of those that were closed lately. Unit: ms. */
  readonly servedMs: readonly number[];
  /** Talks that each agent who is on line has now. */
  readonly loads: readonly number[];
}

export interface WaitEstimate {
  /** Multiples of five; 0: perhaps at once. */
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/** Fewer closed talks tell nothing. Ours. */
const FEWEST_TALKS = 10;
/** Further ahead it would be a guess. Ours. Unit: min. */
const MOST_MINUTES = 120;
const STEP_MINUTES = 5;
const MINUTE_MS = 60_000;

/**
 * With so many talks going on side by side, one ends every `served / side by side`; the person at `place` is next after as many
 * ends. From the middle half of the lately closed talks. Undefined where nobody is on line, too few talks were closed, or it is long.
 */
export function estimateWait(place: number, { servedMs, loads }: DeskPace): WaitEstimate | undefined {
  if (servedMs.length < FEWEST_TALKS || loads.length === 0) return undefined;
  const sideBySide = loads.reduce((sum, load) => sum + Math.max(1, load), 0);
  const sorted = [...servedMs].sort((a, b) => a - b);
  const minutesAt = (share: number): number =>
    ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * place) / sideBySide / MINUTE_MS;
  const fromMinutes = Math.floor(minutesAt(0.25) / STEP_MINUTES) * STEP_MINUTES;
  const toMinutes = Math.max(1, Math.ceil(minutesAt(0.75) / STEP_MINUTES)) * STEP_MINUTES;
  return toMinutes > MOST_MINUTES ? undefined : { fromMinutes, toMinutes };
}
