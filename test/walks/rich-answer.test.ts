// An article with a card, asked on every channel: the text comes unchanged and once, the card beside it, and the preview for editors
// shows exactly what was sent.

import { randomUUID } from 'node:crypto';

import { importArticles } from '../../src/knowledge/import-articles.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import type { ArticleDraftAnswer } from '../../src/wire/article-api.js';
import type { ArticleContentView } from '../../src/wire/article-content.js';
import type { ArticleFileView } from '../../src/wire/article-file-api.js';
import type { AnswerPreviewsView } from '../../src/wire/preview-api.js';
import { CARD, CARD_AS_STORED } from '../support/cards.js';
import { FILES } from '../support/fake-files.js';
import { anArticle, publishDeps } from '../support/knowledge.js';
import { poll } from '../support/poll.js';
import { ADMIN_ENV, codeOf, StaffClient, type ApiAnswer } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const QUESTION = '請問卡片長什麼樣子？';
const ANSWER = '卡片在下面。\n帶身分證到櫃檯抽號碼牌。';
const ARTICLE = anArticle('card-sample', {
  title: QUESTION,
  variants: ['給我看一張卡片'],
  answer: ANSWER,
  card: CARD_AS_STORED,
  english: {
    question: 'What does a card look like?',
    answer: 'Like this.',
    card: { steps: ['Bring your ID'] },
  },
});

describe('an answer with a card', () => {
  let hub: TestHub;
  let admin: StaffClient;
  beforeAll(async () => {
    hub = await TestHub.start({
      env: { ...ADMIN_ENV, PUBLIC_URL: 'https://1999.example.tw' },
      prepare: async ({ connection }) => {
        await importArticles(publishDeps(createKnowledgeStore(connection)), [ARTICLE]);
      },
    });
    admin = new StaffClient(() => hub.url);
    await admin.signIn();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  const preview = async (body: object) =>
    (await admin.send('POST', '/api/v1/answer-previews', { body })).body as AnswerPreviewsView;
  const previewOn = async (channelId: string) =>
    (await preview({ answer: ANSWER, card: asWritten })).channels.find(
      (channel) => channel.channelId === channelId,
    );

  it('is said on LINE once, in one free send: the text unchanged, then the card', async () => {
    const ann = hub.line.user('ann');
    await hub.ask(ann, ann.text('你好'));

    await hub.ask(ann, ann.text(QUESTION));

    const last = hub.line.accepted.filter(({ to }) => to === ann.id).at(-1);
    expect(last?.via).toBe('reply');
    expect(last?.messages.map(({ type }) => type)).toEqual(['text', 'flex', 'location']);
    expect(last?.messages[0]).toEqual({ type: 'text', text: ANSWER });
    expect(JSON.stringify(last?.messages[1])).toContain('https://1999.example.tw/images/lamp-post.png');
    expect((await previewOn('line'))?.calls).toEqual([{ messages: last?.messages }]);
    expect(hub.line.violations).toEqual([]);
  });

  it('stands in the transcript as its text with its card', async () => {
    const ben = hub.line.user('ben');
    await hub.ask(ben, ben.text(QUESTION));

    expect((await hub.transcriptOf(ben)).at(-1)).toMatchObject({ text: expect.stringContaining(ANSWER) as unknown, cards: [CARD] }); // prettier-ignore
  });

  it('is said on Messenger as text and templates', async () => {
    const bo = hub.graph.user('bo');
    await hub.askPage(bo, bo.text('你好'));
    const before = hub.graph.accepted.length;

    await hub.askPage(bo, bo.text(QUESTION));

    const messages = hub.graph.accepted.slice(before).map(({ message }) => withoutMetadata(message));
    expect(messages).toMatchObject([{ text: ANSWER }, { attachment: { payload: { template_type: 'generic' } } }, { attachment: { payload: { template_type: 'button' } } }]); // prettier-ignore
    expect((await previewOn('messenger'))?.calls).toEqual(messages.map((message) => ({ message })));
    expect(hub.graph.violations).toEqual([]);
  });

  it('takes what a button of Messenger says for typed words', async () => {
    const cat = hub.graph.user('cat');

    const answers = await hub.askPage(cat, cat.postback('say:垃圾車幾點來', '問垃圾車'));

    expect(answers.at(-1)).toContain('垃圾');
  });

  it('comes to the web chat as one entry: the text unchanged, the card beside it', async () => {
    const visitor = await WebVisitor.open(hub.url);
    await visitor.say(QUESTION);

    const entry = await poll('the answer', () => visitor.received.find(({ cards }) => cards !== undefined));
    visitor.close();

    expect(entry.text).toBe(ANSWER);
    expect(entry.cards).toEqual([CARD]);
    expect((await previewOn('webchat'))?.bubbles).toEqual([{ text: ANSWER, cards: [CARD] }]);
  });

  it('goes along with the words that an agent put in, unless they changed them or left it out', async () => {
    const fay = hub.line.user('fay');
    await hub.ask(fay, fay.text('轉真人'));
    const mei = await hub.agent('mei');
    const conversationId = hub.talkOf(fay);
    await mei.mustAsk('claim', { conversationId });
    const found = (await mei.mustAsk('search', { query: '卡片長什麼樣子' })).found.find(
      ({ id }) => id === ARTICLE.id,
    );
    const from = { articleId: ARTICLE.id, how: 'search' } as const;
    const send = async (text: string, used: object = from): Promise<string[]> => {
      await mei.mustAsk('reply', {
        conversationId,
        clientId: randomUUID(),
        text,
        from: { ...from, ...used },
      });
      await hub.settled();
      const last = hub.line.accepted.filter(({ to }) => to === fay.id).at(-1);
      return last?.messages.map(({ type }) => String(type)) ?? [];
    };

    expect(found).toMatchObject({ text: ANSWER, card: CARD });
    expect(await send(`您好。\n${ANSWER}`)).toEqual(['text', 'flex', 'location']);
    expect(await send('卡片在下面，不用帶證件。')).toEqual(['text']);
    expect(await send(ANSWER, { withoutCard: true })).toEqual(['text']);
    expect(await send('Like this.')).toEqual(['text', 'flex']);
    expect((await hub.transcriptOf(fay)).filter(({ cards }) => cards !== undefined)).toHaveLength(2);
    expect(hub.line.violations).toEqual([]);
  });

  it('shows who asks in English the English card', async () => {
    const dan = hub.line.user('dan');

    await hub.ask(dan, dan.text('What does a card look like?'));

    const last = hub.line.accepted.filter(({ to }) => to === dan.id).at(-1);
    expect(JSON.stringify(last?.messages)).toContain('Bring your ID');
    expect(JSON.stringify(last?.messages)).not.toContain('帶身分證');
  });

  it('says in the preview that a picture needs a public address only where it does', async () => {
    expect((await preview({ answer: ANSWER, card: asWritten })).lacksPublicUrl).toBe(false);
  });

  it('leaves what is wrong with a card out of the preview, and names it', async () => {
    const seen = await preview({
      answer: ANSWER,
      card: { steps: ['帶身分證'], buttons: [{ label: '上網', link: 'http://a.tw' }] },
      english: { question: '', answer: 'Half', card: { links: [] } },
    });

    expect(seen.faults).toEqual([
      { field: 'card.buttons[0].link', reason: expect.stringContaining('https') as unknown },
      { field: 'english_card.links', reason: expect.stringContaining('/ the list is empty') as unknown },
    ]);
    expect(seen.channels.find(({ channelId }) => channelId === 'webchat')).toMatchObject({
      bubbles: [{ text: ANSWER, cards: [{ language: 'zh', steps: ['帶身分證'] }] }],
      mostBubbleChars: 5_000,
    });
    expect((await preview({ answer: ANSWER, card: { video: 'x' } })).channels[0]?.bubbles).toEqual([
      { text: ANSWER },
    ]);
  });

  it('carries a file and a picture that were uploaded: to everybody while a published article names them, and no longer', async () => {
    const post = (path: string, body: object): Promise<ApiAnswer> =>
      admin.send('POST', `/api/v1/articles${path}`, { body });
    const upload = async (name: string, body: Uint8Array): Promise<ApiAnswer> =>
      admin.send('POST', `/api/v1/article-files?${new URLSearchParams({ name }).toString()}`, { body });
    const open = async (url: string): Promise<Response> => fetch(`${hub.url}${url}`);
    const file = (await upload('申請書_第一版.pdf', PDF)).body as ArticleFileView;
    const again = (await upload('別的名字.pdf', PDF)).body as ArticleFileView;
    const picture = (await upload('pitch.png', FILES.png)).body as ArticleFileView;
    const refused = await Promise.all([
      upload('page.html', Buffer.from('<html><script>alert(1)</script></html>')),
      upload('picture.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
      upload('macro.docx', Buffer.from('PK\x03\x04'.padEnd(30, '\0') + '[Content_Types].xml', 'latin1')),
    ]);
    const tooLarge = await upload('long.pdf', Buffer.concat([PDF, Buffer.alloc(10_000_001)]));
    expect([file.title, file.bytes, again.url]).toEqual(['申請書 第一版', PDF.length, file.url]);
    expect(refused.map(codeOf)).toEqual(Array(3).fill('ARTICLE_FILE_TYPE'));
    expect(codeOf(tooLarge)).toBe('FILE_TOO_LARGE');

    const content: ArticleContentView = {
      ...{
        keywords: [],
        risk: 'general',
        title: '滑板場地要怎麼申請借用？',
        variants: ['滑板場借用'],
        answer: '請填申請書。',
        related: ['card-sample'],
      },
      card: { image: { url: picture.url, alt: '滑板場入口' }, files: [{ ...file, title: '申請書' }] },
    };
    const lost = `/attachments/${'x'.repeat(43)}.pdf`;
    const { id, draft } = (
      await post('/drafts', {
        content: { ...content, related: ['nowhere'], card: { files: [{ title: '不見了', url: lost }] } },
      })
    ).body as ArticleDraftAnswer;
    expect((await open(file.url)).status).toBe(404);
    const faulty = await post(`/${id}/draft/publish`, { rev: draft.rev });
    expect([codeOf(faulty), faulty.text]).toEqual([
      'ARTICLE_FAULTY',
      expect.stringMatching(/card\.files\[0\]\.url.*related\[0\]/u),
    ]);
    const { draft: saved } = (
      await admin.send('PUT', `/api/v1/articles/${id}/draft`, {
        body: { rev: draft.rev, baseVersion: 0, content },
      })
    ).body as ArticleDraftAnswer;
    const seen = await admin.send('GET', file.url.replace('/attachments/', '/api/v1/article-files/'));
    expect([seen.status, seen.bytes.equals(PDF)]).toEqual([200, true]);
    expect((await post(`/${id}/draft/publish`, { rev: saved.rev })).status).toBe(200);

    const [given, shown] = [await open(file.url), await open(picture.url)];
    expect(Buffer.from(await given.arrayBuffer()).equals(PDF)).toBe(true);
    expect(given.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('申請書.pdf')}`,
    );
    expect(shown.headers.get('content-type')).toBe('image/png');
    for (const { headers } of [given, shown]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    const ann = hub.line.user('files');
    await hub.ask(ann, ann.text(content.title));
    const sent = JSON.stringify(hub.line.accepted.filter(({ to }) => to === ann.id).at(-1)?.messages);
    expect(sent).toContain(`https://1999.example.tw${file.url}`);
    expect(sent).toContain(`https://1999.example.tw${picture.url}`);
    expect(hub.line.violations).toEqual([]);
    const page = await (await open(`/faq/${id}`)).text();
    expect(page).toContain(`href="${file.url}"`);
    expect(page).toContain('申請書（PDF，');
    expect(page).toMatch(/相關問題<\/h2>[^]*href="\/faq\/card-sample"/u);

    // Out and in again, without loss; a file that is not here is a bad row.
    const exported = await admin.send('GET', '/api/v1/articles/export?format=jsonl');
    const line = exported.text.split('\n').find((row) => row.includes(file.url)) ?? '';
    const check = async (row: string) =>
      (await admin.send('POST', '/api/v1/imports/preview?fileName=faq.jsonl', { body: Buffer.from(row) }))
        .text;
    expect(await check(line)).toMatch(/"same":1[,}].*"faults":\[\]/u);
    expect(await check(line.replace(file.url, lost))).toContain('card.files[0].url');

    await post('/archive', { ids: [id] });
    expect([(await open(file.url)).status, (await open(picture.url)).status]).toEqual([404, 404]);
    expect((await open(`/attachments/..%2f..%2fdb`)).status).toBe(404);
  });

  it('serves the pictures of the knowledge base to everybody, and nothing else of that folder', async () => {
    const picture = await fetch(`${hub.url}/images/street-light-number.png`);
    const others = await Promise.all(
      ['..%2FREADME.md', 'street-light-number.png%00', '.hidden.png', 'README.md'].map((name) =>
        fetch(`${hub.url}/images/${name}`),
      ),
    );

    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(others.map(({ status }) => status < 500 && status >= 400)).toEqual([true, true, true, true]);
  });
});

const withoutMetadata = (message: object): object =>
  Object.fromEntries(Object.entries(message).filter(([name]) => name !== 'metadata'));

/** The sample as an editor writes it. */
const asWritten = {
  ...CARD_AS_STORED,
  buttons: [
    { label: '撥打 1999', call: '1999' },
    { label: '我的 E 政府', link: 'https://www.gov.tw/' },
    { label: '問垃圾車', say: '垃圾車幾點來' },
  ],
};
