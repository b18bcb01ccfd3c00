// Web chat behind the channel contract. Events come in by socket and never by webhook; answers leave through the push port.
// Created by compose, called through the registry.

import { accountId, type AccountId } from '../../domain/ids.js';
import { recordOf } from '../../lib/json-reading.js';
import type { ChannelAdapter } from '../channel-adapter.js';
import type { FileRules } from '../file-rules.js';
import { createWebClient, type WebClientOptions } from './web-client.js';
import { renderMessages } from './web-render.js';

/** Web chat needs no credentials: it is always on, with one account. */
export const WEB_CHANNEL = 'webchat';
export const WEB_ACCOUNT: AccountId = accountId('webchat');

/** The hub serves them itself. Ours: what a telephone loads within a breath, and a form with its scans. */
const FILE_RULES: FileRules = {
  needsPublicUrl: false,
  pictureTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  mostPictureBytes: 10_000_000,
  others: 'file',
  mostFileBytes: 25_000_000,
};

/** @example createWebAdapter({ push: visitors.push }) */
export function createWebAdapter(options: WebClientOptions): ChannelAdapter {
  const client = createWebClient(options);
  return {
    channelId: WEB_CHANNEL,
    accountId: WEB_ACCOUNT,
    receivesWebhooks: false,
    files: FILE_RULES,
    replyTokenFreshMs: 0,
    // An entry that is shown again replaces itself: its transcript number is its key.
    hasRetryKeys: true,
    receive: () => ({
      kind: 'bad-signature',
      reason: 'web chat has no webhook: visitors come in by the socket.io namespace /visitor',
    }),
    render: renderMessages,
    // Browsers find it by its number in the talk, which the entry itself says.
    quoteHandleOf: () => undefined,
    async send({ conversationKey, call, seq }) {
      if (recordOf(call.body)['kind'] !== 'bubble' || seq === undefined)
        return { kind: 'refused', reason: 'web chat: the stored call is not ours', code: 'web-foreign-call' };
      return client.show(conversationKey, seq);
    },
  };
}
