// Proves that a webhook comes from Meta, and that whoever subscribes knows our token. Called by messenger-adapter before
// any parser sees the bytes; knows no JSON.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries the proof, in lower case. The older `x-hub-signature` (SHA-1) alone proves nothing to us.
 *  Source: Meta, Messenger Platform, "Webhooks: validate payloads", checked 2026-11-21. */
export const SIGNATURE_HEADER = 'x-hub-signature-256';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

/** `sha256=` and the hex of HMAC-SHA256(app secret, raw body). Over the raw bytes: Meta escapes `/`, `<`, `%`, `@` and
 *  whatever is not ASCII, so that re-written JSON does not verify (bootbot#174). An empty secret verifies nothing. */
export function verifySignature(rawBody: Buffer, header: string | undefined, secret: string): boolean {
  const given = SIGNATURE.exec(header ?? '')?.[1];
  if (given === undefined || secret === '') return false;
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** Hex of HMAC-SHA256(page token, app secret): shows Graph that the caller holds the app's secret too.
 *  Source: Meta, Graph API, "Securing requests: appsecret_proof", checked 2026-11-21. */
export function appSecretProof(pageAccessToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(pageAccessToken).digest('hex');
}

/** Equality that takes the same time wherever the texts differ, and does not tell their lengths. */
export function isSameToken(given: string | undefined, expected: string): boolean {
  if (given === undefined || expected === '') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
