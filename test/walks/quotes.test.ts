// Who answers one very message says so on each platform, citizen or agent; the desk and web chat show it. Signs on messages.

import { recordOf, textOf } from '../../src/lib/json-reading.js';
import type { DeskAgent } from '../support/desk-agent.js';
import type { LineEvent } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const KNOWN = '身分證不見了怎麼辦';
const partOf = (event: Readonly<Record<string, unknown>>, part: string): string =>
  textOf(recordOf(event['message'])[part]) ?? 'none';

let hub: TestHub;
let mei: DeskAgent;
beforeAll(async () => {
  hub = await TestHub.start({ env: { LINE_AGENT_NAMES: 'on' } });
  mei = await hub.agent('mei');
}, 120_000);
afterAll(async () => {
  await hub.stop();
});

describe('an agent who answers one message', () => {
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

  it('does not repeat what was taken back, nor quote what no citizen has seen', async () => {
    const ben = hub.line.user('ben');
    await hub.ask(ben, ben.text('轉真人'));
    const secret = ben.text('我的電話是 0900');
    await hub.deliver(secret);
    await hub.settled();
    const conversationId = hub.talkOf(ben);
    await claimed(conversationId);
    const quotes = await seqOf(conversationId, '我的電話是 0900');
    await mei.mustAsk('reply', { conversationId, clientId: 'reply-first', text: '好的', quotes });
    await hub.settled();

    await hub.deliver(ben.unsend(partOf(secret, 'id')));
    await hub.settled();
    const note = await mei.mustAsk('note', { conversationId, clientId: 'a-note-1', text: '只有同仁看得到' });
    for (const [n, seq] of [quotes, note.seq, 999_999].entries())
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

  it('quotes our own words, by what each platform calls them', async () => {
    const eve = hub.line.user('eve');
    await hub.ask(eve, eve.text(KNOWN));
    await hub.ask(eve, eve.text('轉真人'));
    const onLine = { conversationId: hub.talkOf(eve) };
    await claimed(onLine.conversationId);
    const fay = hub.graph.user('fay');
    const [pageAnswer = ''] = await hub.askPage(fay, fay.text(KNOWN));
    await hub.askPage(fay, fay.text('轉真人'));
    const onPage = { conversationId: hub.talkOf(fay, 'messenger') };
    await claimed(onPage.conversationId);

    const { entries } = await mei.mustAsk('open', onLine);
    const lineSeq = entries.find(({ author }) => author === 'bot')?.seq ?? 0;
    const pageSeq = await seqOf(onPage.conversationId, pageAnswer);
    await mei.mustAsk('reply', { ...onLine, clientId: 'own-line', text: '就是這一段', quotes: lineSeq });
    await mei.mustAsk('reply', { ...onPage, clientId: 'own-page', text: '就是這一段', quotes: pageSeq });
    await hub.settled();

    const told = hub.line.accepted.filter(({ to }) => to === eve.id);
    const token = told[0]?.sent?.[0]?.quoteToken;
    expect(token).toBeDefined();
    expect(told.at(-1)?.messages[0]).toMatchObject({ text: '就是這一段', quoteToken: token });
    const onGraph = hub.graph.accepted.filter(({ to }) => to === fay.id);
    const mid = onGraph.find(({ text }) => text === pageAnswer)?.mid;
    expect(mid).toBeDefined();
    expect(onGraph.at(-1)).toMatchObject({ text: '就是這一段', replyTo: mid });
    expect([...hub.line.violations, ...hub.graph.violations]).toEqual([]);
  });
});

describe('a citizen who answers one message', () => {
  const lastOf = async (conversationId: string, text: string) =>
    (await mei.mustAsk('open', { conversationId })).entries.findLast((entry) => entry.text === text);

  it('shows at the desk which: their own on LINE, and ours', async () => {
    const gus = hub.line.user('gus');
    const own = gus.text(KNOWN);
    const [spoken = ''] = await hub.ask(gus, own);
    const [bubble] = hub.line.accepted.findLast(({ to }) => to === gus.id)?.sent ?? [];
    await hub.ask(gus, gus.text('回覆自己的', { quotedMessageId: partOf(own, 'id') }));
    await hub.ask(gus, gus.text('回覆客服的', { quotedMessageId: bubble?.id }));

    const talk = hub.talkOf(gus);
    expect((await lastOf(talk, '回覆自己的'))?.quote).toMatchObject({ author: 'citizen', text: KNOWN });
    const quote = (await lastOf(talk, '回覆客服的'))?.quote;
    expect(quote?.author).toBe('bot');
    expect(quote?.text.slice(0, 9)).toBe(spoken.slice(0, 9));
  });

  it.each([['their own'], ['ours'], ['what nobody here knows']])('on Messenger: %s', async (which) => {
    const hal = hub.graph.user(`hal ${which}`);
    const own = hal.text(KNOWN);
    await hub.askPage(hal, own);
    const sent = hub.graph.accepted.findLast(({ to }) => to === hal.id)?.mid;
    const mids = new Map([
      ['their own', partOf(own, 'mid')],
      ['ours', sent],
    ]);
    await hub.askPage(hal, hal.text('這個嗎', { reply_to: { mid: mids.get(which) ?? 'm_gone' } }));

    const quote = (await lastOf(hub.talkOf(hal, 'messenger'), '這個嗎'))?.quote;
    const authors = new Map([
      ['their own', 'citizen'],
      ['ours', 'bot'],
    ]);
    expect(quote?.author).toBe(authors.get(which));
  });
});

describe('a sign on a message', () => {
  const LOVE = { reaction: 'love', emoji: '❤' };

  it('stands at ours and at theirs, the latest one, until it is taken off; nobody answers it', async () => {
    const ian = hub.graph.user('ian');
    const own = ian.text(KNOWN);
    const [answer = ''] = await hub.askPage(ian, own);
    const conversationId = hub.talkOf(ian, 'messenger');
    const mid = hub.graph.accepted.findLast(({ to, text }) => to === ian.id && text === answer)?.mid ?? '';
    const shown = async () => {
      const { entries, row } = await mei.mustAsk('open', { conversationId });
      const signs = entries.flatMap(({ author, reactions }) => (reactions ? [[author, ...reactions]] : []));
      return { signs, last: row.lastText, length: entries.length };
    };
    const before = await shown();
    const said = hub.graph.accepted.filter(({ to }) => to === ian.id).length;

    const heard: unknown[] = [];
    mei.socket.on('entry', ({ entry }) => heard.push(entry.reactions));
    await hub.askPage(ian, ian.react(mid, { reaction: 'smile', emoji: '😆' }));
    await hub.askPage(ian, ian.react(mid, LOVE));
    await hub.askPage(ian, ian.react(partOf(own, 'mid'), { reaction: 'like' }));
    const with3 = await shown();
    await poll('the open thread to hear of it', () => JSON.stringify(heard).includes('❤'));
    await hub.askPage(ian, ian.react(mid));
    const after = await shown();

    expect(before.signs).toEqual([]);
    expect(with3).toEqual({
      signs: [
        ['citizen', 'like'],
        ['bot', '❤'],
      ],
      last: before.last,
      length: before.length,
    });
    expect(after.signs).toEqual([['citizen', 'like']]);
    expect(hub.graph.accepted.filter(({ to }) => to === ian.id)).toHaveLength(said);
  });

  it('is kept when it comes before its message', async () => {
    const jo = hub.graph.user('jo');
    const said = jo.text(KNOWN);
    const mid = partOf(said, 'mid');
    await hub.askPage(jo, jo.react(mid, LOVE));
    await hub.askPage(jo, said);

    const { entries } = await mei.mustAsk('open', { conversationId: hub.talkOf(jo, 'messenger') });
    expect(entries.find(({ text }) => text === KNOWN)?.reactions).toEqual(['❤']);
  });
});
