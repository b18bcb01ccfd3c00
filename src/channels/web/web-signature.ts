// Proves that a browser owns a talk: a signed token that names the account and the visitor, and nothing about the person.
// Called by the visitor's door at each handshake; knows no messages.

import { randomBytes } from 'node:crypto';

import { errors, jwtVerify, SignJWT } from 'jose';

import type { AccountId } from '../../domain/ids.js';
import type { Clock } from '../../lib/clock.js';

const ALGORITHM = 'HS256';
/** A talk may be taken up again this long after the last visit: each handshake gives a fresh token. Ours. Unit: ms. */
export const TOKEN_LIFE_MS = 90 * 24 * 3_600_000;
/** Ours are 200 to 250; anything much longer is not worth a look. Unit: characters. */
const MOST_TOKEN_CHARS = 1_000;
/** 16 random bytes. */
const VISITOR_KEY = /^[\w-]{22}$/;

export type TokenVerdict =
  | { readonly kind: 'visitor'; readonly key: string }
  | { readonly kind: 'expired' }
  /** Made by somebody else, changed, or for another account. */
  | { readonly kind: 'forged' };

export interface VisitorTokens {
  readonly sign: (visitorKey: string) => Promise<string>;
  /** Never throws for what a stranger may send. */
  readonly verify: (token: string) => Promise<TokenVerdict>;
}

export interface VisitorTokenParts {
  readonly accountId: AccountId;
  /** At least 32 bytes, used for nothing else. */
  readonly key: Uint8Array;
  readonly clock: Clock;
}

export function newVisitorKey(): string {
  return randomBytes(16).toString('base64url');
}

export function createVisitorTokens({ accountId, key, clock }: VisitorTokenParts): VisitorTokens {
  return {
    sign: (visitorKey) => {
      const nowMs = clock();
      return new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(visitorKey)
        .setAudience(accountId)
        .setIssuedAt(new Date(nowMs))
        .setExpirationTime(new Date(nowMs + TOKEN_LIFE_MS))
        .sign(key);
    },
    async verify(token) {
      if (token.length > MOST_TOKEN_CHARS) return { kind: 'forged' };
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          audience: accountId,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(clock()),
        });
        const subject = payload.sub ?? '';
        return VISITOR_KEY.test(subject) ? { kind: 'visitor', key: subject } : { kind: 'forged' };
      } catch (error) {
        // The signature is checked before the dates: an expired token is one that we made.
        return { kind: error instanceof errors.JWTExpired ? 'expired' : 'forged' };
      }
    },
  };
}
