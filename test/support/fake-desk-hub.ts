// A small hub for the browser tests of the console: real HTTP, real socket.io, the contract of src/wire, a memory for a store.

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { Server as SocketServer } from 'socket.io';

import type { AgentToHub, HubToAgent } from '../../src/wire/agent-events.js';
import type { SessionView, StaffView } from '../../src/wire/staff-api.js';
import { createFakeDesk, type FakeDesk } from './fake-desk.js';

/** What the hub must be able to serve the console under: nothing inline, nothing from elsewhere. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const BUILT = path.resolve('dist/web/console');
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export const PASSWORD = '夏天的風吹過淡水河邊';

export interface FakeDeskHub {
  readonly url: string;
  readonly desk: FakeDesk;
  /** Cuts every socket and refuses new ones until `restore`. */
  readonly cut: () => void;
  readonly restore: () => void;
  readonly close: () => Promise<void>;
}

export async function startFakeDeskHub(staff: readonly StaffView[]): Promise<FakeDeskHub> {
  const accounts = [...staff];
  let isCut = false;
  const io = new SocketServer<AgentToHub, HubToAgent>({
    allowRequest: (_request, decide) => {
      decide(null, !isCut);
    },
  });
  const desk = createFakeDesk(io.of('/agent'), (cookie) => accounts.find(({ id }) => id === idIn(cookie)));
  const server = createServer((request, response) => {
    void answer(request, response, accounts);
  });
  io.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    desk,
    cut: () => {
      isCut = true;
      io.of('/agent').sockets.forEach((socket) => {
        socket.conn.close();
      });
    },
    restore: () => {
      isCut = false;
    },
    close: () => closeAll(io, server),
  };
}

const idIn = (cookie: string | undefined): string | undefined => /staff=([^;]+)/.exec(cookie ?? '')?.[1];

async function closeAll(io: SocketServer, server: Server): Promise<void> {
  await io.close();
  server.closeAllConnections();
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: StaffView[],
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://hub');
  if (pathname.startsWith('/api/v1/')) await answerApi(request, response, { pathname, accounts });
  else if (pathname.startsWith('/console')) await answerFile(response, pathname);
  else response.writeHead(404).end();
}

async function answerFile(response: ServerResponse, pathname: string): Promise<void> {
  const isAsset = pathname.startsWith('/console/assets/');
  const file = path.join(BUILT, isAsset ? pathname.slice('/console/'.length) : 'index.html');
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
  });
  response.end(await readFile(file));
}

async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, accounts }: { readonly pathname: string; readonly accounts: StaffView[] },
): Promise<void> {
  const me = accounts.find(({ id }) => id === idIn(request.headers.cookie));
  const body = await readBody(request);
  switch (`${request.method ?? ''} ${pathname.slice('/api/v1'.length)}`) {
    case 'GET /session':
      if (me === undefined) refuse(response, 401, 'NOT_SIGNED_IN');
      else send(response, 200, sessionOf(me));
      return;
    case 'POST /session':
      signIn(response, accounts, body);
      return;
    case 'POST /setup':
      refuse(response, 401, 'SETUP_LINK_USED');
      return;
    case 'GET /staff':
      send(response, 200, { staff: accounts });
      return;
    default:
      refuse(response, 404, 'NOT_FOUND');
  }
}

function signIn(
  response: ServerResponse,
  accounts: readonly StaffView[],
  body: Record<string, unknown>,
): void {
  const found = accounts.find(({ email }) => email === body['email']);
  if (body['email'] === 'locked@city.example') {
    refuse(response, 429, 'SIGN_IN_LOCKED', { untilMs: Date.UTC(2026, 10, 21, 6, 15) });
  } else if (found === undefined || body['password'] !== PASSWORD) {
    refuse(response, 401, 'WRONG_CREDENTIALS');
  } else {
    response.setHeader('set-cookie', `staff=${found.id}; HttpOnly; SameSite=Strict; Path=/`);
    send(response, 200, sessionOf(found));
  }
}

const sessionOf = (staff: StaffView): SessionView => ({
  staff,
  csrfToken: 'a-token',
  cityName: '示範市',
  idleMs: 1_800_000,
  endsAtMs: Date.now() + 43_200_000,
});

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0
    ? {}
    : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const SENTENCES: Readonly<Record<string, string>> = {
  WRONG_CREDENTIALS: '電子郵件或密碼不正確。 / E-mail address or password is wrong.',
  SETUP_LINK_USED: '這個設定連結已失效。 / This set-up link is no longer good.',
};

function refuse(response: ServerResponse, status: number, code: string, details?: object): void {
  const message = SENTENCES[code] ?? '請求有誤。 / The request cannot be read.';
  send(response, status, {
    error: { code, message, requestId: 'r-1', ...(details === undefined ? {} : { details }) },
  });
}
