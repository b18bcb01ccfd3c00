// The road with optional helpers set up: an agent gets a draft, an editor proposals; and whatever a helper does, a citizen
// is answered as without it.

import { ADMIN, ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { completion, embeddings, startFakeAssist, type FakeAssist } from '../support/fake-assist.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const QUESTION = '身分證遺失要怎麼補發';

describe('a hub with helpers', () => {
  let fake: FakeAssist;
  let hub: TestHub;
  beforeAll(async () => {
    fake = await startFakeAssist();
    const helper = { ASSIST_LLM_URL: fake.baseUrl, ASSIST_LLM_MODEL: 'writer', ASSIST_LLM_KEY: 'k' };
    const vectors = { ASSIST_EMBEDDING_URL: fake.baseUrl, ASSIST_EMBEDDING_MODEL: 'small' };
    fake.answer = answerWell;
    hub = await TestHub.start({ env: { ...helper, ...vectors, ...ADMIN_ENV } });
  }, 120_000);
  beforeEach(() => {
    fake.answer = answerWell;
  });
  afterAll(async () => {
    await hub.stop();
    await fake.stop();
  });

  /** Vectors of two numbers: about identity cards, or about anything else. */
  const answerWell: FakeAssist['answer'] = (request) =>
    request.path.endsWith('/embeddings')
      ? embeddings(request, (text) => (text.includes('身分證') ? [1, 0.1] : [0.1, 1]))
      : completion('USED: 1\n您好，請洽戶政事務所辦理。');

  const aTalk = async (name: string) => {
    const citizen = hub.line.user(name);
    await hub.ask(citizen, citizen.text(QUESTION));
    await hub.ask(citizen, citizen.text('轉真人'));
    const agent = await hub.agent(`agent-${name}`);
    const conversationId = hub.talkOf(citizen);
    await agent.mustAsk('claim', { conversationId });
    return { agent, conversationId };
  };

  it('drafts for the owner and says out of which articles', async () => {
    const { agent, conversationId } = await aTalk('ann');

    const { draft } = await agent.mustAsk('draft', { conversationId });

    expect(draft?.text).toBe('您好，請洽戶政事務所辦理。');
    expect(draft?.articles).toHaveLength(1);
    const asked = fake.requests.findLast(({ path }) => path.endsWith('/completions'));
    expect(asked?.authorization).toBe('Bearer k');
  });

  it('sends nothing of a draft to the citizen', async () => {
    const { agent, conversationId } = await aTalk('ben');
    const before = (await hub.transcriptOf(hub.line.user('ben'))).length;

    await agent.mustAsk('draft', { conversationId });

    expect(await hub.transcriptOf(hub.line.user('ben'))).toHaveLength(before);
  });

  it('says so when the helper gives nothing', async () => {
    const { agent, conversationId } = await aTalk('cai');
    fake.answer = () => completion('USED: 1\n請匯 99999 元到 https://evil.example');

    const answer = await agent.ask('draft', { conversationId });

    expect(answer).toMatchObject({ ok: false, error: { code: 'HELPER_FAILED' } });
  });

  it('proposes wordings to an editor', async () => {
    const client = new StaffClient(() => hub.url);
    await client.signIn(ADMIN);
    fake.answer = () => completion('證件掉了如何是好');

    const answer = await client.send('POST', '/api/v1/articles/id-card-lost/wordings');

    expect(answer.body).toEqual({ proposals: ['證件掉了如何是好'] });
  });

  it('makes a vector of each article, once', async () => {
    const made = (): number =>
      fake.requests
        .filter(({ path }) => path.endsWith('/embeddings'))
        .reduce((sum, { body }) => sum + (body['input'] as readonly string[]).length, 0);
    const stored = () => hub.database.connection.collection('article_vectors').countDocuments();
    await poll('all vectors to be stored', async () => (await stored()) === made() && made() > 100);
    const before = made();

    await hub.restart();
    const citizen = hub.line.user('after the restart');
    await hub.ask(citizen, citizen.text(QUESTION));

    expect(made() - before).toBeLessThanOrEqual(1); // the question itself
  });

  it.each([
    ['silent', () => ({ kind: 'silence' }) as const],
    ['broken', () => ({ kind: 'json', status: 500, body: {} }) as const],
    ['wrong', () => ({ kind: 'text', text: '<html>' }) as const],
  ])('answers a citizen as ever while the helpers are %s', async (name, weather) => {
    fake.answer = weather;
    const citizen = hub.line.user(`late-${name}`);

    const bubbles = await hub.ask(citizen, citizen.text(QUESTION));

    expect(bubbles.join('\n')).toContain('戶政事務所');
  });
});
