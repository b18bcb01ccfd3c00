// LINE behind the channel contract: one adapter per official account. Created by compose, called through the registry.

import type { messagingApi } from '@line/bot-sdk';

import { HubError } from '../../domain/errors.js';
import type { AccountId } from '../../domain/ids.js';
import { recordOf } from '../../lib/json-reading.js';
import type {
  ChannelAdapter,
  RawWebhook,
  SendOutcome,
  SendRequest,
  WebhookVerdict,
} from '../channel-adapter.js';
import type { ImageOptions } from '../image-address.js';
import { checkAccount } from './line-check.js';
import { decorateCalls, quoteHandleOf, type AgentSigns } from './line-decorate.js';
import { createLineClient, type LineCallRecord, type LineClient } from './line-client.js';
import { LINE_FILE_RULES } from './line-file.js';
import { createLineMedia } from './line-media-client.js';
import { parseWebhook } from './line-parse.js';
import { renderMessages, TEXT_UNITS } from './line-render.js';
import { readQuota } from './line-quota.js';
import { showSign } from './line-signs.js';
import { createLineSideClient } from './line-side-client.js';
import { SIGNATURE_HEADER, verifySignature } from './line-signature.js';

/** A reply token is good for one minute after the webhook arrives; later use is not guaranteed. We leave 10 s for the send.
 *  Source: LINE Messaging API reference, "Send reply message", `replyToken`, checked 2026-11-21. Unit: ms. */
const REPLY_TOKEN_FRESH_MS = 50_000;

/** Source: LINE Messaging API reference, "Rate limits": 2,000 requests a second per channel for reply and for push; both
 *  together keep below it. Checked 2026-11-21. */
const MOST_SENDS_PER_SECOND = 2000;

export interface LineAccount extends AgentSigns {
  readonly accountId: AccountId;
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  /** `LINE_API_BASE_URL`: https://api.line.me, or a fake's address. Without a path. */
  readonly apiBaseUrl: string;
  /** `LINE_DATA_API_BASE_URL`: https://api-data.line.me, or a fake's address. Without a path. */
  readonly dataApiBaseUrl: string;
}

export interface LineAdapterDeps extends ImageOptions {
  /** Told about each call to LINE, for log and metrics. No personal data, no tokens. */
  readonly onCall?: (call: LineCallRecord) => void;
  /** Patience with one call; default 5 s. Tests shorten it. Unit: ms. */
  readonly deadlineMs?: number;
}

/**
 * Throws a HubError for an account that cannot work: no usable secret or token, a base URL with a path.
 *
 * @example
 * const line = createLineAdapter({ accountId, channelSecret, channelAccessToken, apiBaseUrl, dataApiBaseUrl }, { onCall: events.lineCall });
 */
export function createLineAdapter(account: LineAccount, deps: LineAdapterDeps = {}): ChannelAdapter {
  refuseUnusable(account);
  const client = createLineClient({ ...account, ...deps });
  const side = createLineSideClient({ ...account, ...deps });
  return {
    channelId: 'line',
    accountId: account.accountId,
    replyTokenFreshMs: REPLY_TOKEN_FRESH_MS,
    mostSendsPerSecond: MOST_SENDS_PER_SECOND,
    hasRetryKeys: true,
    receive: (webhook) => receive(account, webhook),
    render: (messages) => decorateCalls(renderMessages(messages, deps), messages, account),
    quoteHandleOf,
    send: (request) => send(client, request),
    readQuota: () => readQuota(side),
    mostBubbleChars: TEXT_UNITS,
    personAddress: /^U[0-9a-f]{32}$/,
    checkAccount: (expected) => checkAccount(side, expected),
    readProfile: client.readProfile,
    media: createLineMedia(account),
    files: LINE_FILE_RULES,
    showSign: (conversationKey, sign, readMessage) => showSign(side, { conversationKey, sign, readMessage }),
  };
}

/** An empty secret would let anybody sign; a token with a line break could not be sent as a header. */
function refuseUnusable({ accountId, channelSecret, channelAccessToken }: LineAccount): void {
  const isTokenUsable = /^[\x21-\x7e]+$/.test(channelAccessToken);
  if (channelSecret !== '' && isTokenUsable) return;
  const variable = isTokenUsable ? 'LINE_CHANNEL_SECRET' : 'LINE_CHANNEL_ACCESS_TOKEN';
  throw new HubError(
    'LINE_CREDENTIALS_UNUSABLE',
    `LINE account '${accountId}': ${variable} is empty or holds spaces; copy it again from the LINE Developers Console`,
    { details: { accountId, variable } },
  );
}

function receive(account: LineAccount, webhook: RawWebhook): WebhookVerdict {
  if (!verifySignature(webhook.body, webhook.header(SIGNATURE_HEADER), account.channelSecret)) {
    return {
      kind: 'bad-signature',
      reason: `LINE account '${account.accountId}': signature missing or wrong; check LINE_CHANNEL_SECRET`,
    };
  }
  return parseWebhook(webhook.body, webhook.receivedAtMs);
}

async function send(client: LineClient, request: SendRequest): Promise<SendOutcome> {
  const messages = recordOf(request.call.body)['messages'];
  if (!Array.isArray(messages) || messages.length === 0) {
    return { kind: 'refused', reason: 'LINE: the stored call holds no messages', code: 'line-empty-call' };
  }
  const bubbles = messages as messagingApi.Message[]; // stored as `render` made it; LINE judges each again
  return request.replyToken === undefined
    ? client.push(request.conversationKey, bubbles, request.retryKey)
    : client.reply(request.replyToken, bubbles);
}
