// What LINE is paid for: an agent's answer within 50 seconds goes by the citizen's own reply token, later ones cost a push,
// and where the month's pushes are used up the next message of the citizen frees what waits.

import { randomUUID } from 'node:crypto';

import type { DeskAgent } from '../support/desk-agent.js';
import type { LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

describe('what a talk costs on LINE', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  /** How far the hub's clock is ahead: waiting without waiting. */
  let aheadMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ clock: () => Date.now() + aheadMs });
    mei = await hub.agent('mei');
  }, 120_000);
  afterEach(() => {
    hub.line.recover();
  });
  afterAll(async () => {
    await hub.stop();
  });

  const talk = (talker: LineTalker) => ({ conversationId: hub.talkOf(talker) });
  const waysTo = ({ id }: LineTalker) =>
    hub.line.accepted.filter(({ to }) => to === id).map(({ via }) => via);
  const says = (talker: LineTalker, text: string) =>
    mei.mustAsk('reply', { ...talk(talker), clientId: randomUUID(), text });
  const delivered = async (talker: LineTalker, seq: number) =>
    (await mei.mustAsk('open', talk(talker))).entries.find((entry) => entry.seq === seq);
  /** With the agent, everything said so far sent; the ways of what comes later are new. */
  const withAgent = async (name: string): Promise<LineTalker> => {
    const talker = hub.line.user(name);
    await hub.ask(talker, talker.text('轉真人'));
    await mei.mustAsk('claim', talk(talker));
    await hub.settled();
    return talker;
  };
  const newWays = async (talker: LineTalker, act: () => Promise<unknown>) => {
    const before = waysTo(talker).length;
    await act();
    await hub.settled();
    return waysTo(talker).slice(before);
  };

  it('takes nothing for an answer of an agent within 50 s', async () => {
    const ann = await withAgent('ann');

    const ways = await newWays(ann, async () => {
      await hub.ask(ann, ann.text('我想問路燈的事'));
      aheadMs += 45_000;
      await says(ann, '請問是哪一條路？');
    });

    expect(ways).toEqual(['reply']);
  });

  it('takes one push for an answer that comes later, and one for the second answer', async () => {
    const ben = await withAgent('ben');
    await hub.ask(ben, ben.text('我想問路燈的事'));
    aheadMs += 51_000;

    const late = await newWays(ben, () => says(ben, '請問是哪一條路？'));
    await hub.ask(ben, ben.text('中正路'));
    const two = await newWays(ben, async () => {
      await says(ben, '收到');
      await says(ben, '我查一下');
    });

    expect(late).toEqual(['push']);
    expect(two).toEqual(['reply', 'push']);
  });

  it('leaves the token to the answer, not to the word that somebody has come', async () => {
    const cat = hub.line.user('cat');
    await hub.ask(cat, cat.text('轉真人'));
    await hub.ask(cat, cat.text('還在嗎'));

    const ways = await newWays(cat, async () => {
      await mei.mustAsk('claim', talk(cat));
      await hub.settled();
      await says(cat, '您好');
    });

    expect(ways).toEqual(['push', 'reply']);
  });

  it('leaves the token of a message that nobody answered to the one who takes the talk later', async () => {
    const dan = await withAgent('dan');

    const ways = await newWays(dan, async () => {
      await hub.ask(dan, dan.text('先等一下'));
      await mei.mustAsk('giveBack', talk(dan));
    });

    expect(ways).toEqual(['reply']);
  });

  it("keeps an agent's words when the quota is used up, and sends them with the citizen's next message", async () => {
    const eve = await withAgent('eve');
    aheadMs += 60_000;
    hub.line.limit = 'monthly';

    const { seq } = await says(eve, '補助款下週會撥下來');
    await poll('the words to be parked', async () => (await delivered(eve, seq))?.deliveryReason?.includes('monthly limit')); // prettier-ignore
    const before = hub.line.calls.filter(({ path }) => path.endsWith('/push')).length;
    const ways = await newWays(eve, () => hub.deliver(eve.text('請問有消息了嗎')));

    expect(ways).toEqual(['reply']);
    expect(hub.line.textsTo(eve.id).at(-1)).toBe('補助款下週會撥下來');
    expect((await delivered(eve, seq))?.delivery).toBe('accepted');
    expect(hub.line.calls.filter(({ path }) => path.endsWith('/push'))).toHaveLength(before);
  });

  it('never makes the hub send LINE anything that LINE refuses', () => {
    expect(hub.line.violations).toEqual([]);
  });
});
