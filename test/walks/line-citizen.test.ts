// A citizen's stories on LINE, told on a real hub: answered, offered, picked, unknown, small talk, silence.

import { bySubstring } from '../support/asserts.js';
import { TestHub } from '../support/test-hub.js';

describe('a citizen on LINE', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  it('hears that a program answers, then the article word for word', async () => {
    const ann = hub.line.user('ann');

    const said = await hub.ask(ann, ann.text('身分證不見了怎麼辦'));

    expect(said).toHaveLength(2);
    expect(said[0]).toContain('電腦程式');
    expect(said[1]).toMatch(/^先掛失，再本人補領。/);
  });

  it('is answered by the free reply token, never by a paid push', async () => {
    const ben = hub.line.user('ben');

    await hub.ask(ben, ben.text('怎麼申請戶籍謄本？'));

    expect(hub.line.accepted.filter(({ to }) => to === ben.id).map(({ via }) => via)).toEqual(['reply']);
  });

  it('is not told twice that a program answers', async () => {
    const cat = hub.line.user('cat');
    await hub.ask(cat, cat.text('你好'));

    const said = await hub.ask(cat, cat.text('身分證不見了怎麼辦'));

    expect(said).toHaveLength(1);
  });

  it('leaves the rule, the candidates with scores and the article versions in the transcript', async () => {
    const dan = hub.line.user('dan');
    await hub.ask(dan, dan.text('身分證不見了怎麼辦'));

    const [asked, answered] = await hub.transcriptOf(dan);

    expect(asked).toMatchObject({ seq: 1, author: 'citizen', text: '身分證不見了怎麼辦' });
    expect(asked?.activity?.channelData).toMatchObject({ type: 'message' });
    expect(answered).toMatchObject({ seq: 2, author: 'bot', why: { rule: 'exact', band: 'answer' } });
    expect(answered?.why?.matches?.[0]).toMatchObject({ articleId: 'id-card-lost', articleVersion: 1 });
    expect(answered?.why?.matches?.[0]?.signals.length).toBeGreaterThan(0);
  });

  it('is offered choices for a vague question and gets the one that was pressed', async () => {
    const eve = hub.line.user('eve');
    const [, offer] = await hub.ask(eve, eve.text('停車'));
    const actions = quickReplies(hub, eve.id);

    const picked = await hub.ask(eve, eve.postback(actions[0]?.data ?? ''));

    expect(offer).toContain('1. ');
    expect(actions.length).toBeGreaterThan(1);
    expect(picked).toHaveLength(1);
    const transcript = await hub.transcriptOf(eve);
    expect(transcript.at(-1)?.why?.rule).toBe('pick');
    // LINE tells only the payload; staff read what stood on the button.
    const pressed = transcript.findLast(({ author }) => author === 'citizen')?.text ?? '';
    expect(pressed).not.toBe('');
    expect(offer).toContain(pressed);
  });

  it('may type the number instead of pressing', async () => {
    const fay = hub.line.user('fay');
    await hub.ask(fay, fay.text('停車'));

    await hub.ask(fay, fay.text('第二個'));

    expect((await hub.transcriptOf(fay)).at(-1)?.why?.rule).toBe('pick');
  });

  it('hears honestly that there is no answer, and another way', async () => {
    const gus = hub.line.user('gus');

    const said = await hub.ask(gus, gus.text('紅燒牛肉麵的湯頭要怎麼熬才香'));

    expect(said.at(-1)).toContain('1999');
    expect((await hub.transcriptOf(gus)).at(-1)?.why?.rule).toBe('fallback');
  });

  it('is greeted back', async () => {
    const hal = hub.line.user('hal');

    const said = await hub.ask(hal, hal.text('哈囉你好'));

    expect(said).toHaveLength(2);
    expect((await hub.transcriptOf(hal)).at(-1)?.why).toMatchObject({
      rule: 'small-talk',
      intentId: 'greeting',
    });
  });

  it('hears the emergency number at once', async () => {
    const ida = hub.line.user('ida');

    const said = await hub.ask(ida, ida.text('救命 失火了'));

    expect(said.at(-1)).toContain('119');
  });

  it('gets a word for a sticker', async () => {
    const joe = hub.line.user('joe');

    const said = await hub.ask(joe, joe.sticker());

    expect(said.at(-1)).toContain('文字');
  });

  it('is welcomed as a friend, hears nothing while blocking us, and is answered after the return', async () => {
    const kim = hub.line.user('kim');

    const welcomed = await hub.ask(kim, kim.follow());
    const afterBlock = await hub.ask(kim, kim.unfollow());
    const afterReturn = await hub.ask(kim, kim.follow(true));

    expect(welcomed.at(-1)).toContain('歡迎');
    expect(afterBlock).toEqual([]);
    expect(afterReturn.at(-1)).toContain('歡迎');
  });

  it('is not answered in a group unless we are mentioned', async () => {
    const lee = hub.line.groupMember('neighbours', 'lee');

    const unasked = await hub.ask(lee, lee.text('身分證不見了怎麼辦'));
    const asked = await hub.ask(lee, lee.mention('身分證不見了怎麼辦'));

    expect(unasked).toEqual([]);
    expect(asked.filter(bySubstring('先掛失'))).toHaveLength(1);
  });

  it('is recorded and not answered when the event is a day old', async () => {
    const may = hub.line.user('may');
    const old = { ...may.text('身分證不見了怎麼辦'), timestamp: Date.now() - 25 * 3_600_000 };

    const said = await hub.ask(may, old);

    expect(said).toEqual([]);
    expect(await hub.transcriptOf(may)).toHaveLength(1);
  });

  it('gets one word for pictures sent together, and a word for a place', async () => {
    const oda = hub.line.user('oda');
    const set = [1, 2, 3].map((index) => oda.image({ imageSet: { id: 'set', index, total: 3 } }));

    await hub.deliver(...set);
    await hub.settled();
    const pictures = hub.line.textsTo(oda.id).filter(bySubstring('文字'));
    const place = await hub.ask(oda, oda.message({ type: 'location', title: '市政府', latitude: 25 }));

    expect(pictures).toHaveLength(1);
    expect(place).toHaveLength(1);
    expect((await hub.transcriptOf(oda)).filter(({ author }) => author === 'citizen')).toHaveLength(4);
  });

  it('changes and takes back what was said, whichever comes first', async () => {
    const pat = hub.line.user('pat');
    const early = { ...pat.text('我的電話是 0912'), timestamp: Date.now() - 5000 };
    const late = pat.text('明天收垃圾嗎');
    const idOf = (event: typeof late): string => (event['message'] as { id: string }).id;

    await hub.ask(pat, pat.unsend(idOf(early)));
    await hub.ask(pat, early);
    await hub.ask(pat, late);
    await hub.ask(pat, pat.edit(idOf(late), '後天收垃圾嗎'));

    const said = (await hub.transcriptOf(pat)).filter(({ author }) => author === 'citizen');
    expect(
      said.map(({ text, editedText, hiddenAtMs }) => [text, editedText, hiddenAtMs !== undefined]),
    ).toEqual([
      ['', undefined, false],
      ['', undefined, true],
      ['明天收垃圾嗎', '後天收垃圾嗎', false],
      ['後天收垃圾嗎', undefined, false],
    ]);
    expect(JSON.stringify(said)).not.toContain('0912');
  });

  it('is told once that it goes too fast, and everything is recorded', async () => {
    const ned = hub.line.user('ned');
    const rapid = Array.from({ length: 70 }, (_, n) => ned.text(`身分證不見了怎麼辦 ${n}`));

    await hub.deliver(...rapid);
    await hub.settled();

    expect(hub.line.textsTo(ned.id).filter(bySubstring('訊息來得很快'))).toHaveLength(1);
    expect((await hub.transcriptOf(ned)).filter(({ author }) => author === 'citizen')).toHaveLength(70);
  }, 180_000);

  it('never makes the hub send LINE anything that LINE refuses', () => {
    expect(hub.line.violations).toEqual([]);
  });
});

/** The buttons under the last bubble that LINE took for this talk. */
function quickReplies(hub: TestHub, id: string): { data: string }[] {
  const messages = hub.line.accepted.filter(({ to }) => to === id).at(-1)?.messages ?? [];
  const last = messages.at(-1) as { quickReply?: { items: { action: { data: string } }[] } } | undefined;
  return last?.quickReply?.items.map(({ action }) => action) ?? [];
}
