// Begins the download of a file from a platform: one request, no redirect followed, no address inside our own network.
// Called by the channels' media clients, which decide what hosts are the platform's.

import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

import type { MediaAnswer } from './channel-adapter.js';

export interface DownloadOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** The name must lead to a public address, whatever our name server says. */
  readonly isPublicOnly: boolean;
}

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
  ['fc00::', 7],
  ['fe80::', 10],
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

/** The addresses are judged where they are used: no second look-up could give another one. */
const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      done(error, '');
      return;
    }
    const [first] = found;
    const isAllPublic = found.every(({ address }) => isPublicAddress(address));
    if (!isAllPublic || first === undefined)
      done(new Error('the name leads to an address that is not public'), '');
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
};

/** Never throws; the caller has checked that the address is the platform's. `status`: of an answer that is no file. */
export async function openDownload(
  url: URL,
  options: DownloadOptions,
): Promise<MediaAnswer | { readonly kind: 'status'; readonly status: number }> {
  if (options.isPublicOnly && isInside(url)) return { kind: 'foreign' };
  try {
    const response = await ask(url, options);
    const status = response.statusCode ?? 0;
    if (status === 200) {
      const declared = Number(response.headers['content-length'] ?? Number.NaN);
      const size = Number.isSafeInteger(declared) ? { declaredBytes: declared } : {};
      return { kind: 'body', chunks: bytesOf(response), ...size };
    }
    response.destroy();
    if (status >= 300 && status < 400) return { kind: 'foreign' };
    return { kind: 'status', status };
  } catch {
    return { kind: 'unavailable' }; // refused, cut, out of time, or a name that leads inside
  }
}

/** An address in place of a name is never looked up. */
function isInside({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isPublicAddress(host);
}

function ask(url: URL, { headers, signal, isPublicOnly }: DownloadOptions): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options: RequestOptions = { signal, ...(isPublicOnly ? { lookup: lookupPublic } : {}) };
  return new Promise((resolve, reject) => {
    const request = send(url, options, resolve);
    // Asked for as it is: an unpacked size could be any.
    for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...headers }))
      request.setHeader(name, value);
    request.on('error', reject);
    request.end();
  });
}

async function* bytesOf(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const chunk of response) if (chunk instanceof Uint8Array) yield chunk;
}
