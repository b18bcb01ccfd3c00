// Messenger behind the channel contract: one adapter per Facebook page. Created by compose, called through the registry.

import { HubError } from '../../domain/errors.js';
import type { OutboundMessage } from '../../domain/activity.js';
import type { AccountId } from '../../domain/ids.js';
import { recordOf, textOf } from '../../lib/json-reading.js';
import type {
  ChannelAdapter,
  PlatformCall,
  RawWebhook,
  SendOutcome,
  SendRequest,
  Sign,
  SubscriptionQuery,
  WebhookVerdict,
} from '../channel-adapter.js';
import type { ImageOptions } from '../image-address.js';
import { checkAccount } from './messenger-check.js';
import {
  createMessengerClient,
  type MessengerCallRecord,
  type MessengerClient,
  type SenderAction,
} from './messenger-client.js';
import { MESSENGER_FILE_RULES } from './messenger-file.js';
import { createMessengerMedia } from './messenger-media-client.js';
import { createMessengerSideClient } from './messenger-side-client.js';
import { parseWebhook } from './messenger-parse.js';
import { renderMessages, TEXT_UNITS, type MessengerMessage } from './messenger-render.js';
import { permitSend } from './messenger-window.js';
import { isSameToken, SIGNATURE_HEADER, verifySignature } from './messenger-signature.js';

/** Source: Meta, Messenger Platform, "Rate limiting" (2026-03-23): 300 calls a second for each page's texts. */
const MOST_SENDS_PER_SECOND = 300;

export interface MessengerAccount {
  readonly accountId: AccountId;
  readonly pageId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly pageAccessToken: string;
  /** `MESSENGER_GRAPH_BASE_URL`: https://graph.facebook.com, or a fake's address. Without a path. */
  readonly graphBaseUrl: string;
  /** `v25.0` */
  readonly graphVersion: string;
  /** `MESSENGER_MEDIA_ORIGINS`: where files may lie besides Meta's own hosts; empty but for tests. */
  readonly mediaOrigins: readonly string[];
}

export interface MessengerAdapterDeps extends ImageOptions {
  /** Told about each call to Graph, for log and metrics. No personal data, no tokens. */
  readonly onCall?: (call: MessengerCallRecord) => void;
  /** Patience with one call; default 5 s. Tests shorten it. Unit: ms. */
  readonly deadlineMs?: number;
}

/** Source: Meta, Messenger Platform, "Sender actions", checked 2026-11-21. */
const SENDER_ACTIONS: Readonly<Record<Sign, SenderAction>> = {
  seen: 'mark_seen',
  typing: 'typing_on',
  'typing-ended': 'typing_off',
};

/**
 * Throws a HubError for an account that cannot work.
 *
 * @example
 * const page = createMessengerAdapter({ accountId, pageId, appSecret, verifyToken, pageAccessToken, graphBaseUrl, graphVersion });
 */
export function createMessengerAdapter(
  account: MessengerAccount,
  deps: MessengerAdapterDeps = {},
): ChannelAdapter {
  refuseUnusable(account);
  const client = createMessengerClient({ ...account, ...deps });
  const side = createMessengerSideClient({ ...account, ...deps });
  return {
    channelId: 'messenger',
    accountId: account.accountId,
    replyTokenFreshMs: 0,
    mostSendsPerSecond: MOST_SENDS_PER_SECOND,
    hasRetryKeys: false,
    permit: permitSend,
    receive: (webhook) => receive(account, webhook),
    verifySubscription: (query) => verifySubscription(account, query),
    render: (messages) => withQuote(renderMessages(messages, deps), messages),
    quoteHandleOf: ({ channelData }) => textOf(recordOf(recordOf(channelData)['message'])['mid']),
    quotesSentById: true,
    send: (request) => send(client, request),
    mostBubbleChars: TEXT_UNITS,
    personAddress: /^\d{5,25}$/,
    checkAccount: () => checkAccount(side, account.pageId),
    media: createMessengerMedia(account),
    files: MESSENGER_FILE_RULES,
    showSign: (conversationKey, sign) => client.act(conversationKey, SENDER_ACTIONS[sign]),
  };
}

/** An empty secret would let anybody sign; a token with a line break could not be sent as a header. */
function refuseUnusable(account: MessengerAccount): void {
  const isUsable = {
    MESSENGER_APP_SECRET: account.appSecret !== '',
    MESSENGER_VERIFY_TOKEN: account.verifyToken !== '',
    MESSENGER_PAGE_ID: account.pageId !== '',
    MESSENGER_PAGE_ACCESS_TOKEN: /^[\x21-\x7e]+$/.test(account.pageAccessToken),
    MESSENGER_GRAPH_BASE_URL: isPlainOrigin(account.graphBaseUrl),
    MESSENGER_GRAPH_VERSION: /^v\d+\.\d+$/.test(account.graphVersion),
  };
  const fault = Object.entries(isUsable).find(([, isGood]) => !isGood);
  if (fault === undefined) return;
  throw new HubError(
    'MESSENGER_ACCOUNT_UNUSABLE',
    `Messenger account '${account.accountId}': ${fault[0]} is empty or malformed; copy it again from the Meta app dashboard`,
    { details: { accountId: account.accountId, variable: fault[0] } },
  );
}

function isPlainOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

function receive(account: MessengerAccount, webhook: RawWebhook): WebhookVerdict {
  if (!verifySignature(webhook.body, webhook.header(SIGNATURE_HEADER), account.appSecret)) {
    return {
      kind: 'bad-signature',
      reason: `Messenger account '${account.accountId}': signature missing or wrong; check MESSENGER_APP_SECRET`,
    };
  }
  return parseWebhook(webhook.body, { pageId: account.pageId, receivedAtMs: webhook.receivedAtMs });
}

/** The first bubble of an answer quotes. */
function withQuote(
  calls: readonly PlatformCall[],
  messages: readonly OutboundMessage[],
): readonly PlatformCall[] {
  const replyTo = messages.find(({ quoteHandle }) => quoteHandle !== undefined)?.quoteHandle;
  if (replyTo === undefined) return calls;
  return calls.map((call, at) => (at === 0 ? { ...call, body: { ...recordOf(call.body), replyTo } } : call));
}

/** Source: Meta, Messenger Platform, "Webhooks: verification requests", checked 2026-11-21. */
function verifySubscription(account: MessengerAccount, query: SubscriptionQuery): string | undefined {
  const isOurs = isSameToken(query('hub.verify_token'), account.verifyToken);
  return isOurs && query('hub.mode') === 'subscribe' ? query('hub.challenge') : undefined;
}

async function send(client: MessengerClient, request: SendRequest): Promise<SendOutcome> {
  const message = recordOf(recordOf(request.call.body)['message']);
  if ((textOf(message['text']) ?? '') === '' && message['attachment'] === undefined) {
    return {
      kind: 'refused',
      reason: 'Messenger: the stored call holds neither text nor attachment',
      code: 'messenger-empty-call',
    };
  }
  // Stored as `render` made it; Graph judges it again.
  const rendered = message as unknown as MessengerMessage;
  return client.send(request.conversationKey, rendered, {
    metadata: request.outboxId,
    isHumanAgent: request.isFromPerson === true,
    replyTo: textOf(recordOf(request.call.body)['replyTo']),
  });
}
