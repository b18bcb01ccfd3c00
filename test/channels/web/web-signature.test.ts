// The key to a talk: whose it is, how long it lives, and what is no key.

import { SignJWT, UnsecuredJWT } from 'jose';

import {
  createVisitorTokens,
  newVisitorKey,
  TOKEN_LIFE_MS,
} from '../../../src/channels/web/web-signature.js';
import { accountId } from '../../../src/domain/ids.js';

const NOW_MS = 1_800_000_000_000;
const KEY = new Uint8Array(32).fill(7);
const VISITOR = newVisitorKey();

const tokens = (change: { nowMs?: number; key?: Uint8Array; account?: string } = {}) =>
  createVisitorTokens({
    accountId: accountId(change.account ?? 'webchat'),
    key: change.key ?? KEY,
    clock: () => change.nowMs ?? NOW_MS,
  });

const signed = (claims: Record<string, unknown>, key = KEY): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);

describe('a visitor token', () => {
  it('names its visitor and nothing else of them', async () => {
    const token = await tokens().sign(VISITOR);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;

    expect(await tokens().verify(token)).toEqual({ kind: 'visitor', key: VISITOR });
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'sub']);
  });

  it('lives for its time and then has run out', async () => {
    const token = await tokens().sign(VISITOR);

    expect((await tokens({ nowMs: NOW_MS + TOKEN_LIFE_MS - 5_000 }).verify(token)).kind).toBe('visitor');
    expect((await tokens({ nowMs: NOW_MS + TOKEN_LIFE_MS + 5_000 }).verify(token)).kind).toBe('expired');
  });

  const inAYear = NOW_MS / 1000 + 31_536_000;
  it.each<[string, () => string | Promise<string>]>([
    ['another secret', () => tokens({ key: new Uint8Array(32) }).sign(VISITOR)],
    ['another account', () => tokens({ account: 'webchat-2' }).sign(VISITOR)],
    ['no signature', () => new UnsecuredJWT({ sub: VISITOR, aud: 'webchat', exp: inAYear }).encode()],
    ['no end', () => signed({ sub: VISITOR, aud: 'webchat' })],
    ['no visitor', () => signed({ aud: 'webchat', exp: inAYear })],
    ['a visitor that is no key', () => signed({ sub: 'U1234:x', aud: 'webchat', exp: inAYear })],
    ['an expired forgery', () => signed({ sub: VISITOR, aud: 'webchat', exp: 1 }, new Uint8Array(32))],
    ['a conversation id', () => 'c_0123456789abcdefghijkl'],
    ['nothing', () => ''],
    ['junk', () => 'ey.ey.ey'],
    ['a very long text', () => 'e'.repeat(100_000)],
  ])('with %s is forged', async (_case, make) => {
    expect(await tokens().verify(await make())).toEqual({ kind: 'forged' });
  });

  it('changed by one letter is forged', async () => {
    const token = await tokens().sign(VISITOR);
    const at = token.indexOf('.') + 5;
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);

    expect(await tokens().verify(changed)).toEqual({ kind: 'forged' });
  });
});
