// Where a conversation lives: its account and the platform's address, and the opaque id made of both.

import { createHash } from 'node:crypto';

import type { ChannelId } from '../domain/activity.js';
import { conversationId, type AccountId, type ConversationId } from '../domain/ids.js';

export interface ConversationAddress {
  readonly id: ConversationId;
  readonly accountId: AccountId;
  readonly channelId: ChannelId;
  /** The platform's address of the talk: user, group or room id. Personal data. */
  readonly key: string;
  readonly isGroup: boolean;
}

/** The same account and key give the same id for ever; the key cannot be read back from a log line. */
export function conversationIdOf(accountId: AccountId, key: string): ConversationId {
  const digest = createHash('sha256').update(`${accountId}\n${key}`).digest('base64url');
  return conversationId(`c_${digest.slice(0, 22)}`);
}
