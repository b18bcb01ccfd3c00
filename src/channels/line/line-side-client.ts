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

type SideMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface SideAnswer {
  /** Absent: no answer. */
  readonly status?: number;
  /** Empty where the answer was no JSON object. The token never stands in it. */
  readonly body: JsonRecord;
}

export interface LineSideClient {
  /** The answer's JSON; undefined for any answer but 2xx, and for none. */
  readonly get: (path: string) => Promise<JsonRecord | undefined>;
  /** The answer whatever it is. A POST without a body carries an empty object. */
  readonly ask: (method: SideMethod, path: string, body?: object) => Promise<SideAnswer>;
  /** Sends a file's bytes; only LINE's data host takes any. */
  readonly upload: (
    path: string,
    file: { readonly bytes: Buffer; readonly type: string },
  ) => Promise<SideAnswer>;
}

export function createLineSideClient(options: LineSideOptions): LineSideClient {
  const send = async (request: SideRequest): Promise<SideAnswer> => {
    const startedAtMs = performance.now();
    const { path } = request;
    const response = await call(options, request);
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
  const ask: LineSideClient['ask'] = (method, path, body = {}) =>
    send({
      method,
      path,
      type: 'application/json',
      ...(method === 'POST' || method === 'PUT' ? { body: JSON.stringify(body) } : {}),
    });
  return {
    ask,
    upload: (path, { bytes, type }) => send({ method: 'POST', path, type, body: new Uint8Array(bytes) }),
    async get(path) {
      const { status, body } = await ask('GET', path);
      return status !== undefined && status >= 200 && status < 300 && Object.keys(body).length > 0
        ? body
        : undefined;
    },
  };
}

interface SideRequest {
  readonly method: SideMethod;
  readonly path: string;
  readonly type: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

async function call(
  { apiBaseUrl, channelAccessToken }: LineSideOptions,
  { method, path, type, body }: SideRequest,
): Promise<Response | undefined> {
  try {
    return await fetch(new URL(path, apiBaseUrl), {
      method,
      headers: { authorization: `Bearer ${channelAccessToken}`, 'content-type': type },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual', // the token goes to LINE and nowhere else
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
