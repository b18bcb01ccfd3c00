// LINE's calls beside sending: small questions and courtesies. Each within a deadline; what goes wrong is `undefined`, since no
// message depends on it. Called by line-adapter.

import { recordOf } from '../../lib/json-reading.js';
import type { LineCallRecord } from './line-client.js';

/** Ours: as long as a send. Unit: ms. */
const DEADLINE_MS = 5000;

export interface LineSideOptions {
  readonly channelAccessToken: string;
  readonly apiBaseUrl: string;
  readonly onCall?: (call: LineCallRecord) => void;
}

export interface LineSideClient {
  /** The answer's JSON; undefined for any answer but 2xx, and for none. */
  readonly get: (path: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
}

export function createLineSideClient(options: LineSideOptions): LineSideClient {
  const call = async (path: string): Promise<Response | undefined> => {
    const startedAtMs = performance.now();
    let response: Response | undefined;
    try {
      response = await fetch(new URL(path, options.apiBaseUrl), {
        headers: { authorization: `Bearer ${options.channelAccessToken}` },
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
    } catch {
      response = undefined; // reported below: a call without a status
    }
    const requestId = response?.headers.get('x-line-request-id');
    options.onCall?.({
      path,
      ms: Math.round(performance.now() - startedAtMs),
      isLate: false,
      ...(response === undefined ? {} : { status: response.status }),
      ...(typeof requestId === 'string' ? { requestId } : {}),
    });
    return response;
  };
  return {
    async get(path) {
      const response = await call(path);
      if (response?.ok !== true) return undefined;
      try {
        return recordOf(await response.json());
      } catch {
        return undefined; // a proxy's page
      }
    },
  };
}
