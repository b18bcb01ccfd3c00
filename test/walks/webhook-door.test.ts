// The door for webhooks: what it refuses, in which order, and that nothing a stranger sends breaks it.

import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import fc from 'fast-check';

import { isRecord } from '../../src/lib/json-reading.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const FIVE_MB = 5 * 1024 * 1024;
const QUESTION = '身分證不見了怎麼辦';
const RUNS = 150;

describe('the webhook door', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const post = async (
    path: string,
    body: Buffer | string,
    headers: Record<string, string> = {},
  ): Promise<number> => {
    const response = await fetch(hub.url + path, { method: 'POST', body, headers });
    await response.arrayBuffer();
    return response.status;
  };
  const signed = (body: Buffer | string): Record<string, string> => ({
    'x-line-signature': hub.line.sign(Buffer.from(body)),
  });

  it('refuses 5 MB unread, signed or not, before it looks at anything else', async () => {
    const large = Buffer.alloc(FIVE_MB, 'x');

    expect(await post('/webhooks/line', large)).toBe(413);
    expect(await post('/webhooks/line', large, signed(large))).toBe(413);
    expect(await post('/webhooks/nowhere', large)).toBe(413);
  });

  it.each([
    ['no signature', {}],
    ['an empty one', { 'x-line-signature': '' }],
    ['no base64', { 'x-line-signature': '%%%%' }],
    ['a signature of something else', { 'x-line-signature': 'c29tZXRoaW5nIGVsc2U=' }],
  ])('refuses %s with 401, whatever the body is', async (_, headers) => {
    expect(await post('/webhooks/line', '{"events":[]}', headers)).toBe(401);
    expect(await post('/webhooks/line', 'no JSON', headers)).toBe(401);
    expect(await post('/webhooks/line', '', headers)).toBe(401);
  });

  it('refuses a body that changed after it was signed', async () => {
    const headers = signed('{"events":[]}');

    expect(await post('/webhooks/line', '{"events": []}', headers)).toBe(401);
  });

  it.each(['[]', '"words"', '12', 'null', 'true', '{', '', '\ufeff', '{"events":5}', '{"events":{}}'])(
    'refuses %j, signed, with 400',
    async (body) => {
      expect(await post('/webhooks/line', body, signed(body))).toBe(400);
    },
  );

  it('reads a body with a byte-order mark, and a signature header in any case', async () => {
    const ann = hub.line.user('ann');
    const { body } = hub.line.signedWebhook([ann.text(QUESTION)]);
    const marked = Buffer.concat([Buffer.from('\ufeff'), body]);

    const status = await post('/webhooks/line', marked, { 'X-LINE-SIGNATURE': hub.line.sign(marked) });
    await hub.settled();

    expect(status).toBe(200);
    expect(hub.line.textsTo(ann.id)).toHaveLength(2);
  });

  it.each([
    ['/webhooks/line/nobody', 404],
    ['/webhooks/pigeon', 404],
    ['/webhooks/__proto__', 404],
    ['/webhooks/line/line', 200],
    ['/webhooks', 404],
    ['/webhooks/line/line/more', 404],
    ['/webhooks/%E0%A4%A', 400],
  ])('answers a signed POST to %s with %i', async (path, status) => {
    expect(await post(path, '{"events":[]}', signed('{"events":[]}'))).toBe(status);
  });

  it('takes a webhook whose events are no events and stays well', async () => {
    const body = JSON.stringify({ events: [null, 1, 'x', [], {}, { source: 5, timestamp: 'x' }] });

    expect(await post('/webhooks/line', body, signed(body))).toBe(200);
    await hub.settled();
    expect(hub.line.violations).toEqual([]);
  });

  it('says nothing but 2xx, 4xx or 503 to whatever JSON carries a good signature', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.jsonValue()), async (root, events) => {
        const body = JSON.stringify(isRecord(root) ? { ...root, events } : root);
        const status = await post('/webhooks/line', body, signed(body));

        expect([200, 400]).toContain(status);
      }),
      { numRuns: RUNS },
    );
    await hub.settled();
  }, 60_000);

  it('gives a stranger no 5xx, whatever methods, paths, headers and bodies come', async () => {
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND');
    const known = fc.constantFrom(
      '/webhooks/line',
      '/webhooks/line/line',
      '/livez',
      '/readyz',
      '/metrics',
      '/',
    );
    const path = fc.oneof(
      known,
      fc.webPath().map((rest) => `/${rest.replace(/^\/+/, '')}`),
    );
    const headerName = fc.constantFrom(
      'content-type',
      'content-encoding',
      'x-line-signature',
      'accept',
      'host-x',
    );
    const headers = fc.dictionary(headerName, fc.stringMatching(/^[!-~]{0,40}$/), { maxKeys: 4 });
    const body = fc.option(fc.uint8Array({ maxLength: 500 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(method, path, headers, body, async (verb, where, given, content) => {
        const hasBody = content !== undefined && !['GET', 'HEAD'].includes(verb);
        const init = { method: verb, headers: given, ...(hasBody ? { body: Buffer.from(content) } : {}) };
        const response = await fetch(hub.url + where, init);
        await response.arrayBuffer();

        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('gives a stranger no 5xx for bytes that are hardly HTTP', async () => {
    const line = fc.constantFrom(
      'POST /webhooks/line HTTP/1.1',
      'OPTIONS * HTTP/1.1',
      'GET http://elsewhere/ HTTP/1.1',
      'CONNECT a:1 HTTP/1.1',
      'POST /webhooks/line HTTP/1.0',
      'GET // HTTP/1.1',
      'GET /%00 HTTP/1.1',
      'GET /?%zz HTTP/1.1',
    );
    const header = fc.oneof(
      fc.constantFrom(
        'Content-Length: -1',
        'Content-Length: 99999999999999999999',
        'Transfer-Encoding: chunked',
        'Transfer-Encoding: pigeon',
        'Expect: 100-continue',
        'Expect: miracles',
        'Upgrade: websocket\r\nConnection: upgrade',
        'Content-Encoding: gzip',
        'X-Line-Signature: \u00e9',
      ),
      fc.string({ maxLength: 30 }).map((value) => `X-Odd: ${value}`),
    );
    await fc.assert(
      fc.asyncProperty(line, fc.array(header, { maxLength: 3 }), fc.string(), async (first, more, rest) => {
        const answer = await raw([first, 'Host: a', ...more, '', rest].join('\r\n'));

        expect(answer).not.toMatch(/^HTTP\/1\.1 5(?!03)/);
      }),
      { numRuns: RUNS },
    );
    expect(await post('/webhooks/line', '{"events":[]}', signed('{"events":[]}'))).toBe(200);
  }, 60_000);

  /** Writes the bytes, ends our side, and reads what comes back. */
  async function raw(bytes: string): Promise<string> {
    const { hostname, port } = new URL(hub.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.end(bytes, 'latin1');
    return text(socket).catch(() => '');
  }

  it('still answers everything that it was asked', async () => {
    const ben = hub.line.user('ben');
    await hub.deliver(ben.text(QUESTION));

    await poll('the answer', () => hub.line.textsTo(ben.id).length === 2);

    expect(hub.line.violations).toEqual([]);
  });
});
