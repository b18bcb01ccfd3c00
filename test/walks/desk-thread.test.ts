// A talk on an agent's screen over time: older pages on asking, and what the citizen changes or takes back, at once.

import { randomUUID } from 'node:crypto';

import { recordOf, textOf } from '../../src/lib/json-reading.js';
import type { ThreadEntry } from '../../src/wire/thread-views.js';
import type { DeskAgent } from '../support/desk-agent.js';
import type { LineEvent } from '../support/line-events.js';
import { TestHub } from '../support/test-hub.js';

const idOf = (event: LineEvent): string => textOf(recordOf(event['message'])['id']) ?? '';

describe('a thread at the desk', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  beforeAll(async () => {
    hub = await TestHub.start();
    mei = await hub.agent('mei');
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  it('opens at the latest 100 and goes back page by page, each entry once, each page on record', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text('轉真人'));
    const talk = { conversationId: hub.talkOf(ann) };
    const tom = await hub.agent('tom');
    for (let n = 0; n < 320; n += 1)
      await (n % 2 === 0 ? mei : tom).mustAsk('note', { ...talk, clientId: randomUUID(), text: `note ${n}` });
    const all = (await hub.transcriptOf(ann)).length;

    const opened = await mei.mustAsk('open', talk);
    const pages: (readonly ThreadEntry[])[] = [opened.entries];
    let { earlier } = opened;
    while (earlier !== undefined) {
      const page: { entries: readonly ThreadEntry[]; earlier?: number } = await mei.mustAsk('earlier', { ...talk, beforeSeq: earlier }); // prettier-ignore
      pages.unshift(page.entries);
      earlier = page.earlier;
    }

    const seqs = pages.flat().map(({ seq }) => seq);
    expect(opened.entries).toHaveLength(100);
    expect(pages.slice(1, -1).every(({ length }) => length === 100)).toBe(true);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(seqs.length).toBeGreaterThanOrEqual(all);
    expect(pages.flat()[0]?.author).toBe('citizen');
    const readings = hub.database.connection.collection('audit');
    expect(await readings.countDocuments({ 'target.id': talk.conversationId })).toBe(pages.length);
  }, 120_000);

  it('changes before the eyes of whoever has it open', async () => {
    const ben = hub.line.user('ben');
    await hub.ask(ben, ben.text('轉真人'));
    const talk = { conversationId: hub.talkOf(ben) };
    await mei.mustAsk('open', talk);
    const first = ben.text('我家地址是甲路一號');
    const second = ben.text('我的電話是 0900');
    await hub.deliver(first, second);
    const said = await mei.hears('the words', ({ text }) => text.includes('0900'));

    await hub.deliver(ben.edit(idOf(first), '我家地址是乙路二號'), ben.unsend(idOf(second)));

    const edited = await mei.hears('the edit', ({ isEdited }) => isEdited === true);
    const unsent = await mei.hears('the taking back', ({ isUnsent }) => isUnsent === true);
    expect(edited).toMatchObject({ author: 'citizen', text: '我家地址是乙路二號' });
    expect(unsent).toMatchObject({ seq: said.seq, text: '' });
    expect((await mei.mustAsk('open', talk)).row.lastText).not.toContain('0900');
  });
});
