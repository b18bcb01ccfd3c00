// What repeats of a message rest on: an id of its own, whether another try may help, and how long to wait for it.

import type { WireError } from '../../wire/shared.js';

/** Faults that time heals; any other refusal is shown at once. */
const PASSING: ReadonlySet<string> = new Set(['STORE_UNAVAILABLE', 'INTERNAL', 'NO_ANSWER']);

export const NO_ANSWER: WireError = {
  code: 'NO_ANSWER',
  message: { zh: '暫時沒有回應。', en: 'No answer for now.' },
};

export const mayPass = (error: WireError): boolean => PASSING.has(error.code) || waitOf(error) !== undefined;

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
