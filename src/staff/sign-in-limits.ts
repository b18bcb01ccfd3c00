// How often somebody may try a password. Called by `sign-in.ts`; the counts are in the store, so that a restart or a
// second hub forgives nothing.
//
// Three counters, each counted *before* the password is checked, so that parallel tries gain nothing:
//
//   person + network   5 tries in 15 min → 15 min locked. The rule of 資通系統防護基準. A stranger who types somebody's
//                      address wrong five times locks that person out of the stranger's own network only.
//   person             20 tries in an hour over all networks → 15 min locked, for networks that the person has never
//                      signed in from. Stops a guesser with many addresses; the person at the usual desk notices nothing.
//   network            60 tries in 15 min over all persons → 15 min locked, for persons who have never signed in from it.
//                      Stops one password tried on a thousand people. A right password gives its own try back, no more.
//
// A network is an IPv4 address or an IPv6 /64. The answers are the same whether the person exists or not, with one
// exception: from a network that locked itself, a person known there still gets "wrong" instead of "locked".
// Behind a proxy without TRUST_PROXY everybody shares the proxy's address: then five wrong tries from anywhere lock one
// person everywhere, which is why a proxy has to be named.

import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

import type { Clock } from '../lib/clock.js';
import type { AttemptLimit, AttemptStore, Reservation } from './attempt-store.js';

const MINUTE_MS = 60_000;
const PAIR: AttemptLimit = { most: 5, windowMs: 15 * MINUTE_MS, lockMs: 15 * MINUTE_MS };
const PERSON: AttemptLimit = { most: 20, windowMs: 60 * MINUTE_MS, lockMs: 15 * MINUTE_MS };
const NETWORK: AttemptLimit = { most: 60, windowMs: 15 * MINUTE_MS, lockMs: 15 * MINUTE_MS };

/** So many networks of a person are remembered, the latest first. */
const MOST_KNOWN_NETWORKS = 10;

export interface SignInTry {
  /** In its one spelling. */
  readonly email: string;
  readonly network: string;
  /** Has this person signed in from here before? */
  readonly isKnownHere: boolean;
}

export interface SignInLimits {
  /** Counts the try. `isLast`: it is let through, and the next will not be. */
  readonly admit: (attempt: SignInTry) => Promise<Reservation>;
  /** The password was right. */
  readonly forgive: (attempt: SignInTry) => Promise<void>;
}

export function createSignInLimits({ store, clock }: { store: AttemptStore; clock: Clock }): SignInLimits {
  return {
    async admit(attempt) {
      const nowMs = clock();
      const pair = await store.reserve(pairKey(attempt), PAIR, nowMs);
      if (pair.kind === 'locked' || attempt.isKnownHere) return pair;
      const person = await store.reserve(personKey(attempt), PERSON, nowMs);
      if (person.kind === 'locked') return person;
      const network = await store.reserve(networkKey(attempt), NETWORK, nowMs);
      if (network.kind === 'locked') return network;
      return { kind: 'free', isLast: pair.isLast || person.isLast || network.isLast };
    },
    async forgive(attempt) {
      await store.clear(pairKey(attempt));
      if (attempt.isKnownHere) return;
      await store.clear(personKey(attempt));
      await store.refund(networkKey(attempt));
    },
  };
}

/** `203.0.113.7`, `::ffff:203.0.113.7` → the IPv4 address; `2001:db8:1:2:3::4` → `2001:db8:1:2::/64`. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  return `${[...groups, ...Array<string>(zeros).fill('0'), ...behind].slice(0, 4).join(':')}::/64`;
}

/** The list with this network at its head. */
export function withNetwork(known: readonly string[], network: string): readonly string[] {
  return [network, ...known.filter((other) => other !== network)].slice(0, MOST_KNOWN_NETWORKS);
}

/** Keys are hashed: the counters must not collect what strangers type as e-mail addresses. */
const keyOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');
const pairKey = ({ email, network }: SignInTry): string => keyOf('pair', email, network);
const personKey = ({ email }: SignInTry): string => keyOf('person', email);
const networkKey = ({ network }: SignInTry): string => keyOf('network', network);
