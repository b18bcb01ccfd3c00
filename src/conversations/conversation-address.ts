// Where a conversation lives: its account and the platform's address, and the opaque id made of both.

import { createHash } from 'node:crypto';

import type { ChannelId } from '../domain/activity.js';
import {
  contactId,
  conversationId,
  type AccountId,
  type ContactId,
  type ConversationId,
} from '../domain/ids.js';

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
  return conversationId(`c_${digestOf(accountId, key)}`);
}

/** The person behind the platform's user id, the same in every talk of the account. */
export function contactIdOf(accountId: AccountId, personKey: string): ContactId {
  return contactId(`p_${digestOf(accountId, personKey)}`);
}

function digestOf(accountId: AccountId, key: string): string {
  return createHash('sha256').update(`${accountId}\n${key}`).digest('base64url').slice(0, 22);
}
