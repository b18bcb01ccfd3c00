// A city with two LINE accounts and two pages: each talk belongs to its account, one address may serve all, and an account
// whose platform is dead delays nobody else.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { FakeLine } from '../support/fake-line.js';
import { entryOf, messengerUser } from '../support/messenger-events.js';
import { poll } from '../support/poll.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';
import type { ChannelsView } from '../../src/wire/channel-api.js';

const QUESTION = '身分證不見了怎麼辦';
const SECOND = 'line-social';
const SECOND_PAGE = '200000000000002';

describe('several accounts', () => {
  let hub: TestHub;
  let second: FakeLine;
  beforeAll(async () => {
    second = await FakeLine.start({ channelSecret: 'second-secret', accessToken: 'second-token' });
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'yima-accounts-')), 'accounts.json');
    const { channelSecret, accessToken: channelAccessToken, baseUrl: apiBaseUrl } = second;
    const page = { id: 'page-social', pageId: SECOND_PAGE, appSecret: 'app-secret-for-tests', verifyToken: 'second-word', pageAccessToken: 'second-page-token' }; // prettier-ignore
    writeFileSync(
      file,
      JSON.stringify({
        line: [{ id: SECOND, channelSecret, channelAccessToken, apiBaseUrl }],
        messenger: [page],
      }),
    );
    hub = await TestHub.start({ env: { ...ADMIN_ENV, ACCOUNTS_FILE: file } });
  }, 120_000);
  afterEach(() => {
    second.recover();
  });
  afterAll(async () => {
    await hub.stop();
    await second.stop();
  });

  it.each([
    ['an address of its own', `/webhooks/line/${SECOND}`],
    ['the address that all accounts share', '/webhooks/line'],
  ])('answers a citizen of the second account by %s', async (name, address) => {
    const ann = second.user(`ann ${name}`);

    const { status } = await second.deliver(`${hub.url}${address}`, [ann.text(QUESTION)]);
    await hub.settled();

    expect(status).toBe(200);
    expect(second.textsTo(ann.id).at(-1)).toMatch(/^先掛失/);
    expect(hub.line.textsTo(ann.id)).toEqual([]);
  });

  it('keeps the talks of one person with two accounts apart', async () => {
    const [here, there] = [hub.line.user('ben'), second.user('ben')];
    await hub.ask(here, here.text(QUESTION));

    await second.deliver(`${hub.url}/webhooks/line`, [there.text('你好')]);
    await hub.settled();

    const inFirst = (await hub.transcriptOf(here)).filter(({ author }) => author === 'citizen');
    const inSecond = (await hub.transcriptOf(there, SECOND)).filter(({ author }) => author === 'citizen');
    expect([inFirst, inSecond].map((entries) => entries.map(({ text }) => text))).toEqual([
      [QUESTION],
      ['你好'],
    ]);
  });

  it.each([
    ["another account's address", '/webhooks/line/line', 401],
    ['an account that is not there', '/webhooks/line/line-gone', 404],
  ])('refuses the second account at %s', async (_, address, expected) => {
    const cat = second.user('cat');

    expect((await second.deliver(`${hub.url}${address}`, [cat.text(QUESTION)])).status).toBe(expected);
  });

  it('refuses a signature that fits no account', async () => {
    const stranger = await FakeLine.start({ channelSecret: 'third-secret' });

    const { status } = await stranger.deliver(`${hub.url}/webhooks/line`, [
      stranger.user('dan').text(QUESTION),
    ]);
    await stranger.stop();

    expect(status).toBe(401);
  });

  it('takes the entries of two pages out of one POST, and counts only those of a third as strange', async () => {
    const [eve, fay] = [hub.graph.user('eve'), messengerUser('fay', SECOND_PAGE)];
    const entry = [
      entryOf(hub.graph.pageId, [eve.text(QUESTION)]),
      entryOf(SECOND_PAGE, [fay.text('第二個粉專')]),
      entryOf('999', [messengerUser('gus', '999').text(QUESTION)]),
    ];

    const status = await hub.graph.post(hub.graph.signedBody({ object: 'page', entry }));

    const heard = await poll('the words at the second page', async () =>
      (await hub.transcriptOf(fay, 'page-social')).find(({ author }) => author === 'citizen'),
    );
    expect(status).toBe(200);
    expect(heard.text).toBe('第二個粉專');
    expect((await hub.transcriptOf(eve, 'messenger')).length).toBeGreaterThan(0);
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain(
      'yima_inbound_strangers_total{account="messenger"} 1',
    );
  });

  it('proves the address to Meta by the verify token of any page', async () => {
    const ask = async (token: string) => {
      const query = `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=c4711`;
      const response = await fetch(`${hub.url}/webhooks/messenger?${query}`);
      return [response.status, await response.text()];
    };

    expect(await ask('second-word')).toEqual([200, 'c4711']);
    expect((await ask('third-word'))[0]).toBe(403);
  });

  it('answers the citizens of one account while the platform of the other is silent', async () => {
    second.failNext({ kind: 'hang' }, Infinity);
    const many = Array.from({ length: 40 }, (_, n) => second.user(`silent ${n}`));
    await second.deliver(
      `${hub.url}/webhooks/line`,
      many.map((talker) => talker.text(QUESTION)),
    );
    await poll('a send to hang', () => hub.database.connection.collection('outbox').countDocuments({ accountId: SECOND, state: 'sending' }).then((count) => count >= 32)); // prettier-ignore

    const hal = hub.line.user('hal');
    await hub.deliver(hal.text(QUESTION));
    await poll('the answer on the other account', () => hub.line.textsTo(hal.id).length > 0);
    const stillHanging = await hub.database.connection
      .collection('outbox')
      .countDocuments({ accountId: SECOND, state: { $in: ['sending', 'waiting'] } });

    expect(stillHanging).toBeGreaterThan(0);
    expect(hub.line.textsTo(hal.id).at(-1)).toMatch(/^先掛失/);
  });

  it('tells an administrator how each account is doing, and no secret', async () => {
    const admin = new StaffClient(() => hub.url);
    await admin.signIn();

    const { body, text } = await admin.send('GET', '/api/v1/channels');

    const { accounts } = body as ChannelsView;
    expect(accounts.map(({ accountId }) => accountId)).toEqual(['line', 'messenger', SECOND, 'page-social', 'webchat']); // prettier-ignore
    expect(accounts.find(({ accountId }) => accountId === SECOND)).toMatchObject({
      webhookPath: `/webhooks/line/${SECOND}`,
      lastWebhookAtMs: expect.any(Number) as unknown,
    });
    expect(accounts.find(({ accountId }) => accountId === 'line')).toMatchObject({
      lastRefusal: { status: 401 },
    });
    expect(accounts.find(({ accountId }) => accountId === 'webchat')).not.toHaveProperty('webhookPath');
    expect(text).not.toMatch(/second-secret|second-token|second-word|app-secret|line-secret|line-token/);
  });
});
