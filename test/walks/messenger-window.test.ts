// Messenger closes behind a citizen: after a day only people may write, under their tag, and after a week nobody. Whoever
// tries reads why in the talk.

import { randomUUID } from 'node:crypto';

import type { DeskAgent } from '../support/desk-agent.js';
import type { MessengerTalker } from '../support/messenger-events.js';
import { TestHub } from '../support/test-hub.js';

const HOUR_MS = 3_600_000;

describe("Messenger's windows", () => {
  let hub: TestHub;
  let mei: DeskAgent;
  let aheadMs = 0;
  beforeAll(async () => {
    // The clock jumps by days, and nobody's talk goes back to the queue for it: that is another walk's.
    const env = { DESK_ABSENT_SECONDS: '1209600', DESK_SILENT_SECONDS: '1209600' };
    hub = await TestHub.start({ clock: () => Date.now() + aheadMs, env });
    mei = await hub.agent('mei');
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const talk = (talker: MessengerTalker) => ({ conversationId: hub.talkOf(talker, 'messenger') });
  const withAgent = async (name: string): Promise<MessengerTalker> => {
    const talker = hub.graph.user(name);
    await hub.askPage(talker, { ...talker.text('轉真人'), timestamp: Date.now() + aheadMs });
    await mei.mustAsk('claim', talk(talker));
    await hub.settled();
    return talker;
  };
  const says = async (talker: MessengerTalker, text: string) => {
    const { seq } = await mei.mustAsk('reply', { ...talk(talker), clientId: randomUUID(), text });
    await hub.settled();
    const entry = (await mei.mustAsk('open', talk(talker))).entries.find((shown) => shown.seq === seq);
    return { entry, taken: hub.graph.accepted.find((message) => message.text === text) };
  };

  it.each([
    ['within a day', 23, undefined],
    ['after a day', 25, 'HUMAN_AGENT'],
    ['just before a week is over', 7 * 24 - 1, 'HUMAN_AGENT'],
  ])('lets an agent write %s', async (name, hours, tag) => {
    const ann = await withAgent(`ann ${name}`);
    aheadMs += hours * HOUR_MS;

    const { entry, taken } = await says(ann, `回覆 ${name}`);

    expect(entry?.delivery).toBe('accepted');
    expect(taken?.tag).toBe(tag);
  });

  it('lets nobody write after a week, and says so in the talk without asking Graph', async () => {
    const ben = await withAgent('ben');
    aheadMs += (7 * 24 + 1) * HOUR_MS;
    const before = hub.graph.calls;

    const { entry, taken } = await says(ben, '太晚了');

    expect(entry).toMatchObject({
      delivery: 'refused',
      deliveryReason: expect.stringContaining('7 days') as unknown,
    });
    expect(taken).toBeUndefined();
    expect(hub.graph.calls).toBe(before);
  });

  it('never lets the hub itself write after a day, with or without a tag', async () => {
    const cat = await withAgent('cat');
    aheadMs += 25 * HOUR_MS;

    await mei.mustAsk('giveBack', talk(cat));
    await hub.settled();

    const last = (await mei.mustAsk('open', talk(cat))).entries.at(-1);
    expect(last).toMatchObject({
      author: 'system',
      delivery: 'refused',
      deliveryReason: expect.stringContaining('24 hours') as unknown,
    });
    expect(hub.graph.textsTo(cat.id)).not.toContain(last?.text);
  });

  it('opens again with the next word of the citizen', async () => {
    const dan = await withAgent('dan');
    aheadMs += 25 * HOUR_MS;
    await hub.deliverToPage({ ...dan.text('還在嗎'), timestamp: Date.now() + aheadMs });
    await hub.settled();

    const { taken } = await says(dan, '還在的');

    expect(taken).not.toHaveProperty('tag');
  });

  it('never makes the hub send Graph anything that Graph refuses', () => {
    expect(hub.graph.violations).toEqual([]);
  });
});
