import { networkOf, withNetwork } from '../../src/staff/sign-in-limits.js';

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
