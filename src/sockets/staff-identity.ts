// What the desk's door asks about whoever connects. The staff's sessions answer it; compose joins the two.

import type { IncomingMessage } from 'node:http';

import type { Role } from '../domain/roles.js';
import type { SessionReader } from '../staff/session-reader.js';
import type { StaffAccount } from '../staff/staff-account.js';

export interface StaffIdentity {
  readonly id: string;
  /** As citizens read it. */
  readonly name: string;
  readonly roles: readonly Role[];
}

/** One sign-in, as long as it lasts. */
export interface StaffSession {
  /** Who it is by now; undefined once it has ended. `isActivity`: a person did something, so it lives on. */
  readonly check: (use: { readonly isActivity: boolean }) => Promise<StaffIdentity | undefined>;
}

/** The sign-in behind a socket's handshake; undefined for nobody. */
export type ReadStaff = (request: IncomingMessage) => Promise<StaffSession | undefined>;

/** The staff's own sessions, by the cookie that the API uses too. */
export function readStaffFrom(reader: SessionReader): ReadStaff {
  return async (request) => {
    const signedIn = await reader.read(request);
    if (signedIn === undefined) return undefined;
    return {
      async check(use) {
        const now = await reader.check(signedIn, use);
        return now === undefined ? undefined : toIdentity(now.staff);
      },
    };
  };
}

function toIdentity({ id, name, roles }: StaffAccount): StaffIdentity {
  return { id, name, roles };
}
