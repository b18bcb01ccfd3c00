// The stories that every channel has to tell alike: answered, offered, handed over, raced for, given back, interrupted.

import { randomUUID } from 'node:crypto';

import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { CHANNELS, citizenOn, type Citizen } from '../support/citizens.js';
import { TestHub } from '../support/test-hub.js';

const KNOWN = '身分證不見了怎麼辦';
const ANSWER = '先掛失';
const UNKNOWN = '紅燒牛肉麵的湯頭要怎麼熬才香';
const UNKNOWN_AGAIN = '獅子座今天的愛情運勢好不好';
/** Claims that meet a question half-way, each on a talk of its own. */
const RACES = 8;

describe.each(CHANNELS)('a citizen on %s', (channel) => {
  let hub: TestHub;
  const citizens: Citizen[] = [];
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    for (const citizen of citizens) citizen.leave();
    await hub.stop();
  });

  const newCitizen = async (): Promise<Citizen> => {
    const citizen = await citizenOn(hub, channel);
    citizens.push(citizen);
    return citizen;
  };
  const tell = async (citizen: Citizen, text: string): Promise<void> => {
    await citizen.says(text);
    await hub.settled();
  };
  const talkOf = ({ conversationId }: Citizen) => ({ conversationId });
  const count = (citizen: Citizen, words: string): number =>
    citizen.heard().filter((text) => text.includes(words)).length;

  it('is answered', async () => {
    const ann = await newCitizen();

    await tell(ann, KNOWN);

    expect(await ann.hears(ANSWER)).toMatch(/^先掛失/);
    expect(count(ann, ANSWER)).toBe(1);
  });

  it('hears "I do not know", then choices, and gets the one that was picked', async () => {
    const ben = await newCitizen();
    await tell(ben, UNKNOWN);

    await tell(ben, '停車');
    await ben.hears('是哪一項');
    await ben.picks();
    await hub.settled();

    const rules = (await createTranscriptStore(hub.database.connection).tail(ben.conversationId, 50)).flatMap(
      ({ why }) => (why === undefined ? [] : [why.rule]),
    );
    expect(rules[0]).toBe('fallback');
    expect(rules.at(-1)).toBe('pick');
  });

  it('goes from unknown to the queue, to one of two agents, hears them, and gets the bot back', async () => {
    const cat = await newCitizen();
    const [mei, tom] = [await hub.agent('mei'), await hub.agent('tom')];
    await tell(cat, UNKNOWN);
    await tell(cat, UNKNOWN_AGAIN);
    const { rows } = await mei.mustAsk('list', { tab: 'waiting' });

    const claims = await Promise.all([mei.ask('claim', talkOf(cat)), tom.ask('claim', talkOf(cat))]);
    const winner = claims[0].ok ? mei : tom;
    await winner.mustAsk('reply', { ...talkOf(cat), clientId: randomUUID(), text: '您好，我來幫您' });
    await cat.hears('我來幫您');
    await tell(cat, KNOWN);
    const whileAssigned = count(cat, ANSWER);
    await winner.mustAsk('giveBack', talkOf(cat));
    await cat.hears('接下來由自動客服（電腦程式）');
    await tell(cat, KNOWN);
    await cat.hears(ANSWER);

    expect(rows.find(({ conversationId }) => conversationId === cat.conversationId)).toMatchObject({
      channelId: channel,
      reason: 'unanswered-twice',
    });
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    expect(count(cat, '已經接手')).toBe(1);
    expect([whileAssigned, count(cat, ANSWER)]).toEqual([0, 1]);
  }, 60_000);

  it('hears nothing of the bot after the agent has come, also when both begin at once', async () => {
    const mei = await hub.agent('mei');
    const people = await Promise.all(Array.from({ length: RACES }, newCitizen));
    for (const person of people) await tell(person, '你好');

    await Promise.all(
      people.map(async (person) => {
        const said = person.says(KNOWN);
        await mei.mustAsk('claim', talkOf(person));
        await said;
      }),
    );
    await hub.settled();
    await Promise.all(people.map((person) => person.hears('已經接手')));

    const late = people.filter((person) => !person.heard().at(-1)?.includes('已經接手'));
    expect(late.map((person) => person.heard())).toEqual([]);
  }, 60_000);

  it('hears an answer once whose agent lost the connection while sending it', async () => {
    const dan = await newCitizen();
    await tell(dan, '轉真人');
    const mei = await hub.agent('mei');
    await mei.mustAsk('claim', talkOf(dan));
    const once = { ...talkOf(dan), clientId: randomUUID(), text: '這句只說一次' };
    mei.socket.emit('reply', once, () => undefined);
    mei.socket.io.engine.close();

    const again = await (await hub.agent('mei')).mustAsk('reply', once);
    await dan.hears('這句只說一次');
    await hub.settled();

    expect(again.seq).toBeGreaterThan(0);
    expect(count(dan, '這句只說一次')).toBe(1);
  });
});
