// Proves that a webhook comes from Chirp: hex HMAC-SHA256 of the raw body under the account's secret.

import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'x-chirp-signature';

export function signBody(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

export function verifySignature(body: Buffer, given: string | undefined, secret: string): boolean {
  const right = Buffer.from(signBody(body, secret));
  const claimed = Buffer.from(given ?? '');
  return claimed.length === right.length && timingSafeEqual(claimed, right);
}
