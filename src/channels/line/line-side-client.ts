// LINE's calls beside sending: small questions and courtesies. Each within a deadline; what goes wrong is `undefined`, since no
// message depends on it. Called by line-adapter.

import { recordOf, type JsonRecord } from '../../lib/json-reading.js';
import type { LineCallRecord } from './line-client.js';

/** Ours: as long as a send. Unit: ms. */
const DEADLINE_MS = 5000;

export interface LineSideOptions {
  readonly channelAccessToken: string;
  readonly apiBaseUrl: string;
  readonly onCall?: (call: LineCallRecord) => void;
}

export interface SideAnswer {
  /** Absent: no answer. */
  readonly status?: number;
  /** Empty where the answer was no JSON object. The token never stands in it. */
  readonly body: JsonRecord;
}

export interface LineSideClient {
  /** The answer's JSON; undefined for any answer but 2xx, and for none. */
  readonly get: (path: string) => Promise<JsonRecord | undefined>;
  /** The answer whatever it is. A POST carries an empty object. */
  readonly ask: (method: 'GET' | 'POST', path: string) => Promise<SideAnswer>;
}

export function createLineSideClient(options: LineSideOptions): LineSideClient {
  const ask: LineSideClient['ask'] = async (method, path) => {
    const startedAtMs = performance.now();
    const response = await call(options, method, path);
    const answer = response === undefined ? { body: {} } : await read(response, options.channelAccessToken);
    const requestId = response?.headers.get('x-line-request-id');
    options.onCall?.({
      path,
      ms: Math.round(performance.now() - startedAtMs),
      isLate: false,
      ...(response === undefined ? {} : { status: response.status }),
      ...(typeof requestId === 'string' ? { requestId } : {}),
    });
    return answer;
  };
  return {
    ask,
    async get(path) {
      const { status, body } = await ask('GET', path);
      return status !== undefined && status >= 200 && status < 300 && Object.keys(body).length > 0
        ? body
        : undefined;
    },
  };
}

async function call(
  { apiBaseUrl, channelAccessToken }: LineSideOptions,
  method: 'GET' | 'POST',
  path: string,
): Promise<Response | undefined> {
  try {
    return await fetch(new URL(path, apiBaseUrl), {
      method,
      headers: { authorization: `Bearer ${channelAccessToken}`, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
  } catch {
    return undefined; // no answer
  }
}

async function read(response: Response, token: string): Promise<SideAnswer> {
  const { status } = response;
  try {
    return {
      status,
      body: recordOf(JSON.parse((await response.text()).replaceAll(token, '[access token]'))),
    };
  } catch {
    return { status, body: {} }; // a proxy's page, or cut off
  }
}
