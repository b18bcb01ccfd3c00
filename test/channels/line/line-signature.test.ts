// The signature, against a value computed with openssl:
// printf '%s' '{"events":[]}' | openssl dgst -sha256 -hmac 'channel secret' -binary | base64

import fc from 'fast-check';

import { verifySignature } from '../../../src/channels/line/line-signature.js';

const SIGNATURE = '9IkLPEMwVkXanMxwj1+5nNTSANJuNDBlRsRTJULAsyE=';
const BODY = Buffer.from('{"events":[]}');
const SECRET = 'channel secret';

describe('the signature of a LINE webhook', () => {
  it('is taken when it is right', () => {
    expect(verifySignature(BODY, SIGNATURE, SECRET)).toBe(true);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['of another secret', '/qKrNSxkNbsA/m6JSzxLOIqGcXgyD2UDqpyVQyznfnI='],
    ['too short', 'AAAA'],
    ['too long', `${SIGNATURE.slice(0, -1)}AAAA`],
    ['in hexadecimal', Buffer.from(SIGNATURE, 'base64').toString('hex')],
  ])('is refused when %s', (_case, header) => {
    expect(verifySignature(BODY, header, SECRET)).toBe(false);
  });

  it('is refused whatever it is when the secret is empty', () => {
    const signedWithNothing = 'HUuwV0gWPw1Da7htePXPas9eiL7u851nX83tflJXhcM=';

    expect(verifySignature(BODY, signedWithNothing, '')).toBe(false);
  });

  it('never throws and never takes a header made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        expect(verifySignature(BODY, header, SECRET)).toBe(false);
      }),
    );
  });
});
