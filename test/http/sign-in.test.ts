// Signing in and out on a real hub, and what a stranger may try.

import * as fc from 'fast-check';

import { createLogger } from '../../src/observe/logger.js';
import { ADMIN, ADMIN_ENV, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';

const MINUTE_MS = 60_000;
const OTHER_PASSWORD = 'seven tall lanterns';

describe('signing in', () => {
  let hub: TestHub;
  let nowMs = Date.now();
  const logged: string[] = [];

  beforeAll(async () => {
    hub = await TestHub.start({
      isBare: true,
      env: { ...ADMIN_ENV, TRUST_PROXY: '1', PUBLIC_URL: 'https://hub.city.tw' },
      clock: () => nowMs,
      logger: createLogger('debug', { write: (line: string) => void logged.push(line) }),
    });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const client = (): StaffClient => new StaffClient(() => hub.url);
  const tryPassword = (password: string, headers: Record<string, string>, email: string = ADMIN.email) =>
    client().send('POST', '/api/v1/session', { body: { email, password }, headers });
  const addPerson = async (email: string, roles: string[]): Promise<{ id: string; admin: StaffClient }> => {
    const admin = client();
    await admin.signIn();
    const body = { email, name: '林', roles, password: OTHER_PASSWORD };
    return { id: idOf(await admin.send('POST', '/api/v1/staff', { body })), admin };
  };

  it('sets a cookie that scripts, other sites, other hosts and plain http never get', async () => {
    const { headers } = await client().signIn();

    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-yima=s%3A[\w%.-]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is not Secure, so that it works, where the city has only http', async () => {
    const plain = await TestHub.start({ isBare: true, env: ADMIN_ENV });
    const person = new StaffClient(() => plain.url);

    const { headers } = await person.signIn();
    const { status } = await person.send('GET', '/api/v1/session');
    await plain.stop();

    expect(headers.getSetCookie()[0]).toMatch(/^yima=s%3A[\w%.-]+; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(status).toBe(200);
  });

  it('gives a new id whatever id the browser came with, and ends the old one', async () => {
    const browser = client();
    await browser.signIn();
    const before = browser.cookie;
    await browser.signIn();

    const thief = client();
    thief.cookie = before;

    expect(browser.cookie).not.toBe(before);
    expect((await thief.send('GET', '/api/v1/session')).status).toBe(401);
  });

  it.each(['yima=x', '__Host-yima=s%3Aabc.def', '__Host-yima=%', `__Host-yima=s%3A${'a'.repeat(9000)}.x`])(
    'takes the made-up cookie %p for none',
    async (cookie) => {
      const thief = client();
      thief.cookie = cookie;

      expect((await thief.send('GET', '/api/v1/session')).status).toBe(401);
    },
  );

  it('keeps only a hash of the id', async () => {
    const browser = client();
    await browser.signIn();
    const id =
      decodeURIComponent(browser.cookie?.split('=')[1] ?? '')
        .slice(2)
        .split('.')[0] ?? '';

    const rows = await hub.database.connection.collection('staff_sessions').find().toArray();

    expect(id.length).toBeGreaterThan(20);
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  it('shows the sign-in before this one', async () => {
    await client().signIn();
    const lastMs = nowMs;
    nowMs += MINUTE_MS;

    const { body } = await client().signIn();

    expect(body).toMatchObject({ staff: { lastSignInAtMs: lastMs }, idleMs: 30 * MINUTE_MS });
  });

  it('ends with signing out', async () => {
    const browser = client();
    await browser.signIn();
    const { cookie } = browser;

    const { status, headers } = await browser.send('DELETE', '/api/v1/session');
    browser.cookie = cookie;

    expect(status).toBe(204);
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-yima=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect((await browser.send('GET', '/api/v1/session')).status).toBe(401);
  });

  it('lasts while it is used, ends after 30 idle minutes, and after 12 hours whatever happens', async () => {
    const [busy, idle] = [client(), client()];
    await busy.signIn();
    await idle.signIn();
    const read = async (browser: StaffClient): Promise<number> =>
      (await browser.send('GET', '/api/v1/session')).status;
    const statuses: number[] = [];
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      nowMs += 20 * MINUTE_MS;
      statuses.push(await read(busy));
    }

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await read(idle)).toBe(401);
    nowMs += 20 * MINUTE_MS;
    expect(await read(busy)).toBe(401);
  });

  it.each(['agent', 'admin'])('ends every session of a person (%s) whose account changes', async (role) => {
    const changes = [
      { isActive: false },
      { isActive: true },
      { roles: ['editor'] },
      { password: 'nine blue kites fly' },
    ];
    const email = `${role}.changes@city.gov.tw`;
    const { id, admin } = await addPerson(email, [role]);
    const statuses: number[] = [];
    for (const body of changes) {
      const person = client();
      await person.signIn({ email, password: OTHER_PASSWORD });
      await admin.send('PATCH', `/api/v1/staff/${id}`, { body });
      statuses.push((await person.send('GET', '/api/v1/session')).status);
    }

    expect(statuses).toEqual([401, 401, 401, 401]);
  });

  it('refuses the last three passwords, and takes the fourth', async () => {
    const { id, admin } = await addPerson('reuse@city.gov.tw', ['agent']);
    const change = async (password: string) =>
      (await admin.send('PATCH', `/api/v1/staff/${id}`, { body: { password } })).status;
    const second = 'nine blue kites fly';
    const statuses = [];
    for (const password of [OTHER_PASSWORD, second, OTHER_PASSWORD, 'a third one, longer', OTHER_PASSWORD])
      statuses.push(await change(password));
    statuses.push(await change('a fourth one, longer'), await change(OTHER_PASSWORD));

    expect(statuses).toEqual([422, 200, 422, 200, 422, 200, 200]);
  });

  it('keeps a last administrator, also when two go at once', async () => {
    const { id, admin } = await addPerson('second.admin@city.gov.tw', ['admin']);
    const second = client();
    await second.signIn({ email: 'second.admin@city.gov.tw', password: OTHER_PASSWORD });
    const others = hub.database.connection.collection<{ _id: string; email: string }>('staff');
    await others.updateMany({ email: 'admin.changes@city.gov.tw' }, { $set: { isActive: false } });
    const leave = (browser: StaffClient, who: string, body: object) =>
      browser.send('PATCH', `/api/v1/staff/${who}`, { body });

    const answers = await Promise.all([
      leave(admin, 'first-administrator', { isActive: false }),
      leave(second, id, { roles: ['agent'] }),
    ]);
    const active = await others.countDocuments({ roles: 'admin', isActive: true });
    await others.updateOne({ _id: 'first-administrator' }, { $set: { isActive: true, roles: ['admin'] } });

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(active).toBe(1);
  });

  it.each<[string, unknown, number]>([
    ['an operator for the address', { email: { $ne: null }, password: 'x' }, 400],
    ['an operator for the password', { email: ADMIN.email, password: { $gt: '' } }, 400],
    ['a list', [ADMIN], 400],
    ['a further field', { ...ADMIN, roles: ['admin'] }, 400],
    ['a prototype', '{"__proto__":{"email":"a@b.tw"},"password":"x"}', 400],
    ['nothing', undefined, 400],
    ['no JSON', '{', 400],
    ['a password of 201', { email: ADMIN.email, password: 'x'.repeat(201) }, 400],
    ['a body over the limit', { email: ADMIN.email, password: 'x'.repeat(20_000) }, 413],
  ])('refuses %s', async (_case, body, status) => {
    const answer = await client().send('POST', '/api/v1/session', { body });

    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('xxx');
  });

  it.each([
    [{ token: { $ne: null } }, 400],
    [{ token: ['a'] }, 400],
    [{ token: 'x'.repeat(43) }, 401],
  ])('refuses to set up with %j', async (fields, status) => {
    const person = { email: 'x@city.gov.tw', name: 'x', password: OTHER_PASSWORD };

    expect((await client().send('POST', '/api/v1/setup', { body: { ...person, ...fields } })).status).toBe(
      status,
    );
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'takes no %s, which a form of another site could send',
    async (type) => {
      const body = JSON.stringify({ ...ADMIN });

      const answer = await client().send('POST', '/api/v1/session', {
        body,
        headers: { 'content-type': type },
      });

      expect(answer.status).toBe(400);
    },
  );

  it.each<[Record<string, string>, number]>([
    [{ origin: 'https://hub.city.tw' }, 200],
    [{ origin: 'http://hub.city.tw', host: 'hub.city.tw' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://hub.city.tw.evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ])('answers a sign-in with %j by %d', async (headers, status) => {
    expect((await tryPassword(ADMIN.password, headers)).status).toBe(status);
  });

  it('gives a stranger nothing above 499 but 503, whatever comes', async () => {
    const paths = [
      '/api/v1/session',
      '/api/v1/setup',
      '/api/v1/staff',
      '/api/v1/staff/%2e',
      '/api/v1/audit?limit=x',
    ];
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS'),
      path: fc.constantFrom(...paths),
      body: fc.oneof(fc.json(), fc.string(), fc.constant('{"email":{"$where":"1"}}')),
      cookie: fc.base64String(),
    });

    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, body, cookie }) => {
        const headers = { cookie: `__Host-yima=${cookie}`, 'x-csrf-token': cookie };
        const answer = await client().send(method, path, { headers, ...(method === 'GET' ? {} : { body }) });
        expect(answer.status === 503 || answer.status < 500).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('never writes a secret to the log or into the record', async () => {
    const browser = client();
    await browser.signIn();
    const audit = await browser.send('GET', '/api/v1/audit?limit=200');
    const said = logged.join('') + audit.text;

    expect(logged.length).toBeGreaterThan(0);
    for (const secret of [
      ADMIN.password,
      OTHER_PASSWORD,
      '$argon2id',
      browser.csrfToken ?? '?',
      browser.cookie ?? '?',
    ])
      expect(said).not.toContain(secret);
  });

  it('pages through the record, newest first', async () => {
    const browser = client();
    await browser.signIn();
    const page = async (query: string) =>
      (await browser.send('GET', `/api/v1/audit?limit=3${query}`)).body as {
        entries: { id: string }[];
        next?: string;
      };

    const first = await page('');
    const second = await page(`&before=${first.next ?? ''}`);
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);

    expect(ids).toEqual([...new Set(ids)].sort().reverse());
    expect(ids).toHaveLength(6);
  });
});

describe('the one-time link', () => {
  it('makes the first administrator once, in one browser of two', async () => {
    const hub = await TestHub.start({ isBare: true });
    const first = tokenOf(hub);
    await hub.restart();
    const token = tokenOf(hub);
    const person = { email: 'ada@city.gov.tw', name: '安達', password: OTHER_PASSWORD };
    const browsers = [0, 1].map(() => new StaffClient(() => hub.url));

    const old = await new StaffClient(() => hub.url).setUp(first, person);
    const answers = await Promise.all(browsers.map((browser) => browser.setUp(token, person)));
    const again = await new StaffClient(() => hub.url).setUp(token, { ...person, email: 'b@city.gov.tw' });
    await hub.restart();
    const setUpUrl = hub.setUpUrl;
    await hub.stop();

    expect(old.status).toBe(401);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, expect.any(Number)]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(again.status).toBe(401);
    expect(setUpUrl).toBeUndefined();
  });

  it('runs out after a day', async () => {
    let nowMs = Date.now();
    const hub = await TestHub.start({ isBare: true, clock: () => nowMs });
    nowMs += 24 * 60 * MINUTE_MS;
    const person = { email: 'ada@city.gov.tw', name: '安達', password: OTHER_PASSWORD };

    const { status } = await new StaffClient(() => hub.url).setUp(tokenOf(hub), person);
    await hub.stop();

    expect(status).toBe(401);
  });
});

const tokenOf = (hub: TestHub): string => new URL(hub.setUpUrl ?? '').searchParams.get('token') ?? '';
const idOf = ({ body }: ApiAnswer): string => (body as { id: string }).id;
