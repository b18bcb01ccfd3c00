// Where accounts are kept. Owned by the rules in this room; `storage/staff-store.ts` implements it.

import type { StaffId } from '../domain/ids.js';
import type { Role } from '../domain/roles.js';
import type { StaffAccount } from './staff-account.js';

/** Fields of an account that a change may set; what is absent stays. */
export interface StaffChange {
  readonly name?: string;
  readonly roles?: readonly Role[];
  readonly isActive?: boolean;
  readonly password?: { readonly hash: string; readonly formerHashes: readonly string[] };
  /** Ends every session of theirs. */
  readonly endsSessions: boolean;
}

export interface StaffStore {
  /** `taken` also where the id is: of two first administrators one is made. */
  readonly insert: (account: StaffAccount) => Promise<'inserted' | 'taken'>;
  readonly findById: (id: StaffId) => Promise<StaffAccount | undefined>;
  readonly findByEmail: (email: string) => Promise<StaffAccount | undefined>;
  /** Active first, then by name. A city's staff: some hundreds at most. */
  readonly list: () => Promise<readonly StaffAccount[]>;
  readonly hasActiveAdmin: () => Promise<boolean>;
  /** Guarded by the generation that was read: `stale` when somebody else was faster. */
  readonly change: (
    account: Pick<StaffAccount, 'id' | 'generation'>,
    change: StaffChange,
  ) => Promise<StaffAccount | 'stale'>;
  readonly noteSignIn: (
    id: StaffId,
    facts: { readonly atMs: number; readonly knownNetworks: readonly string[] },
  ) => Promise<void>;
  /**
   * Takes the person off the list of active administrators, one guarded update of the one document that holds it; false
   * when they are the last. Called before the account loses the role or its activity.
   */
  readonly leaveAdmins: (id: StaffId) => Promise<boolean>;
  readonly joinAdmins: (id: StaffId) => Promise<void>;
  /** The one-time link: only the hash of its token is kept, and only the newest. */
  readonly putSetupToken: (token: { readonly hash: string; readonly endsAtMs: number }) => Promise<void>;
  readonly hasSetupToken: (hash: string, nowMs: number) => Promise<boolean>;
  readonly dropSetupToken: () => Promise<void>;
}
