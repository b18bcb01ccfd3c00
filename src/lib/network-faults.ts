// What a failed HTTP call tells of its request: can the other side have seen it?

import { recordOf, textOf } from './json-reading.js';

/** Codes of faults before the request left. Source: Node.js errors (`libuv`, `undici`, `OpenSSL`). */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The request cannot have arrived. False for any other code: nobody knows. */
export function isNeverSent(code: string): boolean {
  return NEVER_SENT.has(code);
}

/** `fetch` hides the real fault in `cause`. Its own words may quote the request, so only its code is kept. */
export function faultCodeOf(fault: unknown): string {
  const { name, cause } = recordOf(fault);
  return textOf(recordOf(cause)['code']) ?? textOf(name) ?? 'unknown fault';
}
