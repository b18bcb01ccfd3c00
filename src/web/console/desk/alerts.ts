// What a person wants to be told of when they look elsewhere: how loud, and in which hours not. Pure.

export interface AlertSettings {
  /** 0 to 100; 0 is silent. */
  readonly volume: number;
  /** Full hours in Taipei in which nothing sounds; the same twice: none. It may go over midnight. */
  readonly quietFrom: number;
  readonly quietTo: number;
  readonly isOnScreen: boolean;
}

export const FIRST_SETTINGS: AlertSettings = { volume: 50, quietFrom: 0, quietTo: 0, isOnScreen: false };

export function readSettings(stored: string | undefined): AlertSettings {
  try {
    const kept: unknown = JSON.parse(stored ?? '{}');
    const read = (name: keyof AlertSettings): unknown => fieldOf(kept, name);
    return {
      volume: within(read('volume'), 100) ?? FIRST_SETTINGS.volume,
      quietFrom: within(read('quietFrom'), 23) ?? 0,
      quietTo: within(read('quietTo'), 23) ?? 0,
      isOnScreen: read('isOnScreen') === true,
    };
  } catch {
    return FIRST_SETTINGS;
  }
}

const fieldOf = (kept: unknown, name: string): unknown =>
  typeof kept === 'object' && kept !== null
    ? Object.entries(kept).find(([key]) => key === name)?.[1]
    : undefined;

const within = (value: unknown, most: number): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= most ? value : undefined;

/** Taipei is eight hours ahead and knows no summer time. */
const hourIn = (nowMs: number): number => Math.floor(nowMs / 3_600_000 + 8) % 24;

export function isQuiet({ quietFrom, quietTo }: AlertSettings, nowMs: number): boolean {
  const hour = hourIn(nowMs);
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** A talk that somebody here should hear of. */
export interface Wanting {
  readonly conversationId: string;
  /** Grows when the citizen says more. */
  readonly atMs: number;
  readonly kind: 'waiting' | 'mine' | 'callback' | 'mention';
}

/** A talk may want somebody in more than one way. */
export const keyOf = ({ kind, conversationId }: Wanting): string => `${kind} ${conversationId}`;

/** What is new since the last look; `before` by `keyOf`. */
export function newAmong(before: ReadonlyMap<string, number>, now: readonly Wanting[]): readonly Wanting[] {
  return now.filter((each) => (before.get(keyOf(each)) ?? -1) < each.atMs);
}
