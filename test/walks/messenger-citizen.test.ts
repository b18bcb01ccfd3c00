// A citizen's stories on Messenger, told on a real hub: answered, picked, echoed, answered by staff elsewhere.

import { bySubstring } from '../support/asserts.js';
import { entryOf, messengerUser } from '../support/messenger-events.js';
import { TestHub } from '../support/test-hub.js';

/** Its article is words alone: one bubble. */
const QUESTION = '結婚登記要帶什麼';
const HALF_HOUR_MS = 30 * 60_000;

describe('a citizen on Messenger', () => {
  let hub: TestHub;
  /** How far the hub's clock is ahead: waiting without waiting. */
  let aheadMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ clock: () => Date.now() + aheadMs });
  }, 120_000);
  afterEach(() => {
    hub.graph.recover();
  });
  afterAll(async () => {
    await hub.stop();
  });

  const authorsOf = async (name: string): Promise<string[]> =>
    (await hub.transcriptOf(hub.graph.user(name), 'messenger')).map(({ author }) => author);

  it('hears that a program answers, then the article word for word', async () => {
    const ann = hub.graph.user('ann');

    const said = await hub.askPage(ann, ann.text(QUESTION));

    expect(said).toHaveLength(2);
    expect(said[0]).toContain('電腦程式');
    expect(said[1]).toMatch(/^兩位新人一起帶證件到全國任一戶政事務所辦結婚登記/);
    expect(await authorsOf('ann')).toEqual(['citizen', 'bot', 'bot']);
  });

  it('is offered choices as quick replies and gets the one that was pressed', async () => {
    const ben = hub.graph.user('ben');
    await hub.askPage(ben, ben.text('停車'));
    const replies = quickReplies(hub, ben.id);

    const picked = await hub.askPage(ben, ben.quickReply(replies[0]?.payload ?? '', replies[0]?.title));

    expect(replies.length).toBeGreaterThan(1);
    expect(picked).toHaveLength(1);
    expect((await hub.transcriptOf(ben, 'messenger')).at(-1)?.why?.rule).toBe('pick');
  });

  it.each([
    ['a sticker', 'sticker', '文字'],
    ['a picture', 'image', '文字'],
  ] as const)('gets a word for %s', async (_case, kind, word) => {
    const cat = hub.graph.user(`cat-${kind}`);

    const said = await hub.askPage(cat, cat[kind]());

    expect(said.at(-1)).toContain(word);
  });

  it('is welcomed at Get Started, and a button of another program is read by its title', async () => {
    const dan = hub.graph.user('dan');

    const welcomed = await hub.askPage(dan, dan.postback('GET_STARTED', '開始使用'));
    const answered = await hub.askPage(dan, dan.postback('OLD_MENU_7', QUESTION));

    expect(welcomed.at(-1)).toContain('歡迎');
    expect(answered.filter(bySubstring('兩位新人'))).toHaveLength(1);
  });

  it('is answered once although the message comes three times', async () => {
    const eve = hub.graph.user('eve');
    const event = eve.text(QUESTION);

    const statuses = await Promise.all([1, 2, 3].map(() => hub.deliverToPage(event, event)));
    await hub.settled();

    expect(statuses).toEqual([200, 200, 200]);
    expect(hub.graph.textsTo(eve.id).filter(bySubstring('兩位新人'))).toHaveLength(1);
    expect(await authorsOf('eve')).toEqual(['citizen', 'bot', 'bot']);
  });

  it('is answered in the order of the clock, whatever the order in the POST', async () => {
    const fay = hub.graph.user('fay');
    const nowMs = Date.now();
    const second = { ...fay.text('第二句話在這裡'), timestamp: nowMs };
    const first = { ...fay.text('第一句話在這裡'), timestamp: nowMs - 1000 };

    await hub.deliverToPage(second, first);
    await hub.settled();

    const said = await hub.transcriptOf(fay, 'messenger');
    expect(said.filter(({ author }) => author === 'citizen').map(({ text }) => text)).toEqual([
      '第一句話在這裡',
      '第二句話在這裡',
    ]);
  });

  it('is answered when the POST also holds entries of another page, which leave no trace', async () => {
    const gus = hub.graph.user('gus');
    const stranger = messengerUser('stranger', '999');
    const { pageId } = hub.graph;
    const entry = [entryOf('999', [stranger.text('not ours')]), entryOf(pageId, [gus.text(QUESTION)])];

    const status = await hub.graph.post(hub.graph.signedBody({ object: 'page', entry }));
    await hub.settled();

    expect(status).toBe(200);
    expect(hub.graph.textsTo(gus.id).filter(bySubstring('兩位新人'))).toHaveLength(1);
    expect(await hub.transcriptOf(stranger, 'messenger')).toEqual([]);
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain(
      'yima_inbound_strangers_total{account="messenger"} 1',
    );
  });

  it.each([
    ['after the answer, with our app id', 'after-answer', {}],
    ['before the answer', 'before-answer', {}],
    ['without an app id', 'after-answer', { app_id: undefined }],
    ['without metadata, before the answer', 'before-answer', { metadata: undefined, app_id: undefined }],
    ['without metadata, after the answer', 'after-answer', { metadata: undefined }],
  ] as const)('is answered on although our echo comes %s', async (name, habit, fields) => {
    const hal = hub.graph.user(`hal ${name}`);
    hub.graph.echoHabit = habit;
    hub.graph.echoFields = fields;

    const first = await hub.askPage(hal, hal.text(QUESTION));
    const second = await hub.askPage(hal, hal.text(QUESTION));

    expect([first.length, second.length]).toEqual([2, 1]);
    expect(await authorsOf(`hal ${name}`)).toEqual(['citizen', 'bot', 'bot', 'citizen', 'bot']);
  });

  it('is left to the person who answered in the page inbox, until half an hour has passed', async () => {
    const ida = hub.graph.user('ida');
    const startMs = Date.now();
    const at = (event: ReturnType<typeof ida.text>, minutes: number) => ({
      ...event,
      timestamp: startMs + minutes * 60_000 - HALF_HOUR_MS * 2,
    });

    const bot = await hub.askPage(ida, at(ida.text(QUESTION), 0));
    const echoed = await hub.askPage(ida, at(ida.echo('我是承辦人，請稍候'), 1));
    const quiet = await hub.askPage(ida, at(ida.text(QUESTION), 20));
    const later = await hub.askPage(ida, at(ida.text(QUESTION), 32));

    expect([bot.length, echoed.length, quiet.length, later.length]).toEqual([2, 0, 0, 1]);
    expect(await authorsOf('ida')).toEqual([
      'citizen',
      'bot',
      'bot',
      'elsewhere',
      'citizen',
      'citizen',
      'bot',
    ]);
  });

  it('hears nothing in standby: another app owns the talk', async () => {
    const joe = hub.graph.user('joe');
    const entry = [{ id: hub.graph.pageId, time: Date.now(), standby: [joe.text(QUESTION)] }];

    await hub.graph.post(hub.graph.signedBody({ object: 'page', entry }));
    await hub.settled();

    expect(hub.graph.textsTo(joe.id)).toEqual([]);
    expect(await authorsOf('joe')).toEqual(['citizen']);
  });

  it('hears each bubble once where Graph took it, fell silent and echoed it', async () => {
    const kim = hub.graph.user('kim');
    hub.graph.echoHabit = 'after-answer';
    hub.graph.failNext({ kind: 'drop', accepted: true }, 2);

    const said = await hub.askPage(kim, kim.text(QUESTION));

    expect(said).toHaveLength(2);
    expect(await outboxOf(hub, kim.id)).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }]);
  });

  it('hears it a second time where nobody knows, and staff see that', async () => {
    const lee = hub.graph.user('lee');
    await hub.askPage(lee, lee.text('你好'));
    hub.graph.failNext({ kind: 'drop', accepted: true });

    await hub.deliverToPage(lee.text(QUESTION));
    await hub.waitingOutbox(lee.id);
    aheadMs += 10_001;
    await hub.settled();

    expect(hub.graph.textsTo(lee.id).filter(bySubstring('兩位新人'))).toHaveLength(2);
    expect((await outboxOf(hub, lee.id)).at(-1)).toMatchObject({
      state: 'accepted',
      attempts: 2,
      reason: expect.stringContaining('sent again') as unknown,
    });
  });

  it('is not written to a third time: two unclear sends end as unclear, until an echo tells better', async () => {
    const may = hub.graph.user('may');
    await hub.askPage(may, may.text('你好'));
    hub.graph.failNext({ kind: 'drop', accepted: true }, 2);

    await hub.deliverToPage(may.text(QUESTION));
    await hub.waitingOutbox(may.id);
    aheadMs += 10_001;
    await hub.waitingOutbox(may.id, 2);
    aheadMs += 10_001;
    await hub.settled();
    const before = (await outboxOf(hub, may.id)).at(-1);
    const [taken] = hub.graph.accepted.slice(-1);
    if (taken !== undefined) await hub.graph.echo(taken);
    await hub.settled();

    expect(before).toMatchObject({ state: 'unclear', attempts: 2 });
    expect((await outboxOf(hub, may.id)).at(-1)).toMatchObject({ state: 'accepted', attempts: 2 });
  });

  it('is told the challenge of a subscription only with our token', async () => {
    const ask = (token: string): Promise<Response> =>
      fetch(`${hub.messengerUrl}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=%3Cb%3E42`);

    const good = await ask(hub.graph.verifyToken);
    const bad = await ask('guessed');

    expect([good.status, await good.text()]).toEqual([200, '<b>42']);
    expect(good.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(bad.status).toBe(403);
    expect((await fetch(`${hub.url}/webhooks/line`)).status).toBe(404);
  });

  it('never makes the hub send Graph anything that Graph refuses', () => {
    expect(hub.graph.violations).toEqual([]);
  });
});

/** The buttons under the last bubble that Graph took for this person. */
function quickReplies(hub: TestHub, id: string): { title: string; payload: string }[] {
  const last = hub.graph.accepted.filter(({ to }) => to === id).at(-1)?.message;
  return (last as { quick_replies?: { title: string; payload: string }[] } | undefined)?.quick_replies ?? [];
}

const outboxOf = (hub: TestHub, id: string): Promise<object[]> =>
  hub.database.connection.collection('outbox').find({ conversationKey: id }).sort({ seq: 1 }).toArray();
