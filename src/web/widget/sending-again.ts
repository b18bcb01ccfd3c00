// What repeats of a message rest on: an id of its own, and how long to wait.

import type { WireError } from '../../wire/shared.js';

/** What the hub asks for before the next try. Unit: ms. */
export function waitOf(error: WireError | undefined): number | undefined {
  const waitMs = error?.details?.['retryAfterMs'];
  return typeof waitMs === 'number' ? waitMs : undefined;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}

/** `crypto.randomUUID` exists on https pages only; a city's intranet may still be http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
