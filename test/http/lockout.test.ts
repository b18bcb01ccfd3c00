// A fake clock, made-up networks, and strangers who guess.

import { ADMIN, ADMIN_ENV, codeOf, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';

const MINUTE_MS = 60_000;

describe('guessing a password', () => {
  let hub: TestHub;
  let nowMs = Date.now();
  let addresses = 0;

  beforeAll(async () => {
    hub = await TestHub.start({ isBare: true, env: { ...ADMIN_ENV, TRUST_PROXY: '1' }, clock: () => nowMs });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  /** A network nobody has used. */
  const somewhere = (): Record<string, string> => {
    addresses += 1;
    return { 'x-forwarded-for': `198.51.${addresses >> 8}.${addresses & 255}` };
  };
  const tryPassword = (password: string, headers: Record<string, string>, email: string = ADMIN.email) =>
    new StaffClient(() => hub.url).send('POST', '/api/v1/session', { body: { email, password }, headers });
  const tryTimes = async (times: number, headers: Record<string, string>, email?: string) => {
    const codes: (string | undefined)[] = [];
    for (let at = 0; at < times; at += 1) codes.push(codeOf(await tryPassword('wrong', headers, email)));
    return codes;
  };
  const wrong = (times: number): string[] => Array<string>(times).fill('WRONG_CREDENTIALS');
  beforeEach(() => {
    nowMs += 24 * 60 * MINUTE_MS;
  });

  it('locks a person out of a network for 15 minutes after five tries, and says until when', async () => {
    const here = somewhere();
    const codes = await tryTimes(5, here);
    const locked = await tryPassword(ADMIN.password, here);
    nowMs += 15 * MINUTE_MS - 1;
    const still = await tryPassword(ADMIN.password, here);
    nowMs += 1;
    const open = await tryPassword(ADMIN.password, here);

    expect(codes).toEqual(wrong(5));
    expect([locked.status, still.status, open.status]).toEqual([429, 429, 200]);
    expect(locked.body).toMatchObject({ error: { code: 'SIGN_IN_LOCKED', details: { untilMs: nowMs } } });
    expect(locked.text).toMatch(/請於 \d\d:\d\d 後再試/);
    expect(locked.headers.get('retry-after')).toBe('900');
  });

  it('answers an unknown person the same', async () => {
    const [known, unknown] = [somewhere(), somewhere()];
    const strip = ({ text }: ApiAnswer): string => text.replace(/"requestId":"[^"]*"/, '');

    const pairs = [];
    for (let at = 0; at < 6; at += 1)
      pairs.push([
        strip(await tryPassword('wrong', known)),
        strip(await tryPassword('wrong', unknown, 'nobody@city.gov.tw')),
      ]);

    for (const [theirs, nobodys] of pairs) expect(nobodys).toBe(theirs);
  });

  it('gives parallel tries no more than five', async () => {
    const here = somewhere();

    const answers = await Promise.all(Array.from({ length: 12 }, () => tryPassword('wrong', here)));

    expect(answers.map(codeOf).filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(5);
  });

  it('forgets the tries after a right one', async () => {
    const here = somewhere();

    await tryTimes(4, here);
    const { status } = await tryPassword(ADMIN.password, here);

    expect(status).toBe(200);
    expect(await tryTimes(5, here)).toEqual(wrong(5));
  });

  it('does not let strangers lock a person out of the desk where they always sit', async () => {
    const desk = somewhere();
    await tryPassword(ADMIN.password, desk);
    for (let networks = 0; networks < 5; networks += 1) await tryTimes(5, somewhere());

    expect((await tryPassword(ADMIN.password, somewhere())).status).toBe(429);
    expect((await tryPassword(ADMIN.password, desk)).status).toBe(200);
  });
});
