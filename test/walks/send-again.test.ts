// "Send again": what LINE refused, or what waits for the quota, leaves once more because a person wants it, with a real
// outcome and on the record.

import { randomUUID } from 'node:crypto';

import type { DeskAgent } from '../support/desk-agent.js';
import type { LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';
import type { ChannelsView } from '../../src/wire/channel-api.js';
import type { DeadLettersView, JournalView } from '../../src/wire/delivery-api.js';

describe('sending again', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  let admin: StaffClient;
  let aheadMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ env: ADMIN_ENV, clock: () => Date.now() + aheadMs });
    mei = await hub.agent('mei');
    admin = new StaffClient(() => hub.url);
    await admin.signIn();
  }, 120_000);
  afterEach(() => {
    hub.line.recover();
  });
  afterAll(async () => {
    await hub.stop();
  });

  const talk = (talker: LineTalker) => ({ conversationId: hub.talkOf(talker) });
  const withAgent = async (name: string): Promise<LineTalker> => {
    const talker = hub.line.user(name);
    await hub.ask(talker, talker.text('轉真人'));
    await mei.mustAsk('claim', talk(talker));
    await hub.settled();
    return talker;
  };
  const says = (talker: LineTalker, text: string) =>
    mei.mustAsk('reply', { ...talk(talker), clientId: randomUUID(), text });
  const entryOf = async (talker: LineTalker, seq: number) =>
    (await mei.mustAsk('open', talk(talker))).entries.find((entry) => entry.seq === seq);
  /** An agent's words that LINE has refused. */
  const refused = async (name: string): Promise<{ talker: LineTalker; seq: number }> => {
    const talker = await withAgent(name);
    hub.line.failNext({ kind: 'status', status: 400, message: 'The scripted refusal' });
    const { seq } = await says(talker, `給 ${name} 的話`);
    await hub.settled();
    return { talker, seq };
  };
  const lettersTo = async (talker: LineTalker) => {
    const { body } = await admin.send('GET', '/api/v1/dead-letters');
    return (body as DeadLettersView).letters.filter(
      ({ conversationId }) => conversationId === hub.talkOf(talker),
    );
  };

  it('sends what was refused under a new key, in sight of the agent', async () => {
    const { talker, seq } = await refused('ann');
    const before = await entryOf(talker, seq);

    await mei.mustAsk('resend', { ...talk(talker), seq });
    await hub.settled();

    expect(before).toMatchObject({ delivery: 'refused', deliveryReason: expect.stringContaining('scripted') as unknown }); // prettier-ignore
    expect((await entryOf(talker, seq))?.delivery).toBe('accepted');
    expect(hub.line.textsTo(talker.id).filter((text) => text === '給 ann 的話')).toHaveLength(1);
    const keys = hub.line.calls.slice(-2).map(({ retryKey }) => retryKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('says honestly that it was refused again', async () => {
    const { talker, seq } = await refused('ben');
    hub.line.failNext({ kind: 'status', status: 400, message: 'The second refusal' });

    await mei.mustAsk('resend', { ...talk(talker), seq });
    await hub.settled();

    expect(await entryOf(talker, seq)).toMatchObject({ delivery: 'refused', deliveryReason: expect.stringContaining('second') as unknown }); // prettier-ignore
  });

  it('does it once for two presses, and not at all for what has arrived', async () => {
    const { talker, seq } = await refused('cat');

    const [one, two] = await Promise.all([
      mei.ask('resend', { ...talk(talker), seq }),
      mei.ask('resend', { ...talk(talker), seq }),
    ]);
    await hub.settled();
    const late = await mei.ask('resend', { ...talk(talker), seq });

    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    expect(late).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_RESEND' } });
    expect(hub.line.textsTo(talker.id).filter((text) => text === '給 cat 的話')).toHaveLength(1);
  });

  it('is on record', async () => {
    const { talker, seq } = await refused('dan');

    await mei.mustAsk('resend', { ...talk(talker), seq });

    const found = await hub.database.connection.collection('audit').find({ action: 'message-resent', 'target.id': hub.talkOf(talker) }).toArray(); // prettier-ignore
    expect(found).toMatchObject([{ actor: { id: 'mei' } }]);
  });

  it('lists what died, shows its journal, and sends it again for an administrator', async () => {
    const { talker, seq } = await refused('eve');

    const [letter] = await lettersTo(talker);
    const address = `/api/v1/deliveries/${encodeURIComponent(letter?.id ?? '')}`;
    const { status } = await admin.send('POST', `${address}/resend`);
    await hub.settled();
    const again = await admin.send('POST', `${address}/resend`);
    const { notes } = (await admin.send('GET', address)).body as JournalView;

    expect(letter).toMatchObject({ state: 'refused', author: 'agent', seq });
    expect(JSON.stringify(letter)).not.toContain('給 eve 的話');
    expect([status, again.status]).toEqual([204, 409]);
    expect(notes).toMatchObject([
      { became: 'sending', via: expect.any(String) as unknown },
      { became: 'refused', status: 400, requestId: expect.any(String) as unknown },
      { became: 'waiting', by: 'first-administrator' },
      { became: 'sending' },
      { became: 'accepted', status: 200 },
    ]);
    expect(await lettersTo(talker)).toEqual([]);
  });

  it('pages through what died without losing any', async () => {
    const seen: string[] = [];
    for (const name of ['p1', 'p2', 'p3']) await refused(name);
    let next = '';
    for (let page = 0; page < 50; page += 1) {
      const { body } = await admin.send('GET', `/api/v1/dead-letters?limit=1${next}`);
      const view = body as DeadLettersView;
      seen.push(...view.letters.map(({ id }) => id));
      if (view.next === undefined) break;
      next = `&before=${encodeURIComponent(view.next)}`;
    }

    const { body } = await admin.send('GET', '/api/v1/dead-letters?limit=200');
    expect(seen).toEqual((body as DeadLettersView).letters.map(({ id }) => id));
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('tries what waits for the quota because a person asks; others go on waiting, then all leave', async () => {
    const [fay, gus] = [await withAgent('fay'), await withAgent('gus')];
    aheadMs += 60_000;
    hub.line.limit = 'monthly';
    hub.line.quota = { limit: 200, used: 200 };
    const toFay = await says(fay, '給 fay 的話');
    await poll(
      'the first to wait',
      async () => (await entryOf(fay, toFay.seq))?.deliveryReason !== undefined,
    );
    const toGus = await says(gus, '給 gus 的話');
    await poll(
      'the second to wait',
      async () => (await entryOf(gus, toGus.seq))?.deliveryReason !== undefined,
    );
    const pushes = hub.line.calls.filter(({ path }) => path.endsWith('/push')).length;
    const ready = (await (await fetch(`${hub.url}/readyz`)).json()) as { replyOnly: string[] };
    const line = await poll('LINE to be asked for the quota', async () => {
      const { body } = await admin.send('GET', '/api/v1/channels');
      const found = (body as ChannelsView).accounts.find(({ accountId }) => accountId === 'line');
      return found?.quota?.limit === 200 ? found : undefined;
    });

    hub.line.recover();
    await mei.mustAsk('resend', { ...talk(fay), seq: toFay.seq });
    await hub.settled();

    expect(ready.replyOnly).toEqual(['line']);
    expect(line).toMatchObject({
      channelId: 'line',
      webhookPath: '/webhooks/line/line',
      lastWebhookAtMs: expect.any(Number) as unknown,
      quota: { limit: 200, used: 200, isReplyOnly: true },
    });
    expect(hub.line.textsTo(fay.id).at(-1)).toBe('給 fay 的話');
    expect(hub.line.textsTo(gus.id).at(-1)).toBe('給 gus 的話');
    expect(hub.line.calls.filter(({ path }) => path.endsWith('/push'))).toHaveLength(pushes + 2);
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain(
      'yima_push_quota_limit{account="line"} 200',
    );
  });

  it('never makes the hub send LINE anything that LINE refuses', () => {
    expect(hub.line.violations).toEqual([]);
  });
});
