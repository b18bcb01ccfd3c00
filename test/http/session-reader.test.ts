// What a socket namespace learns from a handshake's cookie.

import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import type { Express } from 'express';
import express from 'express';
import type { AddressInfo } from 'node:net';

import { staffId } from '../../src/domain/ids.js';
import { createSessionReader, createStaffSession } from '../../src/http/session-middleware.js';
import { createSessions, type SessionEnd, type Sessions } from '../../src/staff/sessions.js';
import type { StaffAccount } from '../../src/staff/staff-account.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createSessionStore } from '../../src/storage/session-store.js';
import { createStaffStore } from '../../src/storage/staff-store.js';
import { testDatabase } from '../support/engine.js';

const account: StaffAccount = {
  id: staffId('an'),
  email: 'an@city.gov.tw',
  name: '安',
  roles: ['agent'],
  isActive: true,
  passwordHash: 'x',
  formerHashes: [],
  generation: 1,
  knownNetworks: [],
  createdAtMs: 0,
};

const handshake = (cookie?: string): IncomingMessage => {
  const request = new IncomingMessage(new Socket());
  request.url = '/socket.io/?EIO=4';
  if (cookie !== undefined) request.headers.cookie = cookie;
  return request;
};

describe('the session reader', () => {
  const db = testDatabase();
  let nowMs = 1_763_712_000_000;

  const prepare = async () => {
    const { connection } = db();
    const staff = createStaffStore(connection);
    const sessions = createSessions({ store: createSessionStore(connection), staff, clock: () => nowMs });
    await buildIndexes(connection);
    await staff.insert(account);
    const session = createStaffSession({ sessions, secret: 'a secret that only tests know' });
    const app = express().use(session.middleware);
    app.get('/', async (request, response) => {
      await session.begin(request, account);
      response.json({});
    });
    return { staff, sessions, reader: createSessionReader(session, sessions), cookie: await cookieOf(app) };
  };

  it('knows who is there, and nobody without a cookie or with a made-up one', async () => {
    const { reader, cookie } = await prepare();

    expect((await reader.read(handshake(cookie)))?.staff).toMatchObject({ id: 'an', roles: ['agent'] });
    expect(await reader.read(handshake())).toBeUndefined();
    expect(await reader.read(handshake('yima=s%3Aabc.def'))).toBeUndefined();
    expect(await reader.read(handshake(`${cookie}x`))).toBeUndefined();
  });

  it('lets activity put the idle end off, and a heartbeat not', async () => {
    const { reader, cookie } = await prepare();
    const signedIn = await reader.read(handshake(cookie));
    if (signedIn === undefined) throw new Error('not signed in');
    const after = async (minutes: number, isActivity: boolean): Promise<boolean> => {
      nowMs += minutes * 60_000;
      return (await reader.check(signedIn, { isActivity })) !== undefined;
    };

    expect(await after(20, true)).toBe(true);
    expect(await after(20, false)).toBe(true);
    expect(await after(20, false)).toBe(false);
  });

  it('tells when a person or a session ends, until it is told to stop', async () => {
    const { staff, sessions, reader, cookie } = await prepare();
    const signedIn = await reader.read(handshake(cookie));
    if (signedIn === undefined) throw new Error('not signed in');
    const ends: SessionEnd[] = [];
    const stop = reader.onEnded((end) => ends.push(end));

    await staff.change(account, { isActive: false, endsSessions: true });
    const afterChange = await reader.check(signedIn, { isActivity: false });
    await endBoth(sessions, signedIn.session.key);
    stop();
    await endBoth(sessions, signedIn.session.key);

    expect(afterChange).toBeUndefined();
    expect(ends).toEqual([
      { kind: 'one', sessionKey: signedIn.session.key },
      { kind: 'all', staffId: 'an' },
    ]);
  });

  it('sweeps what has run out, and keeps what has not', async () => {
    const { sessions } = await prepare();
    const rows = () => db().connection.collection('staff_sessions').countDocuments();
    nowMs += 31 * 60_000;
    await prepare();

    await sessions.sweep();

    expect(await rows()).toBe(1);
  });
});

async function endBoth(sessions: Sessions, key: string): Promise<void> {
  await sessions.end(key);
  await sessions.endAllOf(account.id);
}

async function cookieOf(app: Express): Promise<string> {
  const server = app.listen(0);
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await new Promise((resolve) => server.close(resolve));
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
