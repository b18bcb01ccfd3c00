// Reading of parsed JSON that nobody vouches for: ask for a shape, get it or `undefined`. Used at the doors.

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Is this a JSON object (no array, no null)? */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself, or an empty one, so that a missing branch reads like an empty branch. */
export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

/** The object that a platform's answer says, or an empty one: a proxy's page is no JSON, and its status says enough. */
export function recordOfJson(text: string): JsonRecord {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Does the value nest objects or arrays deeper than `limit`? Looks no deeper than that, so it is safe on hostile input. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((child) => isDeeperThan(child, limit - 1));
}

/** JSON with sorted keys: equal values give equal text whatever order their keys came in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) =>
    isRecord(child)
      ? Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
      : child,
  );
}
