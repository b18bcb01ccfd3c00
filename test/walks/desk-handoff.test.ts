// The story of a question that the bot cannot answer: to the queue, to one of two agents, and back to the bot.

import { randomUUID } from 'node:crypto';

import { bySubstring } from '../support/asserts.js';
import type { LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const UNKNOWN = '紅燒牛肉麵的湯頭要怎麼熬才香';
const UNKNOWN_AGAIN = '巴哈跟莫札特誰比較早出生';

describe('a talk that goes to a person', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const talk = (talker: LineTalker) => ({ conversationId: hub.talkOf(talker) });
  const write = (talker: LineTalker, text: string, clientId: string = randomUUID()) => ({
    ...talk(talker),
    clientId,
    text,
  });
  const intoQueue = async (name: string): Promise<LineTalker> => {
    const talker = hub.line.user(name);
    await hub.ask(talker, talker.text('轉真人'));
    return talker;
  };

  it('walks from unknown to choices to an answer without a person', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text(UNKNOWN));

    const offered = await hub.ask(ann, ann.text('停車'));
    const picked = await hub.ask(ann, ann.text('1'));

    expect(offered.at(-1)).toContain('1. ');
    expect(picked).toHaveLength(1);
    expect((await hub.transcriptOf(ann)).at(-1)?.why?.rule).toBe('pick');
  });

  it('walks from unknown twice to the queue, to one of two agents, to the citizen, and back to the bot', async () => {
    const mei = await hub.agent('mei');
    const tom = await hub.agent('tom');
    const ben = hub.line.user('ben');
    await hub.ask(ben, ben.text(UNKNOWN));

    const queued = await hub.ask(ben, ben.text(UNKNOWN_AGAIN));
    const { rows } = await mei.mustAsk('list', { tab: 'waiting' });
    expect(queued.at(-1)).toContain('第 1 位');
    expect(rows).toEqual([
      expect.objectContaining({ ...talk(ben), status: 'queued', reason: 'unanswered-twice', lastText: UNKNOWN_AGAIN }), // prettier-ignore
    ]);

    const claims = await Promise.all([mei.ask('claim', talk(ben)), tom.ask('claim', talk(ben))]);
    const winner = claims[0].ok ? mei : tom;
    const loser = claims[0].ok ? tom : mei;
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    expect(claims.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'ALREADY_TAKEN', details: { by: { id: winner.identity.id } } },
    });

    const thread = await winner.mustAsk('open', talk(ben));
    expect(thread.entries.map(({ author }) => author)).toEqual(
      expect.arrayContaining(['citizen', 'bot', 'note', 'system']),
    );
    expect(
      thread.entries.find(({ why }) => why?.rule === 'fallback')?.why?.candidates.length,
    ).toBeGreaterThan(0);

    const { seq } = await winner.mustAsk('reply', write(ben, '您好，牛肉麵我也愛吃。'));
    const sent = await winner.hears('the reply is accepted', (entry) => entry.seq === seq && entry.delivery === 'accepted'); // prettier-ignore
    expect(sent).toMatchObject({ author: 'agent', agentName: winner.identity.name });
    expect(hub.line.textsTo(ben.id).filter(bySubstring(`${winner.identity.name} 已經接手`))).toHaveLength(1);
    expect(hub.line.textsTo(ben.id).at(-1)).toBe('您好，牛肉麵我也愛吃。');
    expect(await loser.ask('reply', write(ben, '我也來回'))).toMatchObject({
      ok: false,
      error: { code: 'NOT_OWNER', details: { by: { id: winner.identity.id } } },
    });

    expect(await hub.ask(ben, ben.text('身分證不見了怎麼辦'))).toEqual([]);
    await winner.hears('what the citizen writes', ({ text }) => text === '身分證不見了怎麼辦');

    const back = await winner.mustAsk('giveBack', talk(ben));
    await hub.settled();
    expect(back.row).toMatchObject({ status: 'bot' });
    expect(hub.line.textsTo(ben.id).at(-1)).toContain('電腦程式');
    expect((await hub.ask(ben, ben.text('身分證不見了怎麼辦'))).at(-1)).toMatch(/^先掛失/);
  }, 60_000);

  it('tells the waiting their place again at most every two minutes', async () => {
    const cat = await intoQueue('cat');

    const said = [await hub.ask(cat, cat.text('還在嗎')), await hub.ask(cat, cat.text('哈囉'))];

    expect(said).toEqual([[], []]);
    expect((await hub.transcriptOf(cat)).filter(({ author }) => author === 'citizen')).toHaveLength(3);
  });

  it('says the number at once and calls a person for danger, also to those who wait already', async () => {
    const dan = hub.line.user('dan');
    const first = await hub.ask(dan, dan.text('失火了'));
    const eve = await intoQueue('eve');

    const whileWaiting = await hub.ask(eve, eve.text('失火了'));

    const { rows } = await (await hub.agent('sup', ['supervisor'])).mustAsk('list', { tab: 'waiting' });
    expect(first[0]).toContain('119');
    expect(first.at(-1)).toContain('真人');
    expect(whileWaiting.at(-1)).toContain('119');
    expect(rows.slice(0, 2).map(({ reason }) => reason)).toEqual(['urgent', 'urgent']);
  });

  it('withdraws a bot answer that had not left when the agent took the talk, and shows it so', async () => {
    const fay = hub.line.user('fay');
    await hub.ask(fay, fay.text('你好'));
    const mei = await hub.agent('mei');
    await mei.mustAsk('open', talk(fay));
    hub.line.failNext({ kind: 'status', status: 500 }, Infinity);
    await hub.deliver(fay.text('身分證不見了怎麼辦'));
    const answer = await mei.hears('the bot row that waits', ({ author, delivery, text }) => author === 'bot' && delivery === 'waiting' && text.startsWith('先掛失')); // prettier-ignore

    await mei.mustAsk('claim', talk(fay));
    hub.line.recover();
    await hub.settled();

    const { entries } = await mei.mustAsk('open', talk(fay));
    expect(['withdrawn', 'unclear']).toContain(entries.find(({ seq }) => seq === answer.seq)?.delivery);
    expect(hub.line.textsTo(fay.id).filter(bySubstring('先掛失'))).toEqual([]);
  }, 60_000);

  it('takes a reply that is sent again after a lost connection as the same message', async () => {
    const gus = await intoQueue('gus');
    const mei = await hub.agent('mei');
    await mei.mustAsk('claim', talk(gus));
    const once = write(gus, '這句只說一次');
    const untyped = mei.socket as unknown as { emit: (event: string, request: unknown) => void };
    untyped.emit('reply', once);
    mei.socket.io.engine.close();

    const again = await (await hub.agent('mei')).mustAsk('reply', once);
    const third = await (await hub.agent('mei')).mustAsk('reply', once);
    await hub.settled();

    expect(third.seq).toBe(again.seq);
    expect(hub.line.textsTo(gus.id).filter(bySubstring('這句只說一次'))).toHaveLength(1);
    expect((await hub.transcriptOf(gus)).filter(({ author }) => author === 'agent')).toHaveLength(1);
  });

  it('ends with closing words and begins again with the bot at the next message', async () => {
    const hal = await intoQueue('hal');
    const mei = await hub.agent('mei');
    await mei.mustAsk('claim', talk(hal));

    const { row } = await mei.mustAsk('resolve', talk(hal));
    await hub.settled();
    const closing = hub.line.textsTo(hal.id).slice(-2);
    const said = await hub.ask(hal, hal.text('身分證不見了怎麼辦'));

    expect(row.status).toBe('resolved');
    expect(closing[0]).toContain('結束');
    expect(closing[1]).toContain('滿意嗎');
    expect(said.at(-1)).toMatch(/^先掛失/);
    expect((await mei.mustAsk('open', talk(hal))).row.status).toBe('bot');
  });

  it('gives each state back after a restart: waiting, owned, and a reply on its way', async () => {
    const ida = await intoQueue('ida');
    const joe = await intoQueue('joe');
    const mei = await hub.agent('mei');
    await mei.mustAsk('claim', talk(joe));
    await hub.settled();
    hub.line.failNext({ kind: 'status', status: 500 }, Infinity);
    await mei.mustAsk('reply', write(joe, '重開之後也要送到'));

    await hub.restart();
    hub.line.recover();
    const back = await hub.agent('mei');
    await hub.settled();

    const { rows } = await back.mustAsk('list', { tab: 'waiting' });
    expect(rows.map(({ conversationId }) => conversationId)).toContain(hub.talkOf(ida));
    expect((await back.mustAsk('list', { tab: 'mine' })).rows.map((row) => row.conversationId)).toContain(
      hub.talkOf(joe),
    );
    expect(hub.line.textsTo(joe.id).filter(bySubstring('重開之後也要送到'))).toHaveLength(1);
    expect(await hub.ask(joe, joe.text('收到'))).toEqual([]);
    expect(await back.ask('claim', talk(ida))).toMatchObject({ ok: true });
  }, 60_000);

  it('never lets a note leave the hub', async () => {
    const kim = await intoQueue('kim');
    const mei = await hub.agent('mei');

    await mei.mustAsk('note', write(kim, '這位民眾上週也來過'));
    await hub.settled();

    expect(hub.line.textsTo(kim.id).filter(bySubstring('上週也來過'))).toEqual([]);
    expect((await mei.mustAsk('open', talk(kim))).entries.at(-1)).toMatchObject({
      author: 'note',
      text: '這位民眾上週也來過',
      agentName: mei.identity.name,
    });
  });

  it('suggests replies for the last real words and finds canned ones while typing', async () => {
    const lee = hub.line.user('lee');
    await hub.ask(lee, lee.text('身分證不見了怎麼辦'));
    await hub.ask(lee, lee.text('轉真人'));
    const mei = await hub.agent('mei');

    const { suggestions } = await mei.mustAsk('suggest', talk(lee));
    const { found } = await mei.mustAsk('search', { query: 'loc' });

    expect(suggestions).toHaveLength(3);
    expect(suggestions[0]).toMatchObject({ source: 'article', id: 'id-card-lost', version: 1 });
    expect(found[0]).toMatchObject({ source: 'canned', id: 'ask-location' });
  });

  it('fills the agent into a canned reply and sends none with a blank left', async () => {
    const nan = await intoQueue('nan');
    const mei = await hub.agent('mei');
    await mei.mustAsk('claim', talk(nan));

    const { found } = await mei.mustAsk('search', { query: 'hi' });
    const refused = await mei.ask('reply', write(nan, '編號是 {{案號}}，請留著。'));
    await mei.mustAsk('reply', write(nan, '編號是 1150001，寫 {{x}} 也可以。'));
    await hub.settled();

    expect(found.find(({ id }) => id === 'greeting')?.text).toContain('mei 專員');
    expect(refused).toMatchObject({ ok: false, error: { code: 'BLANK_LEFT', details: { blank: '案號' } } });
    expect(hub.line.textsTo(nan.id).filter(bySubstring('編號是'))).toEqual([
      '編號是 1150001，寫 {{x}} 也可以。',
    ]);
  });

  it('records who read which talk', async () => {
    const may = await intoQueue('may');
    const sup = await hub.agent('sup', ['supervisor']);

    await sup.mustAsk('open', talk(may));

    const readings = await hub.database.connection.collection('audit').find({ action: 'conversation-read', 'target.id': hub.talkOf(may) }).toArray(); // prettier-ignore
    expect(readings).toMatchObject([{ actor: { id: 'sup' } }]);
  });

  it('waits for the team of what was asked, in its own order, and opens to all when nobody of it is there', async () => {
    const tax = await hub.agent('tax');
    const lou = await hub.agent('lou');
    await hub.database.connection.collection<{ _id: string; [field: string]: unknown }>('teams').insertOne({
      ...{
        _id: 'team-tax',
        name: { zh: '稅務組', en: 'Tax' },
        nameKey: '稅務組',
        isRetired: false,
        revision: 1,
      },
      leads: { words: [], accounts: [], departments: [], categories: ['稅務'], intents: [] },
      overflow: { afterMinutes: 5 },
      members: ['tax'],
    });
    await poll('the team to be known', async () => (await lou.mustAsk('teams', {})).teams.length === 1);
    const [liz, max] = [hub.line.user('liz'), hub.line.user('max')];
    const waitsNow = async () => {
      const { rows } = await lou.mustAsk('list', { tab: 'waiting', filter: { teamId: 'team-tax' } });
      return rows.map(({ conversationId, queue }) => ({ conversationId, teamId: queue?.teamId }));
    };

    const common = await hub.ask(max, max.text('轉真人'));
    await hub.ask(liz, liz.text('房屋稅什麼時候繳'));
    const queued = await hub.ask(liz, liz.text('轉真人'));
    const waited = await waitsNow();
    const refused = await lou.ask('claim', talk(liz));
    await tax.mustAsk('claim', talk(liz));
    await tax.mustAsk('transfer', { ...talk(liz), teamId: 'team-tax' });
    const again = await waitsNow();
    const unknown = await tax.ask('transfer', { ...talk(liz), teamId: 'nobody' });

    // Each queue has places of its own.
    expect([common.at(-1), queued.at(-1)]).toEqual([
      expect.stringContaining('位'),
      expect.stringContaining('第 1 位'),
    ]);
    expect([waited, again]).toEqual(Array(2).fill([{ ...talk(liz), teamId: 'team-tax' }]));
    expect(refused).toMatchObject({ ok: false, error: { code: 'OTHER_TEAM' } });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'UNKNOWN_TEAM' } });

    await tax.mustAsk('availability', { availability: 'offline' });
    await poll('the talk to open to everybody', async () => (await waitsNow()).length === 0);
    const opened = await lou.mustAsk('claim', talk(liz));

    expect(opened.row.queue).toMatchObject({ from: { teamId: 'team-tax', why: 'nobody-there' } });
    expect(opened.row.queue?.teamId).toBeUndefined();
    await lou.mustAsk('resolve', talk(liz));
    await hub.database.connection.collection<{ _id: string }>('teams').deleteMany({});
  });

  it('never makes the hub send LINE anything that LINE refuses', () => {
    expect(hub.line.violations).toEqual([]);
  });
});
