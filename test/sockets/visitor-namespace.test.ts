// The visitors' door by itself: what it lets in, what it refuses, and that nothing a stranger sends can break it.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';
import { io } from 'socket.io-client';

import { createVisitorTokens, newVisitorKey } from '../../src/channels/web/web-signature.js';
import { createTalkWatch } from '../../src/conversations/talk-watch.js';
import { StoreUnavailableError } from '../../src/domain/errors.js';
import { accountId } from '../../src/domain/ids.js';
import { attachSockets, closeSockets, createSocketServer } from '../../src/sockets/socket-server.js';
import { createVisitorGate, type VisitorLimits } from '../../src/sockets/visitor-limits.js';
import { openVisitorNamespace, visitorNamespaceOf } from '../../src/sockets/visitor-namespace.js';
import type { AcceptInbound } from '../../src/turns/accept-inbound.js';
import { poll } from '../support/poll.js';
import { WebVisitor } from '../support/web-visitor.js';

const LIMITS: VisitorLimits = {
  handshakes: { points: 100, seconds: 60 },
  newTalks: { points: 3, seconds: 60 },
  events: { points: 100, seconds: 60 },
};
const TOKENS = createVisitorTokens({
  accountId: accountId('webchat'),
  key: new Uint8Array(32).fill(1),
  clock: Date.now,
});

interface Door {
  readonly url: string;
  readonly stored: string[];
  readonly faults: unknown[];
  /** The store refuses while it is set. */
  isStoreDown: boolean;
  readonly close: () => Promise<void>;
}

async function openDoor(limits: VisitorLimits = LIMITS): Promise<Door> {
  const http: Server = createServer();
  const server = createSocketServer({ allowedOrigins: ['https://city.example'] });
  const stored: string[] = [];
  const faults: unknown[] = [];
  const acceptInbound: AcceptInbound = ({ events }) => {
    if (door.isStoreDown) return Promise.reject(new StoreUnavailableError(new Error('down')));
    stored.push(...events.map(({ activity }) => activity.text ?? ''));
    return Promise.resolve();
  };
  openVisitorNamespace(visitorNamespaceOf(server), {
    tokens: TOKENS,
    gate: createVisitorGate(limits),
    acceptInbound,
    conversations: { find: () => Promise.resolve(undefined) },
    sources: {
      transcript: { list: () => Promise.resolve([]) },
      outbox: { listSpoken: () => Promise.resolve(new Set<string>()) },
      media: { find: () => Promise.resolve([]) },
      fileLinks: { toVisitor: () => '/files/none' },
    },
    watch: createTalkWatch((error) => faults.push(error)),
    elsewhere: createTalkWatch((error) => faults.push(error)),
    cityName: '示範市',
    proxies: 1,
    clock: Date.now,
    events: {
      inboundRefused: () => undefined,
      requestFailed: (facts) => faults.push(facts),
      jobFailed: (_job, error) => faults.push(error),
    },
  });
  attachSockets(server, http);
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const door: Door = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stored,
    faults,
    isStoreDown: false,
    close: async () => {
      closeSockets(server);
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return door;
}

describe("the visitors' door", () => {
  let door: Door;
  const visitors: WebVisitor[] = [];
  const open = async (...args: [auth?: Record<string, unknown>, options?: object]): Promise<WebVisitor> => {
    const visitor = await WebVisitor.open(door.url, ...args);
    visitors.push(visitor);
    return visitor;
  };
  beforeEach(async () => {
    door = await openDoor();
  });
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) visitor.close();
    await door.close();
  });

  it('opens a new talk for whoever has no key, and the same talk for whoever has one', async () => {
    const first = await open();
    const again = await open({ token: first.token });

    expect(first.session).toMatchObject({ isNew: true, status: 'bot', cityName: '示範市' });
    expect(again.session?.isNew).toBe(false);
    expect((await TOKENS.verify(again.token)).kind).toBe('visitor');
  });

  it('opens a new talk for a key that has run out', async () => {
    const old = createVisitorTokens({
      accountId: accountId('webchat'),
      key: new Uint8Array(32).fill(1),
      clock: () => Date.now() - 91 * 86_400_000,
    });

    const visitor = await open({ token: await old.sign(newVisitorKey()) });

    expect(visitor.session?.isNew).toBe(true);
  });

  it.each([['forged'], [5], [{ $ne: '' }], ['c_0123456789abcdefghijkl']])(
    'refuses the key %j',
    async (token) => {
      expect(await WebVisitor.refused(door.url, { token })).toBe('TOKEN_INVALID');
    },
  );

  it('acknowledges only what is stored, and the same words may come again', async () => {
    const ann = await open();
    door.isStoreDown = true;
    const refused = await ann.say('路燈壞了', 'the-same-id');
    door.isStoreDown = false;
    const taken = await ann.say('路燈壞了', 'the-same-id');

    expect(refused).toMatchObject({ ok: false, error: { code: 'STORE_UNAVAILABLE' } });
    expect(taken).toEqual({ ok: true });
    expect(door.stored).toEqual(['路燈壞了']);
    expect(door.faults).toEqual([]);
  });

  it.each([
    ['https://evil.example', false],
    ['null', false],
    ['https://city.example', true],
  ])('judges the page %s', async (origin, isWelcome) => {
    const options = { extraHeaders: { origin } };
    const result = isWelcome
      ? (await open({}, options)).session?.isNew
      : await WebVisitor.refused(door.url, {}, options);

    expect(result).toBe(isWelcome ? true : 'websocket error');
  });

  it('judges pages that poll as it judges the others', async () => {
    const options = { transports: ['polling'], extraHeaders: { origin: 'https://evil.example' } };

    expect(await WebVisitor.refused(door.url, {}, options)).toBe('xhr poll error');
  });

  it('counts new talks by the address that our own proxy tells', async () => {
    const from = (address: string): object => ({
      extraHeaders: { 'x-forwarded-for': `9.9.9.9, ${address}` },
    });
    for (let n = 0; n < LIMITS.newTalks.points; n += 1) await open({}, from('1.2.3.4'));

    expect(await WebVisitor.refused(door.url, {}, from('1.2.3.4'))).toBe('RATE_LIMITED');
    expect((await open({}, from('1.2.3.5'))).session?.isNew).toBe(true);
  });

  it('counts the events of one visitor, and says how long to wait', async () => {
    const ann = await open();
    const ben = await open();
    const acks = await Promise.all(Array.from({ length: 101 }, () => ann.send('sync', { afterSeq: 0 })));

    expect(acks.filter(({ ok }) => ok)).toHaveLength(100);
    expect(acks.at(-1)).toMatchObject({
      ok: false,
      error: { code: 'RATE_LIMITED', details: { retryAfterMs: expect.any(Number) as number } },
    });
    expect(await ben.say('你好')).toEqual({ ok: true });
  });

  it('answers junk with a reason and goes on', async () => {
    const ann = await open();
    const junk = fc.jsonValue({ maxDepth: 3 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('say', 'press', 'person'), junk, async (event, value) => {
        const ack = await ann.send(event, value);
        expect(ack.ok ? '' : ack.error.code).toMatch(/^(MESSAGE_INVALID|TEXT_TOO_LONG)$/);
      }),
      { numRuns: 60 },
    );
    ann.socket.emit('say', null as never, undefined as never);
    ann.socket.emit('typing', 'x' as never);

    expect(await ann.say('還在嗎')).toEqual({ ok: true });
    expect(door.faults).toEqual([]);
  });

  it('cuts off whoever sends bytes, or far too much', async () => {
    const ann = await open();
    const ben = await open();
    ann.socket.emit('say', Buffer.from('x') as never, () => undefined);
    ben.socket.emit('say', { clientId: '0123456789', text: 'x'.repeat(100_000) }, () => undefined);

    await poll('both to be cut off', () => !ann.socket.connected && !ben.socket.connected);

    expect(door.stored).toEqual([]);
  });

  it('knows no other namespace for a visitor', async () => {
    const socket = io(`${door.url}/nowhere`, { transports: ['websocket'], reconnection: false });
    const error = await new Promise<Error>((resolve) => {
      socket.on('connect_error', resolve);
    });
    socket.close();

    expect(error.message).toBe('Invalid namespace');
  });
});
