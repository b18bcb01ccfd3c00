// Proves that a webhook comes from LINE. Called by line-adapter before any parser sees the bytes; knows no JSON.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries the proof, in lower case; LINE may write it in any case.
 *  Source: LINE Messaging API reference, "Signature validation", checked 2026-11-21. */
export const SIGNATURE_HEADER = 'x-line-signature';

/** Base64 of HMAC-SHA256(channel secret, raw body). Over the raw bytes, because LINE escapes emoji as `\uD83E\uDD28`:
 *  re-written JSON does not verify (line-bot-sdk-nodejs#922). An empty secret verifies nothing. */
export function verifySignature(rawBody: Buffer, header: string | undefined, secret: string): boolean {
  if (header === undefined || secret === '') return false;
  const expected = createHmac('sha256', secret).update(rawBody).digest();
  const given = Buffer.from(header, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
