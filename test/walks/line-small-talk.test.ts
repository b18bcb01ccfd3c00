// Stories of words that are no question: they act on the talk, on a real hub, over turns and a restart.

import type { LineTalker } from '../support/line-events.js';
import { TestHub } from '../support/test-hub.js';

const ANSWER = /^先掛失，再本人補領。/;

describe('words that are no question', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const say = (talker: LineTalker, text: string) => hub.ask(talker, talker.text(text));
  const ruleOf = async (talker: LineTalker) => (await hub.transcriptOf(talker)).at(-1)?.why?.rule;
  const waiting = async (): Promise<readonly string[]> => {
    const { rows } = await (await hub.agent('sup', ['supervisor'])).mustAsk('list', { tab: 'waiting' });
    return rows.map(({ conversationId }) => conversationId);
  };

  it('repeat the last answer, also after thanks and a restart', async () => {
    const ann = hub.line.user('ann');
    await say(ann, '身分證不見了怎麼辦');
    await say(ann, '謝謝');
    await hub.restart();

    const said = await say(ann, '再說一次');

    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(ANSWER);
    expect(await ruleOf(ann)).toBe('repeat');
  });

  it('change the language until it is changed back', async () => {
    const ben = hub.line.user('ben');
    await say(ben, '可以說英文嗎');

    const inEnglish = await say(ben, '身分證不見了怎麼辦');
    await say(ben, '說中文');
    const inChinese = await say(ben, '身分證不見了怎麼辦');

    expect(inEnglish.at(-1)).toMatch(/^[\x20-\x7e]/);
    expect(inChinese.at(-1)).toMatch(ANSWER);
  });

  it('take a complaint to a person after a yes', async () => {
    const cat = hub.line.user('cat');

    const sorry = await say(cat, '你們服務好差');
    const queued = await say(cat, '好');

    expect(sorry.at(-1)).toContain('抱歉');
    expect(queued.at(-1)).toContain('轉接真人');
    expect(await waiting()).toContain(hub.talkOf(cat));
  });

  it('leave the queue, and the bot answers again', async () => {
    const dan = hub.line.user('dan');
    await say(dan, '轉真人');

    const left = await say(dan, '不用了');
    const answered = await say(dan, '身分證不見了怎麼辦');

    expect(left.at(-1)).toContain('取消排隊');
    expect(await waiting()).not.toContain(hub.talkOf(dan));
    expect(answered.at(-1)).toMatch(ANSWER);
  });

  it('do not take a cry for help out of the queue', async () => {
    const eve = hub.line.user('eve');
    const cry = await say(eve, '我不想活了');

    const said = await say(eve, '算了');

    expect(cry[0]).toContain('1925');
    expect(said.at(-1)).toContain('看過您的訊息');
    expect(await waiting()).toContain(hub.talkOf(eve));
  });

  it.each([
    ['violence', '我老公在打我', '110'],
    ['disaster', '水淹到一樓了', '119'],
  ])('of %s get the number at once and a person', async (name, text, number) => {
    const fay = hub.line.user(name);

    const said = await say(fay, text);

    expect(said[0]).toContain(number);
    expect(said.at(-1)).toContain('真人');
    expect(await waiting()).toContain(hub.talkOf(fay));
  });

  it('that report something lead to articles, by number', async () => {
    const gus = hub.line.user('gus');
    const asked = await say(gus, '我要報修');

    const picked = await say(gus, '1');

    expect(asked.at(-1)).toMatch(/1\. .*\n2\. /);
    expect(picked).toHaveLength(1);
    expect(await ruleOf(gus)).toBe('pick');
  });

  it('that drop the choices make a number mean nothing', async () => {
    const hal = hub.line.user('hal');
    await say(hal, '停車');
    await say(hal, '取消');

    await say(hal, '1');

    expect(await ruleOf(hal)).not.toBe('pick');
  });

  it('say when people answer and which city this is', async () => {
    const ida = hub.line.user('ida');

    const said = await say(ida, '客服時間');

    expect(said.at(-1)).toContain('每天 00:00–24:00');
    expect(said.join('')).not.toContain('{{');
  });

  it('never make the hub send LINE anything that LINE refuses', () => {
    expect(hub.line.violations).toEqual([]);
  });
});
