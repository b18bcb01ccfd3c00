// The first administrator: named by the environment, or made by whoever holds the one-time link that the hub prints at
// its start. Only while there is no active administrator; the account's fixed id lets one such account be made, ever.

import { createHash, randomBytes } from 'node:crypto';

import { staffId } from '../domain/ids.js';
import { weaknessOf } from '../domain/password-rules.js';
import type { Clock } from '../lib/clock.js';
import type { AuditLog } from './audit-log.js';
import type { PasswordHasher } from './password-thread.js';
import { newAccount, normalEmail, type StaffAccount } from './staff-account.js';
import type { StaffStore } from './staff-store.js';

/** How long the link is good. Unit: ms. */
const LINK_LIFE_MS = 24 * 3_600_000;
/** Unique keys are the one thing that two processes cannot both take. */
const FIRST_ID = staffId('first-administrator');

export interface FirstAdministratorParts {
  readonly store: StaffStore;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export interface NewAdministrator {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export type SetUpOutcome =
  | { readonly kind: 'made'; readonly account: StaffAccount }
  | { readonly kind: 'bad-token' | 'weak-password' | 'taken' };

export interface FirstAdministrator {
  /** At start. Resolves to the token of a new link where somebody has still to use one. */
  readonly prepare: (named: Omit<NewAdministrator, 'name'> | undefined) => Promise<string | undefined>;
  readonly setUp: (request: NewAdministrator & { token: string; address: string }) => Promise<SetUpOutcome>;
}

export function createFirstAdministrator(parts: FirstAdministratorParts): FirstAdministrator {
  const { store, clock } = parts;
  return {
    async prepare(named) {
      if (await store.hasActiveAdmin()) return undefined;
      if (named !== undefined) {
        await make(parts, { ...named, name: nameFrom(named.email) }, { address: undefined });
        return undefined;
      }
      const token = randomBytes(32).toString('base64url');
      await store.putSetupToken({ hash: hashOf(token), endsAtMs: clock() + LINK_LIFE_MS });
      return token;
    },
    async setUp({ token, address, ...person }) {
      const isGood = await store.hasSetupToken(hashOf(token), clock());
      if (!isGood || (await store.hasActiveAdmin())) return { kind: 'bad-token' };
      if (weaknessOf(person.password, [person.email, person.name]) !== undefined)
        return { kind: 'weak-password' };
      const account = await make(parts, person, { address });
      if (account === undefined) return { kind: 'taken' };
      await store.dropSetupToken();
      return { kind: 'made', account };
    },
  };
}

async function make(
  { store, hasher, audit, clock }: FirstAdministratorParts,
  person: NewAdministrator,
  from: { address: string | undefined },
): Promise<StaffAccount | undefined> {
  const account = newAccount({
    id: FIRST_ID,
    email: normalEmail(person.email),
    name: person.name,
    roles: ['admin'],
    passwordHash: await hasher.hash(person.password),
    createdAtMs: clock(),
  });
  if ((await store.insert(account)) === 'taken') return undefined;
  await store.joinAdmins(account.id);
  await audit.record({
    action: 'first-admin-made',
    target: { kind: 'staff', id: account.id },
    ...(from.address === undefined ? {} : { address: from.address }),
  });
  return account;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
const nameFrom = (email: string): string => email.split('@')[0] ?? email;
