// After a person has closed a talk: one question, once, without a paid send of its own; and "it is not solved" comes first.

import { randomUUID } from 'node:crypto';

import type { ArticleDraftAnswer } from '../../src/wire/article-api.js';
import type { AddedWordingView, UnansweredView } from '../../src/wire/unanswered-api.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { poll } from '../support/poll.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

describe('a closed matter', () => {
  let hub: TestHub;
  let mei: DeskAgent;
  let editor: StaffClient;
  beforeAll(async () => {
    hub = await TestHub.start({ env: ADMIN_ENV });
    editor = new StaffClient(() => hub.url);
    await editor.signIn();
    mei = await hub.agent('mei');
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const waiting = async () => (await mei.mustAsk('list', { tab: 'waiting' })).rows;
  const matters = () => hub.database.connection.collection('matters');
  const served = async (visitor: WebVisitor): Promise<string> => {
    await visitor.socket.emitWithAck('person', { clientId: randomUUID() });
    await poll('the place', () => visitor.states.at(-1)?.status === 'queued');
    const conversationId = (await waiting()).at(-1)?.conversationId ?? '';
    await mei.mustAsk('claim', { conversationId });
    await mei.mustAsk('resolve', { conversationId });
    return conversationId;
  };
  const makeDue = (conversationId: string) =>
    matters().updateOne({ conversationId }, { $set: { surveyDueAt: new Date(0) } });
  const choicesOf = (visitor: WebVisitor) =>
    visitor.received.findLast(({ choices }) => choices !== undefined)?.choices ?? [];
  const press = (visitor: WebVisitor, label: RegExp) => {
    const choice = choicesOf(visitor).find((known) => label.test(known.label));
    if (choice === undefined) throw new Error(`no button ${label.source}`);
    const { payload, spoken } = choice;
    return visitor.socket.emitWithAck('press', { clientId: randomUUID(), payload, spoken });
  };

  it('is rated and commented on by who was served, and comes back first where it is not solved', async () => {
    const visitor = await WebVisitor.open(hub.url);
    const conversationId = await served(visitor);
    await makeDue(conversationId);
    await poll('the question', () => choicesOf(visitor).length === 5);

    await press(visitor, /不滿意$/);
    await poll('the thanks', () => choicesOf(visitor).some(({ label }) => label === '問題還沒解決'));
    await press(visitor, /寫幾句話/);
    await poll('the wish', () => visitor.received.some(({ text }) => text.includes('下一則訊息')));
    await visitor.socket.emitWithAck('say', { clientId: randomUUID(), text: '等了很久才有人' });
    await poll('the comment kept', () => visitor.received.some(({ text }) => text.includes('謝謝您的意見')));
    const other = hub.line.user('other');
    await hub.ask(other, other.text('轉真人'));
    await press(visitor, /還沒解決/);
    await poll('the queue', () => visitor.states.at(-1)?.status === 'queued');
    const rows = await waiting();

    expect(await matters().findOne({ conversationId })).toMatchObject({
      survey: 'asked',
      comment: '等了很久才有人',
      notSolvedAt: expect.any(Date) as Date,
    });
    expect(visitor.states.at(-1)?.place).toBe(1);
    expect(rows.map(({ reason }) => reason)).toEqual(['not-solved', 'asked']);
    visitor.socket.close();
  });

  it('is not asked about where the citizen went on, and who asks for a person again is known', async () => {
    const visitor = await WebVisitor.open(hub.url);
    const conversationId = await served(visitor);
    await visitor.socket.emitWithAck('person', { clientId: randomUUID() });
    await poll('the queue', () => visitor.states.at(-1)?.status === 'queued');
    await makeDue(conversationId);

    await poll(
      'the question to be let be',
      async () => (await matters().findOne({ conversationId }))?.['survey'] === 'went-on',
    );

    expect((await waiting()).find((row) => row.conversationId === conversationId)?.reason).toBe('again');
    expect(choicesOf(visitor).filter(({ payload }) => payload.startsWith('survey:'))).toEqual([]);
    visitor.socket.close();
  });

  it('is asked about on LINE with the closing words, in the same call, and takes the answer', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text('轉真人'));
    const conversationId = hub.talkOf(ann);
    await mei.mustAsk('claim', { conversationId });
    await hub.settled();
    const before = hub.line.textsTo(ann.id).length;
    await mei.mustAsk('resolve', { conversationId });
    await hub.settled();
    const said = hub.line.textsTo(ann.id).slice(before);
    const rows = await hub.database.connection.collection('outbox').countDocuments({ conversationId, _id: { $regex: '^desk:' } as never }); // prettier-ignore
    const matter = await matters().findOne({ conversationId });

    const thanks = await hub.ask(ann, ann.postback(`survey:rate:5:${String(matter?._id)}`));
    const strange = await hub.ask(ann, ann.postback('survey:rate:1:somebody-else.3'));

    expect(said).toHaveLength(2);
    expect(said[1]).toContain('滿意嗎');
    expect(rows).toBe(2);
    expect(thanks[0]).toContain('謝謝您');
    expect(strange).toEqual([]);
    expect(await matters().findOne({ conversationId })).toMatchObject({ survey: 'asked', score: 5 });
  });

  it('goes to the editors where it was rated badly or not solved: counted, covered, made a wording or a draft', async () => {
    const MARS = '火星移民簽證怎麼辦，我電話 0912345678';
    const POOL = '市長信箱在哪裡？多久會回信？';
    const openQuestion = async (words: string) => {
      const { body } = await editor.send('GET', '/api/v1/knowledge/unanswered?days=7');
      const { questions } = body as UnansweredView;
      return questions.find(({ wordings }) => wordings.some(({ text }) => text.includes(words)));
    };
    const closedAfter = async (name: string, text: string) => {
      const talker = hub.line.user(name);
      await hub.ask(talker, talker.text(text));
      await hub.ask(talker, talker.text('轉真人'));
      const conversationId = hub.talkOf(talker);
      await mei.mustAsk('claim', { conversationId });
      await mei.mustAsk('resolve', { conversationId });
      await hub.settled();
      const matter = String((await matters().findOne({ conversationId }))?._id);
      return {
        talker,
        press: (data: string) => hub.ask(talker, talker.postback(`survey:${data}:${matter}`)),
      };
    };

    const rated = await closedAfter('火星甲', MARS);
    await rated.press('rate:1');
    await rated.press('comment');
    await hub.ask(rated.talker, rated.talker.text('沒人懂，打 0922333444 給我'));
    const unsolved = await closedAfter('火星乙', MARS);
    await unsolved.press('not-solved');
    // The bot had an answer, and the citizen was not helped by it.
    const pool = await closedAfter('信箱甲', POOL);
    await pool.press('rate:2');
    const mars = await openQuestion('火星移民');
    const { count, counts = {}, wordings: [{ text: title } = { text: '' }] = [], comments } = mars ?? {};
    const answered = await openQuestion(POOL);

    expect(counts).toMatchObject({ 'bad-rating': 1, 'not-solved': 1 });
    expect(count).toBe(Object.values<number>(counts).reduce((sum, each) => sum + each, 0));
    expect(title).toContain('[電話]');
    expect(comments).toEqual([expect.stringContaining('[電話]')]);
    expect(answered).toMatchObject({ count: 1, counts: { 'bad-rating': 1 }, nearest: [{ articleId: 'mayor-mailbox' }, {}, {}] }); // prettier-ignore
    expect(JSON.stringify([mars, answered])).not.toMatch(/0912345678|0922333444/);

    const draft = await editor.send('POST', '/api/v1/articles/drafts', {
      body: { content: { title, variants: [], answer: '', keywords: [], risk: 'general' } }, // prettier-ignore
    });
    const added = await editor.send('POST', '/api/v1/knowledge/unanswered/wordings', {
      body: { articleId: 'mayor-mailbox', wording: '火星移民簽證怎麼辦' },
    });
    const asker = hub.line.user('火星丙');
    const answer = (await hub.ask(asker, asker.text('火星移民簽證怎麼辦'))).join('');
    const { variantId } = added.body as AddedWordingView;
    await editor.send('POST', `/api/v1/learning/variants/${variantId}/retire`, { body: {} });

    expect([draft.status, (draft.body as ArticleDraftAnswer).draft.content.title]).toEqual([201, title]);
    expect(answer).toContain('市長信箱');
    expect(await openQuestion('火星移民')).toBeDefined();
  });
});
