// How each account is doing, as supervisors see it: the checks that ask the platform, a test message with a real outcome, the
// trouble that was last, and the alarms that everybody at the desk hears.

import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import type { AccountCheckView, AlarmsView, ChannelsView, TestSentView } from '../../src/wire/channel-api.js';
import type { JournalView } from '../../src/wire/delivery-api.js';

const PUBLIC_URL = 'https://1999.example.tw';

describe('the health of the accounts', () => {
  let hub: TestHub;
  let admin: StaffClient;
  beforeAll(async () => {
    hub = await TestHub.start({ env: { ...ADMIN_ENV, PUBLIC_URL } });
    admin = new StaffClient(() => hub.url);
    await admin.signIn();
  }, 120_000);
  afterEach(() => {
    hub.line.recover();
    hub.graph.recover();
    hub.line.quota = { used: 0 };
  });
  afterAll(async () => {
    await hub.stop();
  });

  const statusOf = async (account: string) => {
    const { body } = await admin.send('GET', '/api/v1/channels');
    return (body as ChannelsView).accounts.find(({ accountId }) => accountId === account);
  };
  const check = async (account: string) =>
    (await admin.send('POST', `/api/v1/channels/${account}/check`)).body as AccountCheckView;
  const verdicts = ({ findings }: AccountCheckView) =>
    Object.fromEntries(findings.map(({ what, verdict }) => [what, verdict]));
  const sendTest = (account: string, to: string) =>
    admin.send('POST', `/api/v1/channels/${account}/test-message`, { body: { to } });
  const lastNote = (id: string) =>
    poll('the test to end', async () => {
      const { body } = await admin.send('GET', `/api/v1/deliveries/${encodeURIComponent(id)}`);
      const note = (body as JournalView).notes.at(-1);
      return note === undefined || ['waiting', 'sending'].includes(note.became) ? undefined : note;
    });

  it('names the addresses to copy, the pace, and whether platforms can reach the hub', async () => {
    const { body, text } = await admin.send('GET', '/api/v1/channels');

    const { accounts, publicUrl } = body as ChannelsView;
    expect(publicUrl).toBe('https');
    expect(accounts).toMatchObject([
      { accountId: 'line', webhookUrl: `${PUBLIC_URL}/webhooks/line/line`, breaker: 'closed', mostSendsPerSecond: 2000, canCheck: true, canSendTest: true },
      { accountId: 'messenger', webhookUrl: `${PUBLIC_URL}/webhooks/messenger/messenger`, canCheck: true, canSendTest: true },
      { accountId: 'webchat', canCheck: false, canSendTest: false },
    ]); // prettier-ignore
    expect(text).not.toMatch(/-for-tests/);
  });

  it('asks LINE who the account is, where its webhooks go and whether one arrives; it costs nothing', async () => {
    hub.line.account.endpoint = `${hub.url}/webhooks/line/line`;
    const before = hub.line.calls.length;

    const found = await check('line');

    expect(found.name).toBe('示範市 1999');
    // The test's hub is reached by another address than its public one: LINE's console is wrong, and yet the webhook arrives.
    expect(verdicts(found)).toEqual({ token: 'good', 'webhook-address': 'bad', 'webhook-test': 'good' });
    expect(hub.line.calls).toHaveLength(before);
    expect((await statusOf('line'))?.lastWebhookAtMs).toEqual(expect.any(Number));
  });

  it('finds the right address in LINE good, and a webhook that is switched off bad', async () => {
    hub.line.account.endpoint = `${PUBLIC_URL}/webhooks/line/line`;
    const right = verdicts(await check('line'));
    hub.line.account.isActive = false;
    const off = await check('line');
    hub.line.account.isActive = true;

    expect(right['webhook-address']).toBe('good');
    expect(off.findings).toContainEqual({
      what: 'webhook-address',
      verdict: 'bad',
      detail: `${PUBLIC_URL}/webhooks/line/line (off)`,
    });
  });

  it('says that nobody set an address', async () => {
    hub.line.account.endpoint = undefined;

    expect(verdicts(await check('line'))).toMatchObject({
      'webhook-address': 'bad',
      'webhook-test': 'unknown',
    });
  });

  it('asks Graph who the page is and what it tells the app', async () => {
    const good = await check('messenger');
    hub.graph.subscribedFields = ['messages'];
    const deaf = await check('messenger');

    expect(good.name).toBe('示範市政府');
    expect(verdicts(good)).toEqual({ token: 'good', subscription: 'good' });
    expect(deaf.findings).toContainEqual({
      what: 'subscription',
      verdict: 'bad',
      detail: 'messaging_postbacks',
    });
  });

  it('sends a test on LINE by a push, with a real outcome, on record and in the talk', async () => {
    const ann = hub.line.user('ann');

    const sent = (await sendTest('line', ann.id)).body as TestSentView;

    expect(await lastNote(sent.deliveryId)).toMatchObject({ became: 'accepted', via: 'push', status: 200 });
    expect(hub.line.textsTo(ann.id)).toEqual([expect.stringContaining('測試訊息')]);
    expect((await hub.transcriptOf(ann)).map(({ author }) => author)).toEqual(['system']);
    const record = hub.database.connection.collection('audit');
    expect(await record.countDocuments({ action: 'test-sent', 'target.id': hub.talkOf(ann) })).toBe(1);
  });

  it('tells honestly that LINE refused the test, and keeps it as the latest trouble', async () => {
    const ben = hub.line.user('ben');
    hub.line.failNext({ kind: 'status', status: 400, message: 'The scripted refusal' });

    const sent = (await sendTest('line', ben.id)).body as TestSentView;

    expect(await lastNote(sent.deliveryId)).toMatchObject({ became: 'refused', status: 400 });
    expect((await statusOf('line'))?.lastTrouble).toMatchObject({
      cause: 'refused',
      status: 400,
      reason: expect.stringContaining('The scripted refusal') as unknown,
    });
  });

  it('takes the id of a talk as it stands at the desk, of this account only', async () => {
    const bo = hub.graph.user('bo');
    await hub.askPage(bo, bo.text('垃圾車幾點來'));
    const talk = hub.talkOf(bo, 'messenger');

    const there = await sendTest('messenger', talk);
    const elsewhere = await sendTest('line', talk);

    expect([there.status, elsewhere.status]).toEqual([201, 422]);
    await lastNote((there.body as TestSentView).deliveryId);
    expect(hub.graph.textsTo(bo.id).at(-1)).toContain('測試訊息');
  });

  it.each([
    ['nobody', 'line', 'somebody', 422],
    ["another platform's id", 'line', '1234567890', 422],
    ['web chat', 'webchat', 'c_x', 404],
    ['an account that is not there', 'line-gone', 'c_x', 404],
  ])('sends nothing to %s', async (_, account, to, expected) => {
    expect((await sendTest(account, to)).status).toBe(expected);
  });

  const readAlarms = async () => ((await admin.send('GET', '/api/v1/alarms')).body as AlarmsView).alarms;

  it('alarms whoever comes to the desk when less than a fifth of the quota is left', async () => {
    hub.line.quota = { limit: 200, used: 165 };
    // At its start the hub asks; then every ten minutes.
    await hub.restart();
    await poll('LINE to be asked', async () => (await statusOf('line'))?.quota?.used === 165);
    const mei = await hub.agent('mei');
    const heard = new Promise<AlarmsView>((resolve) => mei.socket.once('alarms', resolve));

    const low = { accountId: 'line', channelId: 'line', kind: 'quota-low', left: 35, limit: 200 };
    expect(await readAlarms()).toEqual([low]);
    expect(await heard).toEqual({ alarms: [low] });
  });

  it('alarms every screen live when only replies go, and takes it back when a push is taken again', async () => {
    const mei = await hub.agent('mei');
    const heard: string[][] = [];
    mei.socket.on('alarms', ({ alarms }) => heard.push(alarms.map(({ kind }) => kind)));
    const cat = hub.line.user('cat');
    hub.line.limit = 'monthly';
    hub.line.quota = { limit: 200, used: 200 };
    const { deliveryId } = (await sendTest('line', cat.id)).body as TestSentView;
    await poll('the alarm', () => heard.some((kinds) => kinds.includes('reply-only')));

    hub.line.recover();
    hub.line.quota = { limit: 500, used: 200 };
    await admin.send('POST', `/api/v1/deliveries/${encodeURIComponent(deliveryId)}/resend`);
    await poll('the end of the alarm', () => heard.at(-1)?.includes('reply-only') === false);

    expect(hub.line.textsTo(cat.id)).toHaveLength(1);
  });

  it('alarms when LINE takes our token no more', async () => {
    const dan = hub.line.user('dan');
    hub.line.failNext({ kind: 'status', status: 401 });

    await hub.deliver(dan.text('垃圾車幾點來'));

    await poll('the alarm', async () => (await readAlarms()).some(({ kind }) => kind === 'token'));
    expect((await statusOf('line'))?.lastTrouble).toMatchObject({ cause: 'token', status: 401 });
  });
});
