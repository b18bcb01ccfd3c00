// Graph's calls about a page's own settings. Each within a deadline; never throws. Called by the set-up command.

import { recordOfJson, type JsonRecord } from '../../lib/json-reading.js';
import { appSecretProof } from './messenger-signature.js';

/** Ours: as long as a send. Unit: ms. */
const DEADLINE_MS = 5_000;

export interface PageAccount {
  readonly pageId: string;
  readonly appSecret: string;
  readonly pageAccessToken: string;
  readonly graphBaseUrl: string;
  readonly graphVersion: string;
}

export interface ProfileAnswer {
  /** Absent: no answer. */
  readonly status?: number;
  readonly body: JsonRecord;
}

export interface MessengerProfileClient {
  /** `edge`: of the page (`messenger_profile`). */
  readonly ask: (
    method: 'GET' | 'POST',
    edge: string,
    sent?: { readonly query?: Readonly<Record<string, string>>; readonly body?: object },
  ) => Promise<ProfileAnswer>;
}

export function createMessengerProfileClient(account: PageAccount): MessengerProfileClient {
  const { pageId, appSecret, pageAccessToken, graphBaseUrl, graphVersion } = account;
  return {
    async ask(method, edge, { query = {}, body } = {}) {
      const url = new URL(`/${graphVersion}/${encodeURIComponent(pageId)}/${edge}`, graphBaseUrl);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      url.searchParams.set('appsecret_proof', appSecretProof(pageAccessToken, appSecret));
      try {
        const response = await fetch(url, {
          method,
          headers: { authorization: `Bearer ${pageAccessToken}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          redirect: 'manual', // the token goes to Graph and nowhere else
          signal: AbortSignal.timeout(DEADLINE_MS),
        });
        const text = (await response.text()).replaceAll(pageAccessToken, '[access token]');
        return { status: response.status, body: recordOfJson(text) };
      } catch {
        return { body: {} };
      }
    },
  };
}
