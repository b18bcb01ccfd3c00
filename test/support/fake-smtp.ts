// A mail server on loopback that judges what it is told: it takes letters, refuses, puts off, hangs, or cuts the line, by the address.

import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net';

import { TEST_CERTIFICATE } from './test-certificate.js';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface TakenLetter {
  readonly to: string;
  readonly from: string;
  /** As it came over the line. */
  readonly raw: string;
  readonly messageId: string;
}

/** What becomes of letters to an address. `cut`: the line breaks when the content has come; `early`: before it; `hang`: no answer to
 *  the content. */
export type MailPlan = 'take' | 'refuse' | 'grey' | 'cut' | 'early' | 'hang' | 'refuse-content';

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/** `tls`: from the first byte. */
export type Encryption = 'none' | 'starttls' | 'tls';

export class FakeSmtp {
  readonly taken: TakenLetter[] = [];
  /** Addresses of every try, in order. */
  readonly tries: string[] = [];
  logins = 0;
  readonly #plans = new Map<string, MailPlan>();
  readonly #server: SMTPServer;
  readonly #sockets = new Map<string, Socket>();
  #hasPassword: string | undefined;

  private constructor(encryption: Encryption) {
    this.#server = new SMTPServer({
      ...(encryption === 'none' ? { disabledCommands: ['STARTTLS'] } : TEST_CERTIFICATE),
      secure: encryption === 'tls',
      authOptional: true,
      allowInsecureAuth: encryption === 'none',
      disableReverseLookup: true,
      onAuth: (auth, _session, done) => {
        this.logins += 1;
        if (auth.password === this.#hasPassword) done(null, { user: auth.username });
        else done(refusal(535, `no such password ${auth.password ?? ''}`));
      },
      onRcptTo: ({ address }, session, done) => {
        this.tries.push(address);
        const plan = this.#planOf(address);
        if (plan === 'early') this.#cut(session);
        else if (plan === 'refuse') done(refusal(550, 'no such mailbox'));
        else if (plan === 'grey') done(refusal(451, 'greylisted, come back later'));
        else done();
      },
      onData: (stream, session, done) => {
        // Broken off before its end it is no letter.
        this.#take(stream, session, done).catch(() => undefined);
      },
    });
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket: Socket) => {
      this.#sockets.set(`${socket.remotePort ?? 0}`, socket);
    });
  }

  static async start(encryption: Encryption = 'none'): Promise<FakeSmtp> {
    const fake = new FakeSmtp(encryption);
    await new Promise<void>((resolve) => {
      fake.#server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  get env(): Readonly<Record<string, string>> {
    return { SMTP_URL: `smtp://127.0.0.1:${this.port}`, MAIL_FROM: '示範市 1999 <hub@city.example>' };
  }

  /** Whoever signs in needs it. */
  needPassword(password: string): void {
    this.#hasPassword = password;
  }

  plan(address: string, plan: MailPlan): void {
    this.#plans.set(address, plan);
  }

  to(address: string): readonly TakenLetter[] {
    return this.taken.filter((letter) => letter.to === address);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => {
      this.#server.close(resolve);
    });
  }

  #planOf(address: string): MailPlan {
    return this.#plans.get(address) ?? 'take';
  }

  #cut({ remotePort }: SMTPServerSession): void {
    this.#sockets.get(`${remotePort}`)?.destroy();
  }

  async #take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const plan = this.#planOf(to);
    if (plan === 'refuse-content') {
      done(refusal(554, 'looks like spam'));
      return;
    }
    // What hangs or is cut has been taken all the same: nobody at the other end can know.
    const raw = Buffer.concat(chunks).toString();
    this.taken.push({ to, from: senderOf(session), raw, messageId: messageIdOf(raw) });
    if (plan === 'cut') this.#cut(session);
    else if (plan !== 'hang') done();
  }
}

const senderOf = ({ envelope: { mailFrom } }: SMTPServerSession): string =>
  mailFrom === false ? '' : mailFrom.address;
const messageIdOf = (raw: string): string => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '';

/** A port where nobody answers. */
export async function deadPort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
