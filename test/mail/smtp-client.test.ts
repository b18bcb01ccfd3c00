// What is told to a mail server, and what is not.

import { createSmtpClient } from '../../src/mail/smtp-client.js';
import type { LetterOutcome } from '../../src/mail/letter.js';
import { FakeSmtp, type Encryption } from '../support/fake-smtp.js';
import { sendLetter } from '../support/letter-process.js';
import { TEST_CERTIFICATE } from '../support/test-certificate.js';

const servers = new Map<Encryption, FakeSmtp>();
beforeAll(async () => {
  for (const encryption of ['none', 'starttls', 'tls'] as const)
    servers.set(encryption, await FakeSmtp.start(encryption));
});
afterAll(() => Promise.all([...servers.values()].map((server) => server.stop())));
afterEach(() => {
  for (const server of servers.values()) {
    server.logins = 0;
    server.tries.length = 0;
    server.taken.length = 0;
  }
});

function serverOf(encryption: Encryption): FakeSmtp {
  const server = servers.get(encryption);
  if (server === undefined) throw new Error('not started');
  return server;
}
const OWN = TEST_CERTIFICATE.cert;

describe('the client of the mail server', () => {
  it('tells no password to a server that does not encrypt, where it must', async () => {
    const smtp = serverOf('none');
    const server = { host: '127.0.0.1', port: smtp.port, isTls: false, mustEncrypt: true };
    const login = { user: 'hub', password: 'right' };
    const from = { address: 'hub@city.example' };
    const client = createSmtpClient({ server: { ...server, login }, from }, { clock: Date.now });
    const letter = { id: 'x', to: 'ann@city.example', subject: 'x', text: 'x', html: 'x' };

    const outcome = await client(letter, {
      ending: new AbortController().signal,
      mayBegin: () => Promise.resolve(true),
    });

    expect(outcome).toMatchObject({ kind: 'later', fault: { code: 'unencrypted' } });
    expect([smtp.logins, smtp.tries]).toEqual([0, []]);
  });

  it.each([
    { at: 'smtps:', encryption: 'tls' },
    { at: 'smtp:', encryption: 'starttls' },
  ] as const)(
    'signs in and sends over TLS to $at that the office vouches for',
    async ({ at, encryption }) => {
      const smtp = serverOf(encryption);
      smtp.needPassword('right');

      const outcome = await sendLetter(`${at}//hub:right@localhost:${smtp.port}`, OWN);

      expect(outcome).toEqual({ kind: 'sent' });
      expect([smtp.logins, smtp.taken.map(({ to }) => to)]).toEqual([1, ['ann@city.example']]);
    },
  );

  it.each<readonly [string, string, Encryption, string | undefined, LetterOutcome]>([
    ['smtps: that nobody vouches for', 'smtps://hub:right@localhost', 'tls', undefined, untrusted(/self-signed/)],
    ['STARTTLS that nobody vouches for', 'smtp://hub:right@localhost', 'starttls', undefined, untrusted(/self-signed/)],
    ['… without a password', 'smtp://localhost', 'starttls', undefined, untrusted(/self-signed/)],
    ['smtps: of another name', 'smtps://hub:right@127.0.0.1', 'tls', OWN, untrusted(/127\.0\.0\.1/)],
    ['STARTTLS of another name', 'smtp://hub:right@127.0.0.1', 'starttls', OWN, untrusted(/127\.0\.0\.1/)],
    ['smtps: where nothing is encrypted', 'smtps://hub:right@localhost', 'none', OWN, faulty('unencrypted', /./)],
  ])('says nothing, and why, to %s', async (...[, url, encryption, trusts, outcome]) => {
    const smtp = serverOf(encryption);

    expect(await sendLetter(`${url}:${smtp.port}`, trusts)).toEqual(outcome);

    expect([smtp.logins, smtp.tries, smtp.taken]).toEqual([0, [], []]);
  }); // prettier-ignore
});

function faulty(code: 'unencrypted' | 'untrusted', detail: RegExp): LetterOutcome {
  return { kind: 'later', fault: { code, detail: expect.stringMatching(detail) as string } };
}
function untrusted(detail: RegExp): LetterOutcome {
  return faulty('untrusted', detail);
}
