// E-mail and password to an account, or an answer that tells a stranger nothing.

import type { Clock } from '../lib/clock.js';
import type { AuditLog } from './audit-log.js';
import type { PasswordHasher } from './password-thread.js';
import { networkOf, withNetwork, type SignInLimits } from './sign-in-limits.js';
import { normalEmail, type StaffAccount } from './staff-account.js';
import type { StaffStore } from './staff-store.js';

/** Of a random password nobody knows: an unknown address costs the same work as a known one. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$iGCz4rAOVR2Rvh6/rOfFUg$4ZmOTqw8AUrdhjXpiWFH/Gf0zDWwjna+Clj8uTx/b1U';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The network address that the try comes from. */
  readonly address: string;
}

export type SignInOutcome =
  | { readonly kind: 'right'; readonly account: StaffAccount }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly untilMs: number };

export type SignIn = (credentials: Credentials) => Promise<SignInOutcome>;

export interface SignInParts {
  readonly store: Pick<StaffStore, 'findByEmail' | 'noteSignIn'>;
  readonly limits: SignInLimits;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** The account comes as it was before this sign-in: its `lastSignInAtMs` is what the person is shown. */
export function createSignIn(parts: SignInParts): SignIn {
  return async ({ email, password, address }) => {
    const network = networkOf(address);
    const account = await parts.store.findByEmail(normalEmail(email));
    const isKnownHere = account?.knownNetworks.includes(network) === true;
    const attempt = { email: normalEmail(email), network, isKnownHere };
    const admission = await parts.limits.admit(attempt);
    if (admission.kind === 'locked') return admission;
    const isRight = await parts.hasher.verify(password, account?.passwordHash ?? NOBODYS_HASH);
    if (account === undefined || !isRight || !account.isActive) {
      await recordFailure(parts, { account, address, isLast: admission.isLast });
      return { kind: 'wrong' };
    }
    await parts.limits.forgive(attempt);
    await parts.audit.record({ action: 'signed-in', actor: account, address });
    const knownNetworks = withNetwork(account.knownNetworks, network);
    await parts.store.noteSignIn(account.id, { atMs: parts.clock(), knownNetworks });
    return { kind: 'right', account };
  };
}

/** The address that was typed is not kept: people type passwords into that field. */
async function recordFailure(
  { audit }: SignInParts,
  facts: { account: StaffAccount | undefined; address: string; isLast: boolean },
): Promise<void> {
  const { account, address, isLast } = facts;
  await audit.record({
    action: isLast ? 'sign-in-locked' : 'sign-in-failed',
    address,
    ...(account === undefined ? {} : { target: { kind: 'staff', id: account.id } }),
  });
}
