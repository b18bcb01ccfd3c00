// Branded identifiers: two plain strings can be swapped by mistake, two of these cannot.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** An account of ours on a platform (`line-main`), fixed by configuration. Lower-case letters, digits, `-`; 1 to 40 characters. */
export type AccountId = Branded<'AccountId'>;
/** One talk with one contact, group or room on one account: an opaque digest, safe to log. */
export type ConversationId = Branded<'ConversationId'>;
/** One person on one account, in talks of their own and in groups: an opaque digest, safe to log. */
export type ContactId = Branded<'ContactId'>;
/** `account:eventId`: one event of a platform, unique for ever. */
export type InboxId = Branded<'InboxId'>;
/** `turn:ordinal`: one call to a platform, unique for ever. A turn's id is the id of its inbox row. */
export type OutboxId = Branded<'OutboxId'>;
/** A member of staff: random, safe to log. */
export type StaffId = Branded<'StaffId'>;

export const accountId = (text: string): AccountId => text as AccountId;
export const conversationId = (text: string): ConversationId => text as ConversationId;
export const contactId = (text: string): ContactId => text as ContactId;
export const inboxId = (account: AccountId, eventId: string): InboxId => `${account}:${eventId}` as InboxId;
export const outboxId = (turn: string, ordinal: number): OutboxId => `${turn}:${ordinal}` as OutboxId;
export const staffId = (text: string): StaffId => text as StaffId;
