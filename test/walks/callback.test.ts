// Whoever would rather not wait leaves a message: out of the queue, due after four hours of service, answered by whoever claims it.

import { randomUUID } from 'node:crypto';

import { LEAVE_MESSAGE } from '../../src/replies/callback-words.js';
import type { CallbackView } from '../../src/wire/callback-events.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const HOUR_MS = 3_600_000;

describe('a message left for the desk', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  let tom: DeskAgent;
  let aheadMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ clock: () => Date.now() + aheadMs });
    mei = await hub.agent('mei');
    tom = await hub.agent('tom');
  }, 120_000);
  afterEach(() => {
    aheadMs = 0;
  });
  afterAll(async () => {
    await hub.stop();
  });

  const viewOf = async (conversationId: string): Promise<CallbackView | undefined> => {
    const { callbacks } = await mei.mustAsk('callbacks', {});
    return callbacks.find(({ row }) => row.conversationId === conversationId);
  };
  const waits = async (conversationId: string): Promise<boolean> => {
    const { rows } = await mei.mustAsk('list', { tab: 'waiting' });
    return rows.some((row) => row.conversationId === conversationId);
  };

  it('takes a citizen on LINE out of the queue by the button, and keeps the number that they write next', async () => {
    const ann = hub.line.user('ann');
    const id = hub.talkOf(ann);
    const changed = new Promise((resolve) => mei.socket.once('callbacksChanged', resolve));
    const queued = await hub.ask(ann, ann.text('轉真人'));
    const offered = JSON.stringify(hub.line.accepted.at(-1));

    const left = await hub.ask(ann, ann.postback(LEAVE_MESSAGE));
    await changed;
    const atOnce = await viewOf(id);
    const more = await hub.ask(ann, ann.text('0912-345-678 下午打給我'));
    const asked = await hub.ask(ann, ann.text('身分證不見了怎麼辦'));

    expect(queued.at(-1)).toContain('留言等回覆');
    expect(offered).toContain(LEAVE_MESSAGE);
    expect(left.join()).toMatch(/最晚會在 .+ 前（服務時間 4 小時內）回覆您/);
    expect(await waits(id)).toBe(false);
    expect(atOnce?.row.status).toBe('bot');
    expect(atOnce?.dueAtMs).toBe((atOnce?.askedAtMs ?? 0) + 4 * HOUR_MS);
    expect(more.join()).toContain('已經記下');
    expect(asked.join()).toContain('掛失');
    const view = await viewOf(id);
    expect(view).toMatchObject({ words: '[電話] 下午打給我', hasPhone: true, window: { state: 'open' } });
    expect(hub.line.violations).toEqual([]);
  });

  it('belongs to whoever claims the talk, who closes it with what came of it', async () => {
    const ben = hub.line.user('ben');
    const talk = { conversationId: hub.talkOf(ben) };
    await hub.ask(ben, ben.text('轉真人'));
    await hub.ask(ben, ben.text('我要留言'));
    const callbackId = (await viewOf(talk.conversationId))?.callbackId ?? '';
    await mei.mustAsk('claim', talk);
    const result = { callbackId, outcome: 'phoned', note: '約好明天再打' } as const;

    const byTom = await tom.ask('finishCallback', result);
    const claimed = await viewOf(talk.conversationId);
    await mei.mustAsk('finishCallback', result);
    const repeated = await mei.ask('finishCallback', result);
    const again = await mei.ask('finishCallback', { callbackId, outcome: 'answered' });

    expect(byTom).toMatchObject({ ok: false, error: { code: 'NOT_OWNER' } });
    expect(claimed?.row.assignee?.id).toBe('mei');
    expect(repeated).toMatchObject({ ok: true });
    expect(again).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_FINISH' } });
    expect(await viewOf(talk.conversationId)).toBeUndefined();
    const notes = (await hub.transcriptOf(ben)).filter(({ author }) => author === 'note');
    expect(notes.filter(({ text }) => text === '留言結案：已用電話回覆\n約好明天再打')).toHaveLength(1);
    expect(hub.line.textsTo(ben.id).join()).not.toContain('約好明天');
  });

  it('is left by words on Messenger, and tells whether anybody may still write there', async () => {
    const cat = hub.graph.user('cat');
    const id = hub.talkOf(cat, 'messenger');

    const left = await hub.askPage(cat, cat.text('please call me back'));
    const inTime = await viewOf(id);
    aheadMs = 25 * HOUR_MS;
    const nextDay = await viewOf(id);
    aheadMs = 8 * 24 * HOUR_MS;
    const nextWeek = await viewOf(id);

    expect(left.join()).toContain('within four service hours');
    expect([inTime, nextDay, nextWeek].map((view) => view?.window.state)).toEqual([
      'open',
      'open-to-people',
      'closed',
    ]);
    expect(nextWeek?.dueAtMs).toBeLessThan(Date.now() + aheadMs);
    expect(hub.graph.violations).toEqual([]);
  });

  it('is one message however often it is asked for, and says honestly when it is late', async () => {
    const dan = hub.line.user('dan');
    await hub.ask(dan, dan.text('留言'));
    const known = await hub.ask(dan, dan.text('留言'));
    aheadMs = 5 * HOUR_MS;
    const late = await hub.ask(dan, dan.postback(LEAVE_MESSAGE));

    expect(known.join()).toContain('已經在待回覆的名單上');
    expect(late.join()).toContain('很抱歉，您的留言已經超過');
    const { callbacks } = await mei.mustAsk('callbacks', {});
    expect(callbacks.filter(({ row }) => row.conversationId === hub.talkOf(dan))).toHaveLength(1);
  });

  it('is dropped by who left it, and not taken from who is in danger', async () => {
    const eve = hub.line.user('eve');
    await hub.ask(eve, eve.text('留言'));
    const dropped = await hub.ask(eve, eve.text('不用了'));
    await hub.ask(eve, eve.text('我不想活了'));
    const refused = await hub.ask(eve, eve.postback(LEAVE_MESSAGE));

    expect(dropped.join()).toContain('已經取消留言');
    expect(refused.join()).toContain('看過您的訊息');
    expect(await viewOf(hub.talkOf(eve))).toBeUndefined();
    expect(await waits(hub.talkOf(eve))).toBe(true);
  });

  it('is left in the web chat by its button', async () => {
    const visitor = await WebVisitor.open(hub.url);
    await visitor.socket.emitWithAck('person', { clientId: randomUUID() });
    const choice = await poll('the button', () =>
      visitor.received
        .flatMap(({ choices = [] }) => choices)
        .find(({ payload }) => payload === LEAVE_MESSAGE),
    );

    await visitor.press(choice.payload, choice.spoken);

    await poll('the answer', () => visitor.received.some(({ text }) => text.includes('服務時間 4 小時內')));
    await poll('the bot', () => visitor.states.at(-1)?.status === 'bot');
    const words = visitor.received.filter(({ author }) => author === 'citizen').map(({ text }) => text);
    expect(words).toContain('留言等回覆');
    visitor.socket.close();
  });
});
