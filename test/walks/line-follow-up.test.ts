// A talk that goes on: the second question means something only after the first, until the citizen changes the subject.

import type { LineTalker } from '../support/line-events.js';
import { TestHub } from '../support/test-hub.js';

describe('a citizen who asks on', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const say = (talker: LineTalker, text: string) => hub.ask(talker, talker.text(text));
  const lastWhy = async (talker: LineTalker) => (await hub.transcriptOf(talker)).at(-1)?.why;

  it('hears the sentence of the article that tells it, over thanks and a restart', async () => {
    const ann = hub.line.user('ann');
    await say(ann, '身分證不見了怎麼辦');
    await say(ann, '謝謝');
    await hub.restart();

    const fee = await say(ann, '那要多少錢？');

    expect(fee).toEqual([
      expect.stringMatching(/^關於「身分證不見了，要怎麼掛失和補辦？」：\n規費：補領 200 元/),
    ]);
  });

  it('is understood anew when the subject changes', async () => {
    const fay = hub.line.user('fay');
    await say(fay, '身分證不見了怎麼辦');

    const other = await say(fay, '垃圾車幾點來');
    const fee = await say(fay, '要錢嗎');

    expect(other).toEqual([expect.stringContaining('清運路線')]);
    expect(fee).toEqual([expect.stringMatching(/^關於「垃圾車幾點來？.*\n費用：免費/)]);
  });

  it('finds in the transcript what the question was read with', async () => {
    const ben = hub.line.user('ben');
    await say(ben, '身分證不見了怎麼辦');
    await say(ben, '要帶什麼？');

    expect(await lastWhy(ben)).toMatchObject({
      rule: 'follow-up',
      followUp: { kind: 'told', aspects: ['documents'], context: ['id-card-lost'] },
    });
  });

  it('hears honestly what is not written, and reaches a person with a yes', async () => {
    const cat = hub.line.user('cat');
    await say(cat, '垃圾車幾點來？在哪裡倒垃圾？');

    const untold = await say(cat, '可以代辦嗎');
    const queued = await say(cat, '好');

    expect(untold.at(-1)).toContain('沒有寫到');
    expect(queued.at(-1)).toContain('轉接真人');
  });

  it('gets both answers to two questions in one message, and asks on about them', async () => {
    const dan = hub.line.user('dan');

    const said = await say(dan, '垃圾車幾點來？還有身分證不見了怎麼辦？');
    const fee = await say(dan, '要多少錢？');

    expect(said).toHaveLength(3);
    expect(said[1]).toMatch(/^關於「垃圾車幾點來/);
    expect(said[2]).toMatch(/^關於「身分證不見了.*\n先掛失/);
    expect((await hub.transcriptOf(dan)).find(({ why }) => why?.rule === 'several')?.why?.parts).toHaveLength(
      2,
    );
    expect(fee).toEqual([expect.stringMatching(/費用：免費[^]*補領 200 元/)]);
  });

  it('leaves on record which choice answered which words', async () => {
    const eve = hub.line.user('eve');
    await say(eve, '停車');
    const [asked] = await hub.transcriptOf(eve);

    await say(eve, '2');
    const why = await lastWhy(eve);

    expect(why?.picked?.askedIn).toBe(asked?.sourceKey);
    expect(why?.picked?.offered[1]).toBe(why?.picked?.articleId);
  });

  it('counts choices as missed where the same is asked again, not where the subject changes or one of them is the answer', async () => {
    const fay = hub.line.user('fay');
    await say(fay, '停車');
    const first = await lastWhy(fay);

    await say(fay, '停車的問題');
    const again = await lastWhy(fay);
    await say(fay, '停車費');
    const found = await lastWhy(fay);
    await say(fay, '停車');
    await say(fay, '補助');
    const other = await lastWhy(fay);

    expect([again, found, other]).toEqual([
      expect.objectContaining({
        rule: 'offer',
        missed: { how: 'asked-again', articleIds: expect.any(Array) as unknown },
      }),
      expect.not.objectContaining({ missed: expect.anything() as unknown }),
      expect.not.objectContaining({ missed: expect.anything() as unknown }),
    ]);
    expect([found?.rule, other?.rule]).toEqual(['answer', 'offer']);
    expect(again?.missed?.articleIds[0]).toBe(first?.matches?.[0]?.articleId);
  });
});
