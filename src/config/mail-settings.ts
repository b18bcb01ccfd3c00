// The mail server from the environment: off unless it is named together with a sender.

import type { EnvReader } from './env-reader.js';

/** Holds a secret: never logged, never sent to a browser. */
export interface MailConfig {
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** Encrypted from the first byte (`smtps:`). */
    readonly isTls: boolean;
    /** Nothing is said to a server that does not encrypt: so where there is a password, unless the server is this machine. */
    readonly mustEncrypt: boolean;
    readonly login?: { readonly user: string; readonly password: string };
  };
  readonly from: { readonly name?: string; readonly address: string };
}

/** Submission and submission over TLS. Source: RFC 8314, sections 3.2 and 3.3. */
const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const FROM =
  /^(?:(?<name>[^<>"\r\n]{1,100})\s*<(?<named>[^\s@<>"]+@[^\s@<>"]+)>|(?<bare>[^\s@<>"]+@[^\s@<>"]+))$/;

export function readMail(read: EnvReader): MailConfig | undefined {
  const [url, sender] = read.together(['SMTP_URL', 'MAIL_FROM']);
  if (url === undefined || sender === undefined) return undefined;
  const server = readServer(url);
  const from = readFrom(sender);
  if (server === undefined)
    read.refuse(
      'SMTP_URL',
      '要像 smtps://帳號:密碼@主機:465 或 smtp://主機:587，帳號密碼裡的特殊字元要寫成 %XX，後面不能有路徑',
      'must look like smtps://user:password@host:465 or smtp://host:587, special characters of user and password written as %XX, with no path behind',
    );
  if (from === undefined)
    read.refuse(
      'MAIL_FROM',
      '要是電子郵件，或「名稱 <電子郵件>」',
      'must be an e-mail address, or: Name <address>',
    );
  return server === undefined || from === undefined ? undefined : { server, from };
}

function readServer(text: string): MailConfig['server'] | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isMailServer(url)) return undefined;
  const { protocol, hostname, port } = url;
  const isHere = LOOPBACK.test(hostname);
  const [user, password] = [unescaped(url.username), unescaped(url.password)];
  if (user === undefined || password === undefined) return undefined;
  const isTls = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || PORTS[isTls ? 'smtps:' : 'smtp:'],
    isTls,
    ...(user === '' ? { mustEncrypt: false } : { mustEncrypt: !isTls && !isHere, login: { user, password } }),
  };
}

/** A host and perhaps a port, user and password together or neither, nothing behind. */
function isMailServer({ protocol, hostname, username, password, pathname, search, hash }: URL): boolean {
  return (
    protocol in PORTS &&
    hostname !== '' &&
    (username === '') === (password === '') &&
    /^\/?$/.test(`${pathname}${search}${hash}`)
  );
}

/** Undefined: a percent sign that means nothing. */
function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readFrom(text: string): MailConfig['from'] | undefined {
  const { name, named, bare } = FROM.exec(text)?.groups ?? {};
  const address = named ?? bare;
  if (address === undefined) return undefined;
  return name === undefined ? { address } : { name: name.trim(), address };
}
