// The proof of a Messenger webhook, and the proof that our own calls carry.

import {
  appSecretProof,
  isSameToken,
  verifySignature,
} from '../../../src/channels/messenger/messenger-signature.js';

const BODY = Buffer.from('{"object":"page","entry":[]}');
/** `printf '{"object":"page","entry":[]}' | openssl dgst -sha256 -hmac app-secret` */
const HEX = 'e6e9d7a842a48e17f43a34d6125d0d933e2aab92ee37f0993a4d493b50e3d438';
/** The same with `-sha1`. */
const SHA1_HEX = '4c9d46957740c5094758b258e24de20040cdea53';

describe('the signature of a Messenger webhook', () => {
  it.each([`sha256=${HEX}`, `SHA256=${HEX.toUpperCase()}`])('%s verifies', (header) => {
    expect(verifySignature(BODY, header, 'app-secret')).toBe(true);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['the hex alone', HEX],
    ['SHA-1', `sha1=${SHA1_HEX}`],
    ['SHA-1 under the name of SHA-256', `sha256=${SHA1_HEX}`],
    ['a shorter one', `sha256=${HEX.slice(2)}`],
    ['a longer one', `sha256=${HEX}00`],
    ['junk behind', `sha256=${HEX}$$`],
    ['one of another body', `sha256=${HEX.replace(/[0-8]/, '9')}`],
  ])('%s does not verify', (_case, header) => {
    expect(verifySignature(BODY, header, 'app-secret')).toBe(false);
  });

  it('does not verify under another secret or none', () => {
    expect(verifySignature(BODY, `sha256=${HEX}`, 'other')).toBe(false);
    expect(verifySignature(BODY, `sha256=${HEX}`, '')).toBe(false);
  });
});

describe('appsecret_proof', () => {
  /** `printf page-token | openssl dgst -sha256 -hmac app-secret` */
  it('is the hex HMAC of the token under the app secret', () => {
    expect(appSecretProof('page-token', 'app-secret')).toBe(
      'd8b448b9cc7d64c51098271805b3cc20b5b715e52bd587eb71b610259587c856',
    );
  });
});

describe('comparing verify tokens', () => {
  it.each([
    ['t', 't', true],
    ['t', 'T', false],
    ['t', 'tt', false],
    ['', '', false],
    [undefined, 't', false],
  ])('%j against %j: %s', (given, expected, isSame) => {
    expect(isSameToken(given, expected)).toBe(isSame);
  });
});
