// What strangers send: a webhook by everybody who might sign it, and anything at all to any address. Nothing of it gives a 5xx
// but 503, and the hub goes on.

import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

import fc from 'fast-check';

import { TestHub } from '../support/test-hub.js';

const SENDERS = ['nobody', 'stranger', 'otherPlatform', 'otherHeader', 'platform'] as const;
type Sender = (typeof SENDERS)[number];

/** What each hears who posts a webhook. `platform` signs it right; `otherPlatform` with the other platform's secret. */
const WEBHOOKS: Readonly<Record<string, Readonly<Record<Sender, number>>>> = {
  '/webhooks/line': { nobody: 401, stranger: 401, otherPlatform: 401, otherHeader: 401, platform: 200 },
  '/webhooks/line/line': { nobody: 401, stranger: 401, otherPlatform: 401, otherHeader: 401, platform: 200 },
  '/webhooks/line/other': { nobody: 404, stranger: 404, otherPlatform: 404, otherHeader: 404, platform: 404 },
  '/webhooks/messenger': { nobody: 401, stranger: 401, otherPlatform: 401, otherHeader: 401, platform: 200 },
  '/webhooks/webchat': { nobody: 401, stranger: 401, otherPlatform: 401, otherHeader: 401, platform: 401 },
  '/webhooks/nowhere': { nobody: 404, stranger: 404, otherPlatform: 404, otherHeader: 404, platform: 404 },
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const;
const PLACES = [
  '/', '/en', '/livez', '/readyz', '/metrics', '/widget.js', '/widget/x.js', '/assets/x.css', '/console', '/console/a/b',
  '/console/assets/x.js', '/webhooks/line', '/webhooks/messenger', '/webhooks/webchat/x', '/api/v1/session', '/api/v1/setup',
  '/api/v1/staff', '/api/v1/staff/x', '/api/v1/audit', '/api/v1/openapi.json', '/socket.io/', '/nowhere', '/faq', '/faq/x',
] as const; // prettier-ignore
const ODD_ENDS = ['', '/', '?', '%', '%00', '%zz', '/..%2f..%2fetc%2fpasswd', '/../x', '//', '?a[b][c]=1&a=2', '?limit=-1', '?EIO=4&transport=polling', '?EIO=4&transport=polling&sid=x', '?hub.mode=subscribe&hub.verify_token=x', ';x', '/\\\\x']; // prettier-ignore

const anyRequest = fc.record({
  method: fc.constantFrom(...METHODS),
  path: fc
    .tuple(fc.constantFrom(...PLACES), fc.constantFrom(...ODD_ENDS), fc.webQueryParameters({ size: 'small' }))
    .map(([place, end, query]) => `${place}${end}${query === '' ? '' : `?${query}`}`),
  headers: fc.record(
    {
      'content-type': fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-99', '/'), // prettier-ignore
      'content-encoding': fc.constantFrom('gzip', 'br', 'x'),
      'accept-encoding': fc.constantFrom('gzip', '*;q=0', ';'),
      accept: fc.constantFrom('text/html', 'x/y', ','),
      cookie: fc.constantFrom('yima=x', 'connect.sid=s%3Ax.y', '=', 'a=%', '__Host-yima=s:x'),
      origin: fc.constantFrom('https://evil.example', 'null', 'x', 'http://127.0.0.1'),
      range: fc.constantFrom('bytes=0-1', 'bytes=9999999-', 'bytes=-', 'x'),
      'if-none-match': fc.constantFrom('*', '"x"'),
      'x-csrf-token': fc.constantFrom('x', 'A'.repeat(43)),
      'x-line-signature': fc.constantFrom('x', 'AAAA'),
      'x-hub-signature-256': fc.constantFrom('sha256=', 'sha256=zz'),
      'x-forwarded-for': fc.constantFrom('1.2.3.4', ',,,', 'x'),
    },
    { requiredKeys: [] },
  ),
  body: fc.oneof(
    fc.constant(Buffer.alloc(0)),
    fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.record({ email: fc.jsonValue(), password: fc.jsonValue(), token: fc.jsonValue(), name: fc.jsonValue() }, { requiredKeys: [] }).map((value) => Buffer.from(JSON.stringify(value))), // prettier-ignore
  ),
});

describe('what strangers send', () => {
  let hub: TestHub;
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    agent.destroy();
    await hub.stop();
  });

  const signatures = (body: Buffer) => {
    const line = (secret: string) => createHmac('sha256', secret).update(body).digest('base64');
    const page = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    return { line, page };
  };
  const headersOf = (sender: Sender, path: string, body: Buffer): Record<string, string> => {
    const { line, page } = signatures(body);
    const [ownLine, ownPage] = [hub.line.channelSecret, hub.graph.appSecret];
    const isPage = path.includes('messenger');
    const headers: Readonly<Record<Sender, Record<string, string>>> = {
      nobody: {},
      stranger: { 'x-line-signature': line('guess'), 'x-hub-signature-256': page('guess') },
      otherPlatform: { 'x-line-signature': line(ownPage), 'x-hub-signature-256': page(ownLine) },
      otherHeader: isPage ? { 'x-line-signature': line(ownPage) } : { 'x-hub-signature-256': page(ownLine) },
      platform: { 'x-line-signature': line(ownLine), 'x-hub-signature-256': page(ownPage) },
    };
    return headers[sender];
  };

  it.each(Object.keys(WEBHOOKS))('a webhook to %s is taken from its platform alone', async (path) => {
    const seen: Partial<Record<Sender, number>> = {};
    for (const sender of SENDERS) {
      const body = Buffer.from(
        JSON.stringify(path.includes('line') ? { events: [] } : { object: 'page', entry: [] }),
      );
      const headers = headersOf(sender, path, body);
      seen[sender] = (await fetch(`${hub.url}${path}`, { method: 'POST', headers, body })).status;
    }

    expect(seen).toEqual(WEBHOOKS[path]);
  });

  /** 0 where the hub closed the connection without an answer. */
  const send = ({
    method,
    path,
    headers,
    body,
  }: {
    method: string;
    path: string;
    headers: object;
    body: Buffer;
  }) =>
    new Promise<number>((resolve) => {
      const { hostname, port } = new URL(hub.url);
      const length = body.length === 0 ? {} : { 'content-length': String(body.length) };
      const outgoing = request({ hostname, port, method, path, agent, headers: { ...headers, ...length } });
      outgoing.once('response', (response) => {
        response.resume().once('close', () => {
          resolve(response.statusCode ?? 0);
        });
      });
      outgoing.once('error', () => {
        resolve(0);
      });
      outgoing.end(body.length === 0 ? undefined : body);
    });

  it('is answered with a 4xx at worst, three thousand times', async () => {
    const counts = new Map<number, number>();

    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest, { minLength: 10, maxLength: 10 }), async (ten) => {
        const statuses = await Promise.all(ten.map(send));
        for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
        expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([]);
      }),
      { numRuns: 300 },
    );

    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
    expect(counts.get(0) ?? 0).toBeLessThan(300);
    expect([...counts.keys()].length).toBeGreaterThan(3);
  }, 300_000);
});
