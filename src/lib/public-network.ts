// Requests that lead out into the world, never into our own network: for whoever asks addresses that others have written.

import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Addresses that are nobody's out there. Source: IANA, IPv4 and IPv6 Special-Purpose Address Registries, checked 2026-11-21. */
const SPECIAL_NETWORKS: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  // Gone from the registry, and still routed inside some networks (RFC 3879).
  ['fec0::', 10],
  ['ff00::', 8],
];

/** One list each: in a common one `::ffff:0:0/96` would hold every IPv4 address. */
const special = { ipv4: new BlockList(), ipv6: new BlockList() };
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');
for (const [address, prefix] of SPECIAL_NETWORKS)
  special[familyOf(address)].addSubnet(address, prefix, familyOf(address));

/** Can this address belong to a host on the public Internet? */
export function isPublicAddress(address: string): boolean {
  return !special[familyOf(address)].check(address, familyOf(address));
}

/** For `http.request`. The addresses are judged where they are used: no second look-up could give another one. */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      done(error, '');
      return;
    }
    const [first] = found;
    const isAllPublic = found.every(({ address }) => isPublicAddress(address));
    if (!isAllPublic || first === undefined) done(new InsideNetworkError(), '');
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** A name that our name server leads into our own network. */
export class InsideNetworkError extends Error {
  override readonly name = 'InsideNetworkError';

  constructor() {
    super('the name leads to an address that is not public');
  }
}

/** An address in place of a name is never looked up. */
export function isInside({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isPublicAddress(host);
}
