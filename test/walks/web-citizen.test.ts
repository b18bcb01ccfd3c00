// A citizen's stories on the web page, told on a real hub with the real socket.io client.

import { randomUUID } from 'node:crypto';

import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

describe('a citizen on the web page', () => {
  let hub: TestHub;
  const visitors: WebVisitor[] = [];
  const open = async (...args: [auth?: Record<string, unknown>]): Promise<WebVisitor> => {
    const visitor = await WebVisitor.open(hub.url, ...args);
    visitors.push(visitor);
    return visitor;
  };
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    for (const visitor of visitors) visitor.close();
    await hub.stop();
  });

  it('asks, hears that a program answers, then the article word for word', async () => {
    const ann = await open();
    const clientId = randomUUID();

    const ack = await ann.say('身分證不見了怎麼辦', clientId);
    await ann.hears('先掛失');

    expect(ack).toEqual({ ok: true });
    expect(ann.shown.map(({ author }) => author)).toEqual(['citizen', 'bot', 'bot']);
    expect(ann.shown[0]).toMatchObject({ clientId, text: '身分證不見了怎麼辦' });
    expect(ann.texts[1]).toContain('電腦程式');
    expect(ann.order.slice(0, 2)).toEqual(['session', 'state']);
  });

  it('is offered choices and gets the one that was pressed', async () => {
    const ben = await open();
    await ben.say('停車');
    const offer = await ben.hears('是哪一項');
    const [first] = offer.choices ?? [];

    await ben.press(first?.payload ?? '', first?.spoken ?? '');
    await poll('the answer in the window', () => ben.shown.length === 5);

    expect(offer.choices?.length).toBeGreaterThan(1);
    expect(first?.label).toMatch(/^1\. /);
    expect(ben.shown.map(({ author }) => author)).toEqual(['citizen', 'bot', 'bot', 'citizen', 'bot']);
    expect(ben.texts[3]).toBe(first?.spoken);
  });

  it('asks for a person and gets a word', async () => {
    const cat = await open();

    await cat.person();
    await cat.hears('1999');

    expect(cat.shown[0]).toMatchObject({ author: 'citizen', text: '轉真人' });
  });

  it('sees the same talk in every tab', async () => {
    const tab = await open();
    await tab.say('身分證不見了怎麼辦');
    await tab.hears('先掛失');

    const second = await open({ token: tab.token });
    await second.say('謝謝');
    await hub.settled();

    expect(second.texts).toEqual(tab.texts);
    expect(second.order.slice(0, 5)).toEqual(['session', 'entry', 'entry', 'entry', 'state']);
  });

  it('says a thing once when its message comes twice', async () => {
    const dan = await open();
    const clientId = randomUUID();

    const acks = await Promise.all([dan.say('你好', clientId), dan.say('你好', clientId)]);
    await hub.settled();
    acks.push(await dan.say('你好', clientId));
    await hub.settled();

    expect(acks).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect(dan.shown.filter(({ author }) => author === 'citizen')).toHaveLength(1);
  });

  it('keeps the order of what was said in one breath', async () => {
    const eve = await open();
    const words = Array.from({ length: 20 }, (_, n) => `第 ${n} 句`);

    await Promise.all(words.map((text) => eve.say(text)));
    await hub.settled();

    expect(eve.shown.filter(({ author }) => author === 'citizen').map(({ text }) => text)).toEqual(words);
  });

  it('leaves in the middle of an answer and comes back to all of it, once', async () => {
    const fay = await open();
    await fay.say('你好');
    await hub.settled();
    const afterSeq = fay.shown.at(-1)?.seq ?? 0;
    await fay.say('身分證不見了怎麼辦');
    fay.close();
    await hub.settled();

    const back = await open({ token: fay.token, afterSeq });

    const numbers = [...fay.shown, ...back.shown].map(({ seq }) => seq);
    expect(new Set(numbers).size).toBe(Math.max(...numbers));
    expect(back.texts.at(-1)).toContain('先掛失');
    expect(back.received).toHaveLength(back.shown.length);
  });

  it('reads a long talk in pages', async () => {
    const gus = await open();
    await gus.say('你好');
    await hub.settled();
    const store = hub.database.connection.collection('transcript');
    const first = await store.findOne(
      { text: '你好', sourceKey: new RegExp(`^webchat:`) },
      { sort: { at: -1 } },
    );
    const { _id, ...row } = first ?? { _id: undefined };
    const rows = Array.from({ length: 450 }, (_, n) => ({
      ...row,
      _id: `${String(_id)}-${n}`,
      seq: 100 + n,
      sourceKey: `webchat:x:old-${n}-entry`,
      text: `舊的 ${n}`,
    }));
    await store.insertMany(rows as never[]);

    const one = await gus.send('sync', { afterSeq: 99 });
    const last = await gus.send('sync', { afterSeq: 499 });
    const back = await open({ token: gus.token, afterSeq: 0 });

    expect(one).toMatchObject({ ok: true, hasMore: true });
    expect((one as unknown as { entries: unknown[] }).entries).toHaveLength(200);
    expect(last).toMatchObject({ ok: true, hasMore: false });
    expect(back.shown).toHaveLength(450 + gus.shown.length);
  });

  it('is still there after the hub has started again', async () => {
    const hal = await open();
    await hal.say('身分證不見了怎麼辦');
    await hal.hears('先掛失');
    await hub.restart();

    const back = await open({ token: hal.token, afterSeq: 0 });

    expect(back.texts).toEqual(hal.texts);
  });
});
