// The port of the contact store: what platforms have told about people, and when to ask again.

import type { ContactProfile } from '../domain/contact.js';
import type { AccountId, ContactId } from '../domain/ids.js';

export interface Contact {
  readonly id: ContactId;
  /** Absent where the platform has never told. */
  readonly profile?: ContactProfile;
  readonly askAgainAtMs: number;
}

export interface ContactStore {
  /** Those that are known, in no order. */
  readonly find: (ids: readonly ContactId[]) => Promise<readonly Contact[]>;
  /** Without a profile only the time changes: what was told before stays. */
  readonly save: (contact: Contact & { readonly accountId: AccountId }) => Promise<void>;
}
