// A member of staff as the hub keeps them. What a browser may see of it is `wire/staff-api.ts`.

import type { StaffId } from '../domain/ids.js';
import type { Role } from '../domain/roles.js';

export interface StaffAccount {
  readonly id: StaffId;
  /** Lower case, unique. */
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
  /** Encoded argon2id. */
  readonly passwordHash: string;
  /** The ones before, newest first; at most two, so that with the current one the last three are known. */
  readonly formerHashes: readonly string[];
  /**
   * Grows whenever roles, password or activity change. A session carries the number that it was opened under and counts
   * only while it is the same: one write ends every session of a person, however late a racing request comes.
   */
  readonly generation: number;
  /** Networks that they have signed in from, newest first; see `sign-in-limits.ts`. */
  readonly knownNetworks: readonly string[];
  readonly createdAtMs: number;
  readonly lastSignInAtMs?: number;
}

/** Somebody who has never signed in. */
export function newAccount(
  facts: Pick<StaffAccount, 'id' | 'email' | 'name' | 'roles' | 'passwordHash' | 'createdAtMs'>,
): StaffAccount {
  return { ...facts, isActive: true, formerHashes: [], generation: 1, knownNetworks: [] };
}

/** The one spelling of an address: people type capitals and spaces. */
export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
