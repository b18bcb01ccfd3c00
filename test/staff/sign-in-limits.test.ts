import { createSignInLimits, networkOf, withNetwork } from '../../src/staff/sign-in-limits.js';
import { createAttemptStore } from '../../src/storage/attempt-store.js';
import { testDatabase } from '../support/engine.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('withNetwork', () => {
  it('puts the latest first, each once, and forgets the eleventh', () => {
    const known = Array.from({ length: 10 }, (_, at) => `10.0.0.${at}`);

    expect(withNetwork(known, '10.0.0.3').slice(0, 3)).toEqual(['10.0.0.3', '10.0.0.0', '10.0.0.1']);
    expect(withNetwork(known, '10.0.0.3')).toHaveLength(10);
    expect(withNetwork(known, '10.9.9.9')).not.toContain('10.0.0.9');
  });
});

describe('the limits of a network', () => {
  const db = testDatabase();
  const nowMs = 1_763_712_000_000;

  it('stop one that tries a password on everybody, but nobody who is known there', async () => {
    const store = createAttemptStore(db().connection);
    const limits = createSignInLimits({ store, clock: () => nowMs });
    const admit = (person: number, isKnownHere: boolean) =>
      limits.admit({ email: `p${person}@city.gov.tw`, network: '10.0.0.1', isKnownHere });
    const kinds: string[] = [];
    for (let person = 0; person < 61; person += 1) kinds.push((await admit(person, false)).kind);

    expect(kinds.slice(-2)).toEqual(['free', 'locked']);
    expect((await admit(100, true)).kind).toBe('free');
    expect((await admit(101, false)).kind).toBe('locked');
  });

  it('give a right try back, and forget what has run out', async () => {
    const store = createAttemptStore(db().connection);
    const limit = { most: 2, windowMs: 1000, lockMs: 1000 };
    const reserve = () => store.reserve('k', limit, nowMs);

    await reserve();
    await store.refund('k');
    const tries = [await reserve(), await reserve(), await reserve()];
    await store.removeEnded(nowMs + 2000);

    expect(tries).toEqual([
      { kind: 'free', isLast: false },
      { kind: 'free', isLast: true },
      { kind: 'locked', untilMs: nowMs + 1000 },
    ]);
    expect(await reserve()).toEqual({ kind: 'free', isLast: false });
  });
});
