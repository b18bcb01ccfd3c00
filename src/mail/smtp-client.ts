// Gives a letter to the mail server: one connection a letter, each step in time, and never a doubt left unsaid. The only file that
// knows nodemailer.

import { Readable } from 'node:stream';

import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

import type { MailConfig } from '../config/mail-settings.js';
import type { Clock } from '../lib/clock.js';
import { recordOf, textOf } from '../lib/json-reading.js';
import type { Letter, LetterOutcome, MailFault, SendLetter } from './letter.js';

/** Unit: ms. */
export interface MailPatience {
  /** For a connection, a greeting, and an answer to anything. */
  readonly stepMs: number;
  /** For all of it. */
  readonly wholeMs: number;
  /** What a letter under way may still take when the hub ends. */
  readonly endingMs: number;
}

const PATIENCE: MailPatience = { stepMs: 20_000, wholeMs: 60_000, endingMs: 5_000 };

export function createSmtpClient(
  { server, from }: MailConfig,
  { clock, patience = PATIENCE }: { readonly clock: Clock; readonly patience?: MailPatience },
): SendLetter {
  return async (letter, { mayBegin, ending }) => {
    const message = createMessage(await compose(letter, { from, nowMs: clock() }), mayBegin);
    const connection = new SMTPConnection({
      ...{ host: server.host, port: server.port, secure: server.isTls, requireTLS: server.mustEncrypt },
      connectionTimeout: patience.stepMs,
      greetingTimeout: patience.stepMs,
      socketTimeout: patience.stepMs,
      dnsTimeout: patience.stepMs,
    });
    const close = (): void => {
      connection.close();
    };
    const timer = setTimeout(close, patience.wholeMs);
    const end = (): void => {
      if (message.state() === 'given') setTimeout(close, patience.endingMs).unref();
      else close();
    };
    ending.addEventListener('abort', end);
    try {
      if (ending.aborted) return { kind: 'stopped' };
      await deliver(connection, server.login, {
        envelope: { from: from.address, to: letter.to },
        content: message.content,
      });
      connection.quit();
      return { kind: 'sent' };
    } catch (error) {
      close();
      const state = message.state();
      return state === 'kept' || (state === 'waiting' && ending.aborted)
        ? { kind: 'stopped' }
        : judge(error, state === 'given');
    } finally {
      clearTimeout(timer);
      ending.removeEventListener('abort', end);
    }
  };
}

/** The id stands in the Message-ID: a letter that came twice is one to whoever compares them. */
async function compose(
  { id, to, subject, text, html }: Letter & { readonly id: string },
  { from, nowMs }: { readonly from: MailConfig['from']; readonly nowMs: number },
): Promise<Buffer> {
  const mail = new MailComposer({
    from: { name: from.name ?? '', address: from.address },
    ...{ to, subject, text, html },
    messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    date: new Date(nowMs),
    // RFC 3834: nobody's holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

type MessageState = 'waiting' | 'given' | 'kept';

/** The content is read when the server has asked for it (354), not before: until then it cannot have been taken. */
function createMessage(content: Buffer, mayBegin: () => Promise<boolean>) {
  let state: MessageState = 'waiting';
  let isAsked = false;
  const stream = new Readable({
    read() {
      if (isAsked) return;
      isAsked = true;
      mayBegin()
        .catch(() => false)
        .then((isOurs) => {
          state = isOurs ? 'given' : 'kept';
          if (isOurs) this.push(content);
          if (isOurs) this.push(null);
          else this.destroy(new Error('not ours to send'));
        })
        .catch((error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))));
    },
  });
  return { content: stream, state: (): MessageState => state };
}

function deliver(
  connection: SMTPConnection,
  login: MailConfig['server']['login'],
  letter: {
    readonly envelope: { readonly from: string; readonly to: string };
    readonly content: Readable;
  },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (step: () => void) => (error?: Error | null) => {
      if (error instanceof Error) reject(error);
      else step();
    };
    const send = (): void => {
      connection.send(letter.envelope, letter.content, next(resolve));
    };
    connection.on('error', reject);
    connection.on('end', () => {
      reject(new Error('the connection has ended'));
    });
    connection.connect(
      next(() => {
        if (login === undefined) send();
        else connection.login({ user: login.user, pass: login.password }, next(send));
      }),
    );
  });
}

/** Unit: characters. */
const MOST_DETAIL = 200;

/** Nodemailer names the step in `code` and the server's answer in `responseCode`; its own words are not kept. */
function judge(error: unknown, isGiven: boolean): LetterOutcome {
  const facts = recordOf(error);
  const status = typeof facts['responseCode'] === 'number' ? facts['responseCode'] : undefined;
  // Whatever else is said once the content has gone out is no answer to it.
  if (isGiven && (facts['code'] !== 'EMESSAGE' || status === undefined))
    return { kind: 'unclear', fault: faultOf('cut', facts) };
  // A setting is to be mended; the letter is well.
  const isOpen = encryptionFaultOf(facts, status);
  if (isOpen !== undefined)
    return { kind: 'later', fault: faultOf(isOpen, { response: wordsOf(error), ...facts }) };
  return status === undefined ? judgeUnanswered(facts) : judgeAnswer(facts, status);
}

type Facts = Readonly<Record<string, unknown>>;

const judgeUnanswered = (facts: Facts): LetterOutcome =>
  facts['code'] === 'EENVELOPE'
    ? { kind: 'failed', fault: faultOf('refused', facts) }
    : { kind: 'later', fault: faultOf('network', facts) };

function judgeAnswer(facts: Facts, status: number): LetterOutcome {
  if (status < 500) return { kind: 'later', fault: faultOf('busy', facts) };
  return { kind: 'failed', fault: faultOf(facts['code'] === 'EAUTH' ? 'sign-in' : 'refused', facts) };
}

/** What OpenSSL and Node call a certificate that does not fit. Source: Node.js, "X509 certificate error codes" and `ERR_TLS_…`. */
const BAD_CERTIFICATE = /CERT|HOSTNAME|LEAF_SIGNATURE|CRL|INVALID_(CA|PURPOSE)|PATH_LENGTH/;
/** What comes back is no TLS. */
const NO_TLS = /^(EPROTO$|ERR_SSL_)/;

/** Undefined: encryption is not what is wrong. `smtps:` names the reason in `originalCode`; STARTTLS only says which step failed. */
function encryptionFaultOf(
  { code, command, originalCode }: Facts,
  status: number | undefined,
): 'unencrypted' | 'untrusted' | undefined {
  if (code === 'ETLS') {
    if (status !== undefined) return 'unencrypted';
    return command === 'STARTTLS' ? 'untrusted' : undefined;
  }
  const reason = textOf(originalCode) ?? '';
  if (NO_TLS.test(reason)) return 'unencrypted';
  return BAD_CERTIFICATE.test(reason) ? 'untrusted' : undefined;
}

/** Names host and certificate, which is what whoever mends it needs; nothing has been said to the server yet. */
const wordsOf = (error: unknown): string | undefined => (error instanceof Error ? error.message : undefined);

/** What a server says to a password is not kept: some repeat what they were told. */
function faultOf(name: MailFault['code'], facts: Facts): MailFault {
  const [code = '', response] = [textOf(facts['code']), textOf(facts['response'])];
  const said = code === 'EAUTH' ? response?.slice(0, 3) : response;
  const detail = (said ?? code).replace(/[\s\p{Cc}]+/gu, ' ').slice(0, MOST_DETAIL);
  return detail === '' ? { code: name } : { code: name, detail };
}
