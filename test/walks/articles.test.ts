// An editor's article on a real hub: written, looked at, published, asked for on LINE, overtaken, rolled back, taken off, expired.

import { startOf } from '../../src/domain/taipei-time.js';
import type { ArticleCheckView, ArticleDraftAnswer, ArticleEditingView } from '../../src/wire/article-api.js';
import type { ArticleContentView } from '../../src/wire/article-content.js';
import type { TheftView } from '../../src/wire/article-facts.js';
import type { ArticlesView } from '../../src/wire/article-list-api.js';
import type { FaqRequestsView, FaqRequestView } from '../../src/wire/faq-request-api.js';
import type { HintsView } from '../../src/wire/hint-api.js';
import type { TriedTestsView, TriedView } from '../../src/wire/try-api.js';
import { poll } from '../support/poll.js';
import { CHEN, LIN, PASSWORD, startStaffedHub } from '../support/staffed-hub.js';
import { ADMIN_ENV, codeOf, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import type { TestHub } from '../support/test-hub.js';

const DAY_MS = 86_400_000;
const SKATE: ArticleContentView = {
  title: '滑板公園幾點關門？',
  variants: ['滑板場開到幾點', '滑板公園的開放時間'],
  answer: '滑板公園開到晚上十點。',
  keywords: ['滑板'],
  risk: 'general',
  department: '運動局',
};

describe('the life of an article', () => {
  let hub: TestHub;
  let chen: StaffClient;
  let admin: StaffClient;
  let aheadMs = 0;
  beforeAll(async () => {
    hub = await startStaffedHub({ isBare: true, env: ADMIN_ENV, clock: () => Date.now() + aheadMs });
    chen = new StaffClient(() => hub.url);
    admin = new StaffClient(() => hub.url);
    await signIn();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const signIn = async (): Promise<void> => {
    await chen.signIn({ email: CHEN.email, password: PASSWORD });
    await admin.signIn();
  };
  const post = (path: string, body: object, who = chen): Promise<ApiAnswer> =>
    who.send('POST', `/api/v1/articles${path}`, { body });
  const save = async (id: string, body: object, who = chen) =>
    who.send('PUT', `/api/v1/articles/${id}/draft`, { body });
  const begin = async (content = SKATE): Promise<ArticleDraftAnswer> =>
    (await post('/drafts', { content })).body as ArticleDraftAnswer;
  const editing = async (id: string) =>
    (await chen.send('GET', `/api/v1/articles/${id}/editing`)).body as ArticleEditingView;
  const list = async (query: Record<string, string> = {}) =>
    (await chen.send('GET', `/api/v1/articles?${new URLSearchParams(query).toString()}`))
      .body as ArticlesView;
  const detailsOf = ({ body }: ApiAnswer) =>
    (body as { error: { details: Record<string, unknown> } }).error.details;
  const answerTo = async (question: string): Promise<string> => {
    const talker = hub.line.user(`${question} ${aheadMs} ${Math.random()}`);
    return (await hub.ask(talker, talker.text(question))).join('\n');
  };
  /** Live with this content; its id and version. */
  const publishNew = async (content: ArticleContentView) => {
    const { id, draft } = await begin(content);
    const { status, text } = await post(`/${id}/draft/publish`, { rev: draft.rev });
    if (status !== 200) throw new Error(text);
    return id;
  };

  it('is nobody’s answer as a draft, and everybody’s once it is published, with who and why on record', async () => {
    const { id, draft } = await begin();
    const before = await answerTo(SKATE.title);

    const done = await post(`/${id}/draft/publish`, { rev: draft.rev, why: '新場館開幕' });

    expect(before).not.toContain('晚上十點');
    expect([done.status, done.body]).toEqual([200, { version: 1, missed: [] }]);
    expect(await answerTo('請問滑板公園幾點關門')).toContain('晚上十點');
    const { draft: left, versions, live } = await editing(id);
    expect(left).toBeUndefined();
    expect(live).toEqual({ version: 1, content: SKATE });
    expect(versions).toMatchObject([
      { version: 1, origin: 'editor', isLive: true, note: { by: { name: CHEN.name }, why: '新場館開幕' } },
    ]);
  });

  it('refuses the later of two saves with the text that is there, and loses neither', async () => {
    const { id, draft } = await begin({ ...SKATE, title: '兩個人同時改的題目？' });
    const first = await save(id, { rev: draft.rev, baseVersion: 0, content: { ...SKATE, answer: '甲寫的' } });

    const second = await save(
      id,
      { rev: draft.rev, baseVersion: 0, content: { ...SKATE, answer: '乙寫的' } },
      admin,
    );

    expect(first.status).toBe(200);
    expect([second.status, codeOf(second)]).toEqual([409, 'DRAFT_CHANGED']);
    const theirs = detailsOf(second)['draft'] as { rev: number };
    expect(theirs).toMatchObject({ content: { answer: '甲寫的' }, savedBy: { name: CHEN.name } });
    const merged = await save(id, { rev: theirs.rev, baseVersion: 0, content: { ...SKATE, answer: '甲寫的，乙寫的' } }, admin); // prettier-ignore
    expect(merged.status).toBe(200);
    expect((await post(`/${id}/draft/discard`, { rev: draft.rev })).status).toBe(409);
  });

  it('does not publish over a version that came meanwhile', async () => {
    const id = await publishNew({ ...SKATE, title: '攀岩場幾點關門？', variants: ['攀岩場開到幾點'], answer: '攀岩場開到九點。' }); // prettier-ignore
    const content = { ...SKATE, title: '攀岩場幾點關門？', variants: [], answer: '攀岩場改到八點。' };
    const mine = (await save(id, { rev: 0, baseVersion: 1, content })).body as ArticleDraftAnswer;
    const file = Buffer.from(`${JSON.stringify({ faq_id: id, question: '攀岩場幾點關門？', answer: '攀岩場開到七點。' })}\n`); // prettier-ignore
    await admin.send('POST', '/api/v1/imports?fileName=a.jsonl', { body: file });

    const late = await post(`/${id}/draft/publish`, { rev: mine.draft.rev });

    expect([late.status, codeOf(late)]).toEqual([409, 'ARTICLE_CHANGED']);
    expect(detailsOf(late)['live']).toMatchObject({ version: 2, content: { answer: '攀岩場開到七點。' } });
    const seen = (await save(id, { rev: mine.draft.rev, baseVersion: 2, content }))
      .body as ArticleDraftAnswer;
    expect((await post(`/${id}/draft/publish`, { rev: seen.draft.rev })).status).toBe(200);
    expect(await answerTo('攀岩場幾點關門')).toContain('八點');
  });

  it('names the article and the question that a change would take, before and at publishing', async () => {
    const thief = { ...SKATE, title: '市長的信箱是哪一個？', variants: ['我有話想直接跟市長說', '寫給市長的信幾天才有回音'], answer: '不知道。', keywords: [] }; // prettier-ignore
    const { id, draft } = await begin(thief);

    const refused = await post(`/${id}/draft/publish`, { rev: draft.rev });
    const checked = (await post(`/${id}/check`, { content: thief })).body as ArticleCheckView;

    expect([refused.status, codeOf(refused)]).toEqual([409, 'STEALS_QUESTIONS']);
    expect(refused.text).toContain('市長信箱在哪裡？多久會回信？');
    const thefts = detailsOf(refused)['thefts'] as TheftView[];
    expect(thefts.map(({ victim }) => victim.id)).toContain('mayor-mailbox');
    expect(thefts).toEqual(checked.thefts.slice(0, thefts.length));
    expect(await answerTo('市長的信箱是哪一個？')).not.toContain('不知道。');
  });

  it('is asked for by a colleague at the desk, within two working days, and told of', async () => {
    const lin = new StaffClient(() => hub.url);
    await lin.signIn({ email: LIN.email, password: PASSWORD });
    const read = async (who: StaffClient) =>
      (await who.send('GET', '/api/v1/faq-requests')).body as FaqRequestsView;
    const end = (id: string, step: string, body?: object) =>
      chen.send('POST', `/api/v1/faq-requests/${id}/${step}`, body === undefined ? {} : { body });
    const question = '飛盤場可以租嗎？我的電話 0912345678';
    const asked = (await lin.send('POST', '/api/v1/faq-requests', { body: { question, department: '運動局', note: '今天三通' } })).body as FaqRequestView; // prettier-ignore
    await admin.send('POST', '/api/v1/faq-requests', { body: { question: '別人問的' } });

    const early = await end(asked.id, 'answer', { articleId: 'no-such' });
    const content = {
      ...SKATE,
      title: '飛盤場可以租嗎？',
      variants: ['飛盤場怎麼借'],
      answer: '可以，請上網預約。',
    };
    const articleId = await publishNew(content);
    const seen = await read(chen);
    const counts = (await chen.send('GET', '/api/v1/faq-requests/counts')).body;
    const answered = await end(asked.id, 'answer', { articleId });
    const twice = await end(asked.id, 'refuse', { reason: '晚了' });
    const told = await read(lin);
    await end(asked.id, 'reopen');
    const reopened = await read(lin);
    await end(asked.id, 'refuse', { reason: '已有專線' });

    expect(asked).toMatchObject({ question: '飛盤場可以租嗎？我的電話 [電話]', urgency: 'calm' });
    expect(asked.dueAtMs - asked.askedAtMs).toBeGreaterThan(2 * DAY_MS);
    expect([early.status, codeOf(early)]).toEqual([409, 'ARTICLE_NOT_LIVE']);
    expect(seen.open.map(({ askedBy }) => askedBy.name).sort()).toHaveLength(2);
    expect(counts).toEqual({ open: 2, overdue: 0 });
    expect(seen.open.find(({ id }) => id === asked.id)?.near[0]?.id).toBe(articleId);
    expect(answered.status).toBe(200);
    expect(codeOf(twice)).toBe('NO_SUCH_STEP');
    expect(told).toMatchObject({ open: [], done: [{ id: asked.id, articleTitle: content.title, done: { by: { name: CHEN.name } } }] }); // prettier-ignore
    expect(reopened).toMatchObject({ open: [{ id: asked.id, dueAtMs: asked.dueAtMs }], done: [] });
    expect((await read(lin)).done).toMatchObject([{ done: { reason: '已有專線' } }]);
  });

  it('answers a question as it is and as it would be with a text on the screen, for every channel, and keeps nothing', async () => {
    const question = '請問棒球打擊場幾點關門';
    const content = { ...SKATE, title: '棒球打擊場幾點關門？', variants: ['打擊場開到幾點'], answer: '棒球打擊場開到凌晨一點。' }; // prettier-ignore
    const tryIt = (path: string, body: object) => chen.send('POST', `/api/v1/knowledge/try${path}`, { body });

    const { published, draft, tokens } = (await tryIt('', { question, content })).body as TriedView;

    // Without what is only polite.
    expect(tokens.join('')).toBe('棒球打擊場幾點關門');
    expect(published.candidates.map(({ title }) => title)).not.toContain(content.title);
    expect(draft).toMatchObject({ kind: 'answer', rule: 'exact', band: 'answer' });
    expect(draft?.candidates[0]).toMatchObject({
      articleId: draft?.articleId,
      title: content.title,
      version: 0,
    });
    expect(draft?.channels.map(({ channelId }) => channelId)).toEqual(['line', 'messenger', 'webchat']);
    for (const { bubbles } of draft?.channels ?? []) expect(bubbles[0]?.text).toBe(content.answer);
    expect(await answerTo(question)).not.toContain('凌晨一點');

    // The saved draft of an article, and what is live alone.
    const saved = await begin(content);
    const ofSaved = (await tryIt('', { question, articleId: saved.id })).body as TriedView;
    expect(ofSaved.draft).toMatchObject({ articleId: saved.id, kind: 'answer' });
    const alone = (await tryIt('', { question: '市長信箱在哪裡？多久會回信？' })).body as TriedView;
    expect(alone.published).toMatchObject({ kind: 'answer', rule: 'exact', isExact: true });
    expect(alone.draft).toBeUndefined();
    // As citizens get it, to the letter.
    expect(await answerTo('市長信箱在哪裡？多久會回信？')).toContain(
      alone.published.channels[0]?.bubbles[0]?.text,
    );

    // Worth a second look: the same asked already.
    const looked = await chen.send('POST', '/api/v1/knowledge/hints', { body: { content: { ...content, variants: ['市長信箱在哪裡？多久會回信'] } } }); // prettier-ignore
    expect((looked.body as HintsView).hints).toContainEqual(
      expect.objectContaining({
        kind: 'twin',
        other: expect.objectContaining({ id: 'mayor-mailbox' }) as unknown,
      }),
    );

    // All test questions before anybody publishes.
    const thief = { ...SKATE, title: '市長的信箱是哪一個？', variants: ['我有話想直接跟市長說', '寫給市長的信幾天才有回音'], answer: '不知道。', keywords: [], tests: ['市長的信箱在哪', '海邊可以烤肉嗎'] }; // prettier-ignore
    const rehearsed = (await tryIt('/tests', { content: thief })).body as TriedTestsView;
    expect(rehearsed.changes[0]).toMatchObject({ kind: 'lost', article: { id: 'mayor-mailbox' }, found: { title: thief.title } }); // prettier-ignore
    expect(rehearsed.changes).toContainEqual(
      expect.objectContaining({ kind: 'missed', question: '海邊可以烤肉嗎' }),
    );
    expect(rehearsed.rightBefore - rehearsed.rightAfter).toBe(
      rehearsed.changes.filter(({ kind }) => kind === 'lost').length -
        rehearsed.changes.filter(({ kind }) => kind === 'gained').length,
    );
  });

  it('brings an old version back as a new one', async () => {
    const id = await publishNew({ ...SKATE, title: '溜冰場幾點關門？', variants: ['溜冰場開到幾點'], answer: '溜冰場開到五點。' }); // prettier-ignore
    const content = {
      ...SKATE,
      title: '溜冰場幾點關門？',
      variants: ['溜冰場開到幾點'],
      answer: '溜冰場開到六點。',
    };
    const { draft } = (await save(id, { rev: 0, baseVersion: 1, content })).body as ArticleDraftAnswer;
    await post(`/${id}/draft/publish`, { rev: draft.rev });

    const back = await post(`/${id}/roll-back`, { version: 1, baseVersion: 2, why: '時間寫錯了' });

    expect(back.body).toMatchObject({ version: 3 });
    expect(await answerTo('溜冰場幾點關門')).toContain('五點');
    expect((await editing(id)).versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(codeOf(await post(`/${id}/roll-back`, { version: 2, baseVersion: 2 }))).toBe('ARTICLE_CHANGED');
  });

  it('takes a shipped article off for good, over a restart, until an editor brings it back', async () => {
    const { articles: off } = (await post('/archive', { ids: ['mayor-mailbox'], why: '停辦' })).body as { articles: object[] }; // prettier-ignore

    await hub.restart();
    const silent = await answerTo('市長信箱在哪裡？多久會回信？');
    const { articles: archived } = await list({ state: 'archived' });
    const back = await post('/restore', { articles: off });

    expect(silent).not.toContain('七個工作天');
    expect(archived).toMatchObject([
      { id: 'mayor-mailbox', changed: { by: { name: CHEN.name }, why: '停辦' } },
    ]);
    expect(back.body).toEqual({ ids: ['mayor-mailbox'], refused: [], asked: [] });
    await hub.restart();
    expect((await editing('mayor-mailbox')).live?.version).toBe(2);
  });

  it('says that nothing has changed, and takes it back', async () => {
    const before = (await list({ text: '市長信箱' })).articles[0];

    const marked = (await post('/reviewed', { ids: ['mayor-mailbox', 'nothing'] })).body as { ids: string[]; nextBy: string }; // prettier-ignore
    const after = (await list({ text: '市長信箱' })).articles[0];
    await post('/reviewed/undo', { ids: marked.ids });

    expect(marked.ids).toEqual(['mayor-mailbox']);
    expect(after).toMatchObject({ reviewBy: marked.nextBy, reviewed: { by: { name: CHEN.name } } });
    expect(after?.version).toBe(before?.version);
    expect((await list({ text: '市長信箱' })).articles[0]).toEqual(before);
  });

  it('lists, searches and filters, a page at a time', async () => {
    const all = await list({ limit: '1' });
    const byAnswer = await list({ text: '晚上 十點' });
    const drafts = await list({ state: 'draft', department: '運動局' });

    expect(all.articles).toHaveLength(1);
    expect(all.total).toBeGreaterThan(3);
    expect(byAnswer.articles).toMatchObject([{ title: SKATE.title, found: { field: 'answer' } }]);
    expect(drafts.total).toBe(drafts.counts.draft);
    expect(all.departments).toContain('運動局');
    expect(all.editors.map(({ name }) => name)).toContain(CHEN.name);
  });

  it('publishes what is scheduled when its time has come, once', async () => {
    const pool = {
      ...SKATE,
      title: '游泳池幾點關門？',
      variants: ['泳池開到幾點'],
      answer: '游泳池開到八點半。',
      keywords: [],
    };
    const { id, draft } = await begin(pool);
    const scheduled = await post(`/${id}/draft/schedule`, {
      rev: draft.rev,
      publishAtMs: Date.now() + 600_000,
    });
    const early = await answerTo('游泳池幾點關門');

    aheadMs = 600_000;
    await poll('the scheduled article to be live', async () => (await editing(id)).live);

    expect(scheduled.status).toBe(200);
    expect(early).not.toContain('八點半');
    expect(await answerTo('游泳池幾點關門')).toContain('八點半');
    expect(await editing(id)).toMatchObject({ state: 'published', versions: [{ version: 1, note: { by: { name: CHEN.name } } }] }); // prettier-ignore
    expect((await editing(id)).draft).toBeUndefined();
  });

  it('ends at the midnight after its last day, and begins at its first, while the hub runs', async () => {
    const day = (fromNow: number): string =>
      new Date(Date.now() + aheadMs + 8 * 3_600_000 + fromNow * DAY_MS).toISOString().slice(0, 10);
    const ending = await publishNew({ ...SKATE, title: '跨年煙火在哪裡看？', variants: ['煙火在哪'], answer: '煙火在河濱放。', keywords: [], validUntil: day(0) }); // prettier-ignore
    const beginning = await publishNew({ ...SKATE, title: '元宵燈會在哪裡？', variants: ['燈會在哪'], answer: '燈會在公園。', keywords: [], validFrom: day(1) }); // prettier-ignore
    const today = [await answerTo('跨年煙火在哪裡看'), await answerTo('元宵燈會在哪裡')];

    // A message that is a day old is not answered: as far as midnight, and no further.
    aheadMs = startOf(day(1)) - Date.now() + 1_000;
    const atOnce = await answerTo('跨年煙火在哪裡看');
    const lantern = await poll('the lantern festival to be told', async () => {
      const answer = await answerTo('元宵燈會在哪裡');
      return answer.includes('燈會在公園') ? answer : undefined;
    });

    expect(today[0]).toContain('煙火在河濱放');
    expect(today[1]).not.toContain('燈會在公園');
    expect(atOnce).not.toContain('煙火在河濱放');
    expect(lantern).toContain('燈會在公園');
    expect(atOnce).not.toBe('');
    await signIn();
    expect((await editing(ending)).state).toBe('expired');
    expect((await editing(beginning)).state).toBe('published');
    expect((await list({ state: 'expired' })).articles.map(({ id }) => id)).toEqual([ending]);
  });
});
