// Chirp behind the channel contract: a made-up little platform, a whole channel in five small files.

import type { ChannelAdapter } from '../../../src/channels/channel-adapter.js';
import type { EnvReader } from '../../../src/config/env-reader.js';
import { accountId, type AccountId } from '../../../src/domain/ids.js';
import { recordOf, textOf } from '../../../src/lib/json-reading.js';
import { createChirpClient } from './chirp-client.js';
import { parseWebhook } from './chirp-parse.js';
import { renderMessages, type ChirpBody } from './chirp-render.js';
import { SIGNATURE_HEADER, verifySignature } from './chirp-signature.js';

export interface ChirpSettings {
  readonly accountId: AccountId;
  readonly secret: string;
  readonly token: string;
  readonly baseUrl: string;
}

/** Its reader, as `config/channel-settings.ts` holds those of the product. */
export function readChirp(read: EnvReader): ChirpSettings | undefined {
  const baseUrl = read.origin('CHIRP_BASE_URL', 'https://chirp.example');
  const [secret, token] = read.together(['CHIRP_SECRET', 'CHIRP_TOKEN']);
  if (secret === undefined || token === undefined) return undefined;
  return { accountId: accountId('chirp'), secret, token, baseUrl };
}

export function createChirpAdapter(
  settings: ChirpSettings,
  { deadlineMs }: { readonly deadlineMs?: number; readonly onCall?: unknown } = {},
): ChannelAdapter {
  const send = createChirpClient({ ...settings, ...(deadlineMs === undefined ? {} : { deadlineMs }) });
  return {
    channelId: 'chirp',
    accountId: settings.accountId,
    replyTokenFreshMs: 0,
    hasRetryKeys: true,
    receive: ({ body, header, receivedAtMs }) =>
      verifySignature(body, header(SIGNATURE_HEADER), settings.secret)
        ? parseWebhook(body, receivedAtMs)
        : { kind: 'bad-signature', reason: 'Chirp: signature missing or wrong; check CHIRP_SECRET' },
    render: renderMessages,
    send: async ({ conversationKey, call, retryKey }) =>
      textOf(recordOf(call.body)['text']) === undefined
        ? { kind: 'refused', reason: 'Chirp: the stored call holds no text', code: 'chirp-empty-call' }
        : send(conversationKey, call.body as ChirpBody, retryKey),
  };
}
