// Calls Chirp and turns every answer into a SendOutcome.

import type { SendOutcome } from '../../../src/channels/channel-adapter.js';
import { recordOf, textOf } from '../../../src/lib/json-reading.js';
import type { ChirpBody } from './chirp-render.js';

export interface ChirpClientOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly deadlineMs?: number;
}

export type SendChirp = (to: string, body: ChirpBody, key: string) => Promise<SendOutcome>;

export function createChirpClient({ baseUrl, token, deadlineMs = 5_000 }: ChirpClientOptions): SendChirp {
  return async (to, body, key) => {
    try {
      const response = await fetch(new URL('/messages', baseUrl), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ to, key, ...body }),
        signal: AbortSignal.timeout(deadlineMs),
      });
      const answer: unknown = await response.json();
      if (!response.ok) return judge(response.status);
      const id = textOf(recordOf(answer)['id']) ?? '';
      return { kind: 'accepted', platformMessageIds: [id], wasRepeat: recordOf(answer)['isRepeat'] === true };
    } catch {
      return { kind: 'retry', reason: 'Chirp cannot be reached', outcomeUnknown: true };
    }
  };
}

function judge(status: number): SendOutcome {
  const reason = `Chirp answered ${status}`;
  if (status >= 500) return { kind: 'retry', reason, outcomeUnknown: true };
  if (status === 429 || status === 401)
    return { kind: 'retry', reason, outcomeUnknown: false, pauseAccountMs: 1_000 };
  return { kind: 'refused', reason, code: `chirp-${status}` };
}
