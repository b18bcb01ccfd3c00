// An agent answers one very message of the citizen: said so on each platform, shown at the desk and on web chat.

import { recordOf, textOf } from '../../src/lib/json-reading.js';
import type { DeskAgent } from '../support/desk-agent.js';
import type { LineEvent } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const partOf = (event: Readonly<Record<string, unknown>>, part: string): string =>
  textOf(recordOf(event['message'])[part]) ?? 'none';

describe('an agent who answers one message', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  beforeAll(async () => {
    hub = await TestHub.start({ env: { LINE_AGENT_NAMES: 'on' } });
    mei = await hub.agent('mei');
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  async function claimed(conversationId: string) {
    await mei.mustAsk('claim', { conversationId });
    return mei.mustAsk('open', { conversationId });
  }

  const seqOf = async (conversationId: string, text: string): Promise<number> => {
    const { entries } = await mei.mustAsk('open', { conversationId });
    return entries.find((entry) => entry.text === text)?.seq ?? 0;
  };

  it('quotes it on LINE, at the first bubble, under the agent’s own name', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text('轉真人'));
    const [first, second]: LineEvent[] = [ann.text('路燈壞了'), ann.text('還有水溝也堵住')];
    await hub.deliver(...[first, second].filter((event) => event !== undefined));
    await hub.settled();
    const conversationId = hub.talkOf(ann);
    await claimed(conversationId);

    const quotes = await seqOf(conversationId, '路燈壞了');
    await mei.mustAsk('reply', { conversationId, clientId: 'reply-line', text: '請問路燈編號？', quotes });
    await hub.settled();

    const sent = hub.line.accepted.filter(({ to }) => to === ann.id).at(-1)?.messages[0];
    expect(sent).toMatchObject({
      text: '請問路燈編號？',
      quoteToken: partOf(first ?? {}, 'quoteToken'),
      sender: { name: 'mei 專員' },
    });
    const shown = (await mei.mustAsk('open', { conversationId })).entries.at(-1);
    expect(shown?.quote).toEqual({ seq: quotes, author: 'citizen', text: '路燈壞了' });
    expect(hub.line.violations).toEqual([]);
  });

  it('does not repeat what was taken back, nor quote what is no citizen’s', async () => {
    const ben = hub.line.user('ben');
    await hub.ask(ben, ben.text('轉真人'));
    const secret = ben.text('我的電話是 0900');
    await hub.deliver(secret);
    await hub.settled();
    const conversationId = hub.talkOf(ben);
    const { entries } = await claimed(conversationId);
    const quotes = await seqOf(conversationId, '我的電話是 0900');
    await mei.mustAsk('reply', { conversationId, clientId: 'reply-first', text: '好的', quotes });
    await hub.settled();

    await hub.deliver(ben.unsend(partOf(secret, 'id')));
    await hub.settled();
    const bots = entries.find(({ author }) => author === 'system')?.seq ?? 0;
    for (const [n, seq] of [quotes, bots, 999_999].entries())
      await mei.mustAsk('reply', {
        conversationId,
        clientId: `reply-late-${n}`,
        text: `第 ${n} 句`,
        quotes: seq,
      });
    await hub.settled();

    const shown = (await mei.mustAsk('open', { conversationId })).entries;
    expect(shown.find(({ text }) => text === '好的')?.quote).toEqual({
      seq: quotes,
      author: 'citizen',
      text: '',
    });
    expect(shown.filter(({ text }) => /^第 . 句$/.test(text)).map(({ quote }) => quote)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(JSON.stringify(shown)).not.toContain('0900');
  });

  it('replies to it on Messenger', async () => {
    const cat = hub.graph.user('cat');
    await hub.askPage(cat, cat.text('轉真人'));
    const said = cat.text('公園的椅子壞了');
    await hub.askPage(cat, said);
    const conversationId = hub.talkOf(cat, 'messenger');
    await claimed(conversationId);

    const quotes = await seqOf(conversationId, '公園的椅子壞了');
    await mei.mustAsk('reply', { conversationId, clientId: 'reply-page', text: '哪一座公園？', quotes });
    await hub.settled();

    const sent = hub.graph.accepted.filter(({ to }) => to === cat.id).at(-1);
    expect(sent).toMatchObject({ text: '哪一座公園？', replyTo: partOf(said, 'mid') });
    expect(hub.graph.violations).toEqual([]);
  });

  it('shows it on web chat', async () => {
    const dan = await WebVisitor.open(hub.url);
    await dan.person();
    await dan.say('人行道有坑洞');
    await hub.settled();
    const { rows } = await mei.mustAsk('list', { tab: 'waiting' });
    const conversationId = rows.find(({ channelId }) => channelId === 'webchat')?.conversationId ?? '';
    await claimed(conversationId);

    const quotes = await seqOf(conversationId, '人行道有坑洞');
    await mei.mustAsk('reply', { conversationId, clientId: 'reply-web-1', text: '在哪一段？', quotes });
    await poll('the answer', () => dan.received.some(({ text }) => text === '在哪一段？'));
    const again = await WebVisitor.open(hub.url, { token: dan.session?.token ?? '', afterSeq: 0 });
    await poll('the resume', () => again.received.some(({ text }) => text === '在哪一段？'));

    const quote = { seq: quotes, author: 'citizen', text: '人行道有坑洞' };
    for (const visitor of [dan, again])
      expect(visitor.received.find(({ text }) => text === '在哪一段？')?.quote).toEqual(quote);
    dan.socket.close();
    again.socket.close();
  });
});
