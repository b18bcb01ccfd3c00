// What is told to a mail server, and what is not.

import { createSmtpClient } from '../../src/mail/smtp-client.js';
import { FakeSmtp } from '../support/fake-smtp.js';

let smtp: FakeSmtp;
beforeAll(async () => {
  smtp = await FakeSmtp.start();
});
afterAll(() => smtp.stop());

describe('the client of the mail server', () => {
  it('tells no password to a server that does not encrypt, where it must', async () => {
    const server = { host: '127.0.0.1', port: smtp.port, isTls: false, mustEncrypt: true };
    const login = { user: 'hub', password: 'right' };
    const from = { address: 'hub@city.example' };
    const client = createSmtpClient({ server: { ...server, login }, from }, { clock: Date.now });
    const letter = { id: 'x', to: 'ann@city.example', subject: 'x', text: 'x', html: 'x' };

    const outcome = await client(letter, {
      ending: new AbortController().signal,
      mayBegin: () => Promise.resolve(true),
    });

    expect(outcome).toMatchObject({ kind: 'later', fault: { code: 'network' } });
    expect([smtp.logins, smtp.tries]).toEqual([0, []]);
  });
});
