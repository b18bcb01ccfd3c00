// How the hub learns from its people: two citizens on LINE press the same choice on two days, an agent sends the answer, and from
// then on the question is answered; somebody who keeps the knowledge base sees it all and can take it back.

import { randomUUID } from 'node:crypto';

import type { VariantsView, VariantView } from '../../src/wire/learning-api.js';
import type { DeskAgent } from '../support/desk-agent.js';
import type { LineEvent, LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';

const DAY_MS = 24 * 3_600_000;
/** A topic that several articles share: offered, never answered by itself. */
const WORDS = '駕照';

describe('a question that people teach the hub to answer', () => {
  let hub: TestHub;
  let aheadMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ env: ADMIN_ENV, clock: () => Date.now() + aheadMs });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  /** By the hub's clock. */
  const now = (event: LineEvent): LineEvent => ({ ...event, timestamp: Date.now() + aheadMs });
  const ask = (talker: LineTalker, text: string): Promise<string[]> =>
    hub.ask(talker, now(talker.text(text)));
  const choicesOf = (talker: LineTalker): string[] => {
    const last = hub.line.accepted
      .filter(({ to }) => to === talker.id)
      .at(-1)
      ?.messages.at(-1);
    const { quickReply } = last as { quickReply?: { items: { action: { data?: string } }[] } };
    return (quickReply?.items ?? []).flatMap(({ action: { data } }) => (data === undefined ? [] : [data]));
  };
  const press = (talker: LineTalker, data: string): Promise<string[]> =>
    hub.ask(talker, now(talker.postback(data)));
  const learned = (): Promise<{ state: string; articleId: string } | undefined> =>
    hub.database.connection
      .collection<{ state: string; articleId: string }>('learned_variants')
      .findOne()
      .then((row) => row ?? undefined);
  const evidenceCount = (): Promise<number> =>
    hub.database.connection.collection('learning_evidence').countDocuments();
  const isLive = async (): Promise<boolean> => (await learned())?.state === 'live';
  const keeper = async (): Promise<StaffClient> => {
    const client = new StaffClient(() => hub.url);
    await client.signIn();
    return client;
  };

  let pressed = '';
  let articleId = '';
  let answer = '';

  it('is offered, and each press is evidence, once', async () => {
    const ann = hub.line.user('ann');
    await ask(ann, WORDS);
    pressed = choicesOf(ann)[0] ?? '';
    articleId = pressed.replace('pick:', '');

    [answer = ''] = await press(ann, pressed);
    await poll('the press is evidence', async () => (await evidenceCount()) === 1);
    const said = await ask(hub.line.user('zoe'), WORDS);

    expect(await learned()).toMatchObject({ state: 'quarantined', articleId, wording: WORDS });
    expect(said.at(-1)).toContain('1. ');
  });

  it('waits for the staff, although another citizen chose the same on another day', async () => {
    aheadMs = DAY_MS;
    const ben = hub.line.user('ben');
    await ask(ben, WORDS);

    await press(ben, pressed);
    await poll('the press is evidence', async () => (await evidenceCount()) === 2);

    expect(await learned()).toMatchObject({ state: 'quarantined' });
  });

  it('is answered from the next question on once an agent has sent that answer', async () => {
    const cat = hub.line.user('cat');
    await ask(cat, WORDS);
    await ask(cat, '轉真人');
    const mei: DeskAgent = await hub.agent('mei');
    const conversationId = hub.talkOf(cat);
    await mei.mustAsk('claim', { conversationId });
    const { suggestions, forSeq } = await mei.mustAsk('suggest', { conversationId });
    const suggestion = suggestions.find(({ id }) => id === articleId);
    const text = suggestion?.text ?? answer;
    const from = { articleId, how: suggestion === undefined ? 'search' : 'suggestion', forSeq } as const;

    await mei.mustAsk('reply', { conversationId, clientId: randomUUID(), text, from });
    await poll('the wording is live', isLive);
    const said = await ask(hub.line.user('dan'), `請問${WORDS}？`);

    expect(said.at(-1)).toBe(answer);
  });

  it('is answered after a restart, too', async () => {
    await hub.restart();

    expect((await ask(hub.line.user('eve'), WORDS)).at(-1)).toBe(answer);
  });

  it('is shown to who keeps the knowledge base, with everybody who had a part in it', async () => {
    const client = await keeper();

    const { body } = await client.send('GET', '/api/v1/learning/variants?state=live');
    const [row] = (body as VariantsView).variants;
    const detail = await client.send('GET', `/api/v1/learning/variants/${row?.id ?? ''}`);

    expect(row).toMatchObject({ wording: WORDS, articleId, votes: { contacts: 2, days: 2, staffYes: 1, staffNo: 0 } }); // prettier-ignore
    const { evidence, history } = detail.body as VariantView;
    expect(evidence.map(({ by }) => by.name ?? by.kind)).toEqual(['contact', 'contact', 'mei 專員']);
    expect(history).toMatchObject([{ from: 'quarantined', to: 'live', reason: 'votes' }]);
  });

  it('is offered again as soon as they take it back, on record', async () => {
    const client = await keeper();
    const { body } = await client.send('GET', '/api/v1/learning/variants?state=live');
    const id = (body as VariantsView).variants[0]?.id ?? '';

    const retired = await client.send('POST', `/api/v1/learning/variants/${id}/retire`, { body: { remark: '太廣' } }); // prettier-ignore
    const said = await ask(hub.line.user('fay'), WORDS);
    const twice = await client.send('POST', `/api/v1/learning/variants/${id}/retire`, { body: {} });

    const audit = await hub.database.connection.collection('audit').findOne({ action: 'variant-retired', 'target.id': id }); // prettier-ignore
    expect(retired).toMatchObject({ status: 200, body: { state: 'retired' } });
    expect(said.at(-1)).toContain('1. ');
    expect(twice).toMatchObject({ status: 409, body: { error: { code: 'NO_SUCH_STEP' } } });
    expect(audit).not.toBeNull();
  });

  it('forgets the words of somebody who unsends them', async () => {
    const gus = hub.line.user('gus');
    const question = now(gus.text(WORDS));
    await hub.ask(gus, question);
    await press(gus, choicesOf(gus)[1] ?? '');
    const variants = hub.database.connection.collection('learned_variants');
    const isWaiting = { state: 'quarantined', wording: WORDS };
    await poll('the words are in quarantine', async () => (await variants.countDocuments(isWaiting)) === 1);

    await hub.deliver(now(gus.unsend((question['message'] as { id: string }).id)));

    const isForgotten = { state: 'rejected', wording: '' };
    await poll('they are forgotten', async () => (await variants.countDocuments(isForgotten)) === 1);
    expect(await variants.countDocuments(isWaiting)).toBe(0);
  });
});
