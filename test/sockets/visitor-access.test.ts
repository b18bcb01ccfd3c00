// Every event of `/visitor` against everybody who might send it. An event without a row fails, by type and by what the hub
// really listens to.

import { randomUUID } from 'node:crypto';

import { SignJWT } from 'jose';
import { Socket as ServerSocket } from 'socket.io';

import type { VisitorToHub } from '../../src/wire/visitor-events.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const WHO = [
  'newcomer',
  'owner',
  'otherVisitor',
  'forged',
  'guessedId',
  'staff',
  'foreignOrigin',
  'tooEarly',
] as const;
type Who = (typeof WHO)[number];

/** `own`: done, and in the sender's own talk alone. */
const answered: Readonly<Record<Who, string>> = {
  newcomer: 'own',
  owner: 'own',
  otherVisitor: 'own',
  forged: 'TOKEN_INVALID',
  guessedId: 'TOKEN_INVALID',
  staff: 'own',
  foreignOrigin: 'websocket error',
  tooEarly: 'own',
};
const TABLE: { readonly [Event in keyof VisitorToHub]: Readonly<Record<Who, string>> } = {
  say: answered,
  press: answered,
  person: answered,
  sync: answered,
  typing: answered,
};
const EVENTS = Object.keys(TABLE) as (keyof VisitorToHub)[];

describe('the door /visitor', () => {
  let hub: TestHub;
  let victim: WebVisitor;
  let other: WebVisitor;
  let cookie = '';
  const listening = jest.spyOn(ServerSocket.prototype, 'on');
  beforeAll(async () => {
    hub = await TestHub.start({ isRealSignIn: true, env: ADMIN_ENV });
    victim = await WebVisitor.open(hub.url);
    other = await WebVisitor.open(hub.url);
    await victim.say('我的身分證不見了');
    await hub.settled();
    const staff = new StaffClient(() => hub.url);
    await staff.signIn();
    cookie = staff.cookie ?? '';
  }, 120_000);
  afterAll(async () => {
    listening.mockRestore();
    victim.close();
    other.close();
    await hub.stop();
  });

  const victimId = async (): Promise<string> => {
    const talk = await hub.database.connection
      .collection<{ _id: string }>('conversations')
      .findOne({ 'last.text': /./ });
    return talk?._id ?? '';
  };
  const strangersToken = (): Promise<string> =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('A'.repeat(22))
      .setAudience('webchat')
      .setExpirationTime('1h')
      .sign(new Uint8Array(32).fill(9));
  const knock = async (who: Who): Promise<WebVisitor> => {
    const auths: Partial<Record<Who, object>> = {
      owner: { token: victim.token },
      otherVisitor: { token: other.token },
      forged: { token: await strangersToken() },
      guessedId: { token: await victimId() },
    };
    const headers: Partial<Record<Who, object>> = {
      staff: { cookie },
      foreignOrigin: { origin: 'https://evil.example' },
    };
    return new WebVisitor(hub.url, { ...auths[who] }, { extraHeaders: { ...headers[who] } });
  };
  /** Each names the victim's talk besides: nobody is to look at it. */
  const requestOf = async (event: keyof VisitorToHub): Promise<unknown> => {
    const conversationId = await victimId();
    const clientId = randomUUID();
    if (event === 'say') return { clientId, text: '你好', conversationId };
    if (event === 'press') return { clientId, payload: 'say:你好', spoken: '你好', conversationId };
    if (event === 'sync') return { afterSeq: 0, conversationId };
    return event === 'person' ? { clientId, conversationId } : true;
  };
  const answerOf = async (event: keyof VisitorToHub, visitor: WebVisitor): Promise<string> => {
    const request = await requestOf(event);
    if (event === 'typing') {
      visitor.socket.emit('typing', true);
      return (await visitor.send('sync', { afterSeq: 0 })).ok ? 'own' : 'refused';
    }
    const ack = await visitor.send(event, request);
    if (!ack.ok) return ack.error.code;
    const seen = JSON.stringify(ack['entries'] ?? []);
    return seen.includes('我的身分證不見了') && visitor.token !== victim.token ? 'SAW ANOTHER TALK' : 'own';
  };

  it.each(EVENTS.flatMap((event) => WHO.map((who) => [event, who, TABLE[event][who]] as const)))(
    '%s by %s: %s',
    async (event, who, expected) => {
      const visitor = await knock(who);
      const welcome = new Promise<string>((resolve) => {
        visitor.socket.once('connect_error', () => {
          setImmediate(() => {
            const { refusal } = visitor;
            resolve(typeof refusal === 'string' ? refusal : (refusal?.code ?? 'refused'));
          });
        });
        if (who === 'tooEarly') resolve('');
        else
          visitor.socket.once('state', () => {
            resolve('');
          });
      });
      const refusal = await welcome;
      const heard = refusal === '' ? await answerOf(event, who === 'owner' ? victim : visitor) : refusal;
      visitor.close();

      expect(heard).toBe(expected);
    },
  );

  it('has a row for every event that the hub listens to', () => {
    const ofVisitors = listening.mock.contexts.map(
      (socket) => (socket as ServerSocket).nsp.name === '/visitor',
    );
    const heard = listening.mock.calls.map(([name]) => String(name)).filter((_, at) => ofVisitors[at]);

    // `error` is the library's own and comes from no client.
    expect(new Set(heard)).toEqual(new Set([...EVENTS, 'error']));
  });

  it.each(['claim', 'reply', 'list', 'session', 'entry', 'state'])(
    'does nothing for %s, which is no event of a visitor',
    async (event) => {
      const visitor = await WebVisitor.open(hub.url);

      visitor.socket.emit(event as 'say', { conversationId: await victimId() } as never, () => undefined);
      const after = await visitor.send('sync', { afterSeq: 0 });
      visitor.close();

      expect(after).toEqual({ ok: true, entries: [], hasMore: false });
    },
  );
});
