// How near the end of its time a task is. Pure.

/** From here on somebody should take it. Ours. Unit: ms. */
const SOON_MS = 60 * 60_000;

export type DueLevel = 'fine' | 'long' | 'late';

/** Named as the levels of waiting, whose colours they share. Without a time nothing is near. */
export function levelOfDue(dueAtMs: number | undefined, nowMs: number): DueLevel {
  if (dueAtMs === undefined || dueAtMs - nowMs > SOON_MS) return 'fine';
  return dueAtMs <= nowMs ? 'late' : 'long';
}

/** Hours and minutes between two moments, rounded so that nothing is called over before it is. */
export function spanBetween(fromMs: number, toMs: number): { readonly h: number; readonly m: number } {
  const minutes = Math.ceil(Math.abs(toMs - fromMs) / 60_000);
  return { h: Math.floor(minutes / 60), m: minutes % 60 };
}
