// Asks a page whether it is there: the beginning of the answer alone, redirects followed, never an address inside our own network.

import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { InsideNetworkError, isInside, lookupPublic } from '../../lib/public-network.js';
import type { LinkTrouble } from './link-store.js';

/** `unknown`: an address that we do not ask, in a city's own network for example; citizens may reach it or not. */
export type LinkAnswer = { readonly kind: 'alive' } | { readonly kind: 'unknown' } | LinkTrouble;
/** What was cut short by `ending` tells nothing of the page. */
export type AskLink = (url: string, ending: AbortSignal) => Promise<LinkAnswer>;

export interface AskLinkOptions {
  readonly isPublicOnly: boolean;
  /** For one page, redirects included. Unit: ms. */
  readonly patienceMs: number;
}

/** The Fetch standard allows twenty; a page that needs more wants cookies, and is there. */
const MOST_REDIRECTS = 10;
const GONE = new Set([404, 410]);
/**
 * A page whose certificate we do not trust is there all the same: browsers complete chains that Node does not. Node's own
 * names ("TLS/SSL errors" in the documentation of `node:tls`, checked 2026-11-22) and OpenSSL's.
 */
const CERTIFICATE_FAULT =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_)/u;

/** Never throws. */
export function createAskLink({ isPublicOnly, patienceMs }: AskLinkOptions): AskLink {
  return async (address, ending) => {
    const patience = AbortSignal.timeout(patienceMs);
    try {
      return await follow(new URL(address), { signal: AbortSignal.any([patience, ending]), isPublicOnly });
    } catch (error) {
      return patience.aborted ? { kind: 'silent', reason: 'timeout' } : answerOf(error);
    }
  };
}

interface Asking {
  readonly signal: AbortSignal;
  readonly isPublicOnly: boolean;
}

async function follow(first: URL, asking: Asking): Promise<LinkAnswer> {
  let url = first;
  for (let count = 0; count <= MOST_REDIRECTS; count += 1) {
    if (asking.isPublicOnly && isInside(url)) return { kind: 'unknown' };
    const response = await ask(url, asking);
    response.destroy();
    const { statusCode: status = 0 } = response;
    const next = status >= 300 && status < 400 ? response.headers.location : undefined;
    if (next === undefined || !URL.canParse(next, url.href)) return judge(status);
    url = new URL(next, url);
    if (!/^https?:$/u.test(url.protocol)) return { kind: 'alive' };
  }
  return { kind: 'alive' };
}

/** A page that wants a password, a browser or less haste is there. */
function judge(status: number): LinkAnswer {
  if (GONE.has(status)) return { kind: 'gone', status };
  return status >= 500 ? { kind: 'silent', reason: String(status) } : { kind: 'alive' };
}

/** A whole request: some servers know no HEAD, and say 404 to it. */
function ask(url: URL, { signal, isPublicOnly }: Asking): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = {
    'user-agent': 'Yima link check',
    accept: '*/*',
    'accept-language': 'zh-TW,zh;q=0.9,en;q=0.5',
  };
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      { signal, headers, agent: false, ...(isPublicOnly ? { lookup: lookupPublic } : {}) },
      resolve,
    );
    request.on('error', reject);
    request.end();
  });
}

function answerOf(error: unknown): LinkAnswer {
  if (error instanceof InsideNetworkError) return { kind: 'unknown' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return CERTIFICATE_FAULT.test(code) ? { kind: 'alive' } : { kind: 'silent', reason: code };
}
