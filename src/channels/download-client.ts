// Begins the download of a file from a platform: one request, no redirect followed, no address inside our own network.
// Called by the channels' media clients, which decide what hosts are the platform's.

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';

import { isInside, lookupPublic } from '../lib/public-network.js';
import type { MediaAnswer } from './channel-adapter.js';

export interface DownloadOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** The name must lead to a public address, whatever our name server says. */
  readonly isPublicOnly: boolean;
}

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
