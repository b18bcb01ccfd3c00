// What the desk's door asks about whoever connects. The staff's sessions answer it; compose joins the two.

import type { IncomingMessage } from 'node:http';

import type { Role } from '../wire/staff-api.js';

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
