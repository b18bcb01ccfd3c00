// Whose connection this is: the address that limits count by. Behind proxies of ours their header tells it.

import { isIPv6 } from 'node:net';

export interface Handshake {
  /** The other end of the connection: a browser, or the nearest proxy. */
  readonly address: string;
  readonly forwardedFor: string | string[] | undefined;
}

/**
 * The citizen's address behind `proxies` proxies of ours; each adds one entry on the right of `X-Forwarded-For`, and what
 * stands further left is the stranger's own claim. An IPv6 address counts as its /64: one household has as many as it likes.
 */
export function clientAddress({ address, forwardedFor }: Handshake, proxies: number): string {
  const header = Array.isArray(forwardedFor) ? forwardedFor.join(',') : (forwardedFor ?? '');
  const claimed = header
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const chain = [...claimed, address];
  const found = chain[Math.max(0, chain.length - 1 - proxies)] ?? address;
  return isIPv6(found) && !found.startsWith('::ffff:') ? prefixOf(found) : found;
}

function prefixOf(ipv6: string): string {
  const [head = '', tail] = ipv6.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
