import { nameUuid } from '../../src/lib/name-uuid.js';

describe('nameUuid', () => {
  it('makes the UUID that RFC 9562 gives as its example of version 5', () => {
    const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

    expect(nameUuid(dnsNamespace, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
});
