import path from 'node:path';

import { createPasswordThread } from '../../src/staff/password-thread.js';

const ENTRY = path.resolve('dist/staff/password-worker.js');

describe('the password thread', () => {
  const thread = createPasswordThread(ENTRY);
  afterAll(() => thread.stop());

  it("makes OWASP's argon2id, another each time, and knows it again", async () => {
    const [first, second] = [await thread.hash('一碼 pass'), await thread.hash('一碼 pass')];

    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await thread.verify('一碼 ｐａｓｓ', first)).toBe(true);
    expect(await thread.verify('一碼 Pass', first)).toBe(false);
  });

  it('refuses more than twenty that wait, at once, and goes on', async () => {
    const encoded = await thread.hash('a quiet green river');

    const tries = await Promise.allSettled(Array.from({ length: 22 }, () => thread.verify('x', encoded)));

    const refused = tries.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([
      { reason: { code: 'PASSWORDS_BUSY', retryable: true } },
      { reason: { code: 'PASSWORDS_BUSY', retryable: true } },
    ]);
    expect(await thread.verify('a quiet green river', encoded)).toBe(true);
  });

  it('takes a broken hash for a fault that says nothing of the password', async () => {
    await expect(thread.verify('a quiet green river', 'no hash')).rejects.toMatchObject({
      code: 'PASSWORDS_FAILED',
      message: expect.not.stringContaining('river') as string,
    });
  });

  it('fails those that wait when it is stopped, and begins anew when asked again', async () => {
    const [waiting] = await Promise.allSettled([thread.hash('a quiet green river'), thread.stop()]);

    expect(waiting).toMatchObject({ status: 'rejected', reason: { code: 'PASSWORDS_FAILED' } });
    expect(await thread.hash('a quiet green river')).toMatch(/^\$argon2id/);
  });
});
