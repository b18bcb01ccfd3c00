// "Thinking" and "read" on LINE. Called by line-adapter; what goes wrong is nobody's business.

import type { InboundActivity } from '../../domain/activity.js';
import { recordOf, textOf } from '../../lib/json-reading.js';
import type { Sign } from '../channel-adapter.js';
import type { LineSideClient } from './line-side-client.js';

/** How long the loading animation goes on unless a message of ours ends it: 5 to 60 in steps of 5. Ours: whoever still thinks then
 *  shows it again. Source: LINE Messaging API reference, "Display a loading animation", `loadingSeconds`. Unit: s. */
const LOADING_SECONDS = 10;

/** Only in a talk with one person; LINE refuses groups and rooms. Source: same, `chatId`. */
const USER_ID = /^U[0-9a-f]{32}$/;

export interface SignRequest {
  readonly conversationKey: string;
  readonly sign: Sign;
  /** Up to which message a person has read; absent: a program has, and LINE is told nothing. */
  readonly readMessage: InboundActivity | undefined;
}

/** LINE has no sign that takes "thinking" back: it ends with our message or by itself. */
export async function showSign(
  side: Pick<LineSideClient, 'ask'>,
  { conversationKey, sign, readMessage }: SignRequest,
): Promise<void> {
  if (sign === 'typing' && USER_ID.test(conversationKey)) {
    const body = { chatId: conversationKey, loadingSeconds: LOADING_SECONDS };
    await side.ask('POST', '/v2/bot/chat/loading/start', body);
  }
  const markAsReadToken = sign === 'seen' ? readTokenOf(readMessage) : undefined;
  if (markAsReadToken !== undefined) await side.ask('POST', '/v2/bot/chat/markAsRead', { markAsReadToken });
}

/** There only where the account's chat is switched on; good for ever, for this message and all before it.
 *  Source: LINE Messaging API reference, "Message event", `markAsReadToken`, checked 2026-11-21. */
function readTokenOf(message: InboundActivity | undefined): string | undefined {
  return textOf(recordOf(recordOf(message?.channelData)['message'])['markAsReadToken']);
}
