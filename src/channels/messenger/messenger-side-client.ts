// Graph's calls beside sending: small questions about the page. Each within a deadline; never throws. Called by messenger-adapter.

import { recordOf, type JsonRecord } from '../../lib/json-reading.js';
import type { MessengerClientOptions } from './messenger-client.js';
import { appSecretProof } from './messenger-signature.js';

/** Ours: as long as a send. Unit: ms. */
const DEADLINE_MS = 5_000;

export interface SideAnswer {
  /** Absent: no answer. */
  readonly status?: number;
  /** Empty where the answer was no JSON object. The token never stands in it. */
  readonly body: JsonRecord;
}

export interface MessengerSideClient {
  readonly get: (path: string, query: Readonly<Record<string, string>>) => Promise<SideAnswer>;
}

export function createMessengerSideClient(options: MessengerClientOptions): MessengerSideClient {
  const { graphBaseUrl, graphVersion, pageAccessToken, appSecret, onCall } = options;
  return {
    async get(path, query) {
      const url = new URL(`/${graphVersion}/${path}`, graphBaseUrl);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      url.searchParams.set('appsecret_proof', appSecretProof(pageAccessToken, appSecret));
      const startedAtMs = performance.now();
      let answer: SideAnswer = { body: {} };
      try {
        const response = await fetch(url, {
          headers: { authorization: `Bearer ${pageAccessToken}` },
          redirect: 'manual', // the token goes to Graph and nowhere else
          signal: AbortSignal.timeout(DEADLINE_MS),
        });
        answer = { status: response.status, body: {} };
        const text = (await response.text()).replaceAll(pageAccessToken, '[access token]');
        answer = { status: response.status, body: recordOf(JSON.parse(text)) };
      } catch {
        // No answer, or a proxy's page: the status says as much as is known.
      }
      const ms = Math.round(performance.now() - startedAtMs);
      const { status } = answer;
      onCall?.({ path: url.pathname, ms, isLate: false, ...(status === undefined ? {} : { status }) });
      return answer;
    },
  };
}
