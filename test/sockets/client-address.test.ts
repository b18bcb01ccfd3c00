// Whose address counts, by what stands in front of the hub.

import { clientAddress } from '../../src/sockets/client-address.js';

describe('the address that limits count by', () => {
  it.each<[string, string, string | undefined, number, string]>([
    ['the connection itself', '5.5.5.5', undefined, 0, '5.5.5.5'],
    ['never a stranger’s claim', '5.5.5.5', '1.1.1.1', 0, '5.5.5.5'],
    ['what our proxy saw', '10.0.0.1', '1.1.1.1, 2.2.2.2', 1, '2.2.2.2'],
    ['what the outer of two proxies saw', '10.0.0.1', '1.1.1.1, 2.2.2.2, 10.0.0.2', 2, '2.2.2.2'],
    ['as far as the chain goes', '10.0.0.1', '2.2.2.2', 5, '2.2.2.2'],
    ['the household behind IPv6', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2'],
    ['the household, shortened', '2001:db8::6', undefined, 0, '2001:db8:0:0'],
    ['IPv4 in IPv6 dress', '::ffff:5.5.5.5', undefined, 0, '::ffff:5.5.5.5'],
  ])('is %s', (...row) => {
    const [, address, forwardedFor, proxies, expected] = row;

    expect(clientAddress({ address, forwardedFor }, proxies)).toBe(expected);
  });
});
