// The banner for all channels on a real hub: two supervisors, every way in, and its end.

import type { BannerNow } from '../../src/wire/shown-banner.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const HOUR_MS = 3_600_000;
const TYPHOON = { zh: '颱風來襲，請避免外出', en: 'A typhoon is near; please stay indoors' };
const QUESTION = '你好';

describe('the banner for all channels', () => {
  let hub: TestHub;
  let nowMs = Date.now();
  let wang: DeskAgent;
  let chen: DeskAgent;
  let citizens = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ isBare: true, clock: () => nowMs });
    wang = await hub.agent('wang', ['supervisor']);
    chen = await hub.agent('chen', ['supervisor']);
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });
  afterEach(async () => {
    const { published, drafts } = await wang.mustAsk('banners', {});
    for (const { bannerId } of [...published, ...drafts]) await wang.mustAsk('endBanner', { bannerId });
  });

  const someone = () => hub.line.user(`b${(citizens += 1)}`);
  const page = async () => (await (await fetch(`${hub.url}/banner.json`)).json()) as BannerNow;

  async function draftOf(agent: DeskAgent, text: { zh: string; en?: string } = TYPHOON): Promise<string> {
    await agent.mustAsk('draftBanner', { ...text, untilMs: nowMs + HOUR_MS });
    const [draft] = (await agent.mustAsk('banners', {})).drafts;
    if (draft === undefined) throw new Error('The draft is not there.');
    return draft.bannerId;
  }
  async function publishedBanner(text?: { zh: string; en?: string }): Promise<string> {
    const bannerId = await draftOf(wang, text);
    await chen.mustAsk('publishBanner', { bannerId });
    return bannerId;
  }

  it('is sent again to the page only when it is another', async () => {
    const ask = (tag?: string | null): Promise<Response> =>
      fetch(`${hub.url}/banner.json`, { headers: typeof tag === 'string' ? { 'if-none-match': tag } : {} });
    const first = await ask();
    const tag = first.headers.get('etag');

    const same = await ask(tag);
    await publishedBanner();
    const changed = await ask(tag);

    expect(first.headers.get('cache-control')).toBe('public, max-age=5');
    expect([same.status, await same.text(), changed.status]).toEqual([304, '', 200]);
  });

  it('waits for a second person, and stands in every window, screen and page once published', async () => {
    const heard: BannerNow[] = [];
    const visitor = await WebVisitor.open(hub.url);
    visitor.socket.on('banner', (now) => heard.push(now));
    const desk = await hub.agent('lin');
    const shown: BannerNow[] = [];
    desk.socket.on('banner', (now) => shown.push(now));
    const bannerId = await draftOf(wang);

    const own = await wang.ask('publishBanner', { bannerId });
    const byAgent = await desk.ask('publishBanner', { bannerId });
    const before = await page();
    await chen.mustAsk('publishBanner', { bannerId });
    const again = await chen.ask('publishBanner', { bannerId });
    await poll('the window to show it', () => heard.at(-1)?.banner?.bannerId === bannerId);
    await poll('the screen to show it', () => shown.at(-1)?.banner?.bannerId === bannerId);
    const late = await WebVisitor.open(hub.url);
    visitor.close();
    late.close();

    expect(own).toMatchObject({ ok: false, error: { code: 'OWN_DRAFT' } });
    expect(byAgent).toMatchObject({ ok: false, error: { code: 'NOT_SUPERVISOR' } });
    expect(again).toMatchObject({ ok: false, error: { code: 'BANNER_OVER' } });
    expect(before).toEqual({});
    expect(await page()).toEqual({ banner: { bannerId, text: TYPHOON, untilMs: nowMs + HOUR_MS } });
    expect(heard.at(-1)).toEqual(await page());
  });

  it('goes in front of the next answer, once for each citizen, in no extra message', async () => {
    const [ann, bea] = [someone(), someone()];
    await hub.ask(ann, ann.text(QUESTION));
    await publishedBanner();

    const next = await hub.ask(ann, ann.text(QUESTION));
    const after = await hub.ask(ann, ann.text(QUESTION));
    const other = await hub.ask(bea, bea.text(QUESTION));

    expect(next).toHaveLength(after.length);
    expect(next[0]).toMatch(/^【重要公告】颱風來襲，請避免外出（公告到.+）\n\n/);
    expect(after.join()).not.toContain('颱風');
    expect(other[0]).toContain('【重要公告】');
  });

  it('is not said in the web chat, which shows it', async () => {
    await publishedBanner();
    const visitor = await WebVisitor.open(hub.url);

    await visitor.say(QUESTION);
    await poll('an answer', () => visitor.shown.some(({ author }) => author === 'bot'));
    visitor.close();

    expect(visitor.texts.join()).not.toContain('颱風');
  });

  it('ends at its moment, by the clock, for whoever asks then', async () => {
    const [ann, bea] = [someone(), someone()];
    await publishedBanner();
    nowMs += HOUR_MS - 1;
    const last = await hub.ask(ann, ann.text(QUESTION));
    nowMs += 1;

    expect(last[0]).toContain('【重要公告】');
    expect(await page()).toEqual({});
    expect((await hub.ask(bea, bea.text(QUESTION))).join()).not.toContain('颱風');
  });

  it('waits for its hour, and gives way to a later one and comes back after it', async () => {
    await wang.mustAsk('draftBanner', { zh: '停水', fromMs: nowMs + HOUR_MS, untilMs: nowMs + 2 * HOUR_MS });
    const [draft] = (await wang.mustAsk('banners', {})).drafts;
    await chen.mustAsk('publishBanner', { bannerId: draft?.bannerId ?? '' });
    const early = await page();
    nowMs += HOUR_MS;
    const inTime = await page();
    nowMs += 1;
    const later = await publishedBanner();
    const atLater = (await page()).banner?.bannerId;
    await wang.mustAsk('endBanner', { bannerId: later });

    expect(early).toEqual({});
    expect(inTime.banner?.text).toEqual({ zh: '停水' });
    expect(atLater).toBe(later);
    expect((await page()).banner?.text).toEqual({ zh: '停水' });
  });

  it('is taken down in one step, refuses what cannot stand, and leaves all of it on record', async () => {
    const bannerId = await publishedBanner();
    await wang.mustAsk('endBanner', { bannerId });
    const again = await wang.ask('endBanner', { bannerId });
    const past = await wang.ask('draftBanner', { zh: '過去', untilMs: nowMs });
    const long = await wang.ask('draftBanner', { zh: '太久', untilMs: nowMs + 74 * HOUR_MS });
    const kept = await hub.database.connection.collection('audit').find({ 'target.id': bannerId }).toArray();

    expect(await page()).toEqual({});
    expect(again).toMatchObject({ ok: false, error: { code: 'BANNER_OVER' } });
    expect(past).toMatchObject({ ok: false, error: { code: 'BANNER_OVER' } });
    expect(long).toMatchObject({ ok: false, error: { code: 'BANNER_TOO_LONG', details: { mostHours: 72 } } });
    expect(
      kept.map(({ action, actor }) => `${action as string} ${(actor as { id: string }).id}`).sort(),
    ).toEqual(['banner-drafted wang', 'banner-ended wang', 'banner-published chen']);
  });

  it('is heard of on another instance within seconds, and survives a restart', async () => {
    const elsewhere = {
      _id: 'elsewhere' as never,
      text: { zh: '別台發布' },
      from: new Date(nowMs - 1),
      until: new Date(nowMs + HOUR_MS),
      drafted: { by: { id: 'x', name: 'x' }, at: new Date(nowMs - 2) },
      published: { by: { id: 'y', name: 'y' }, at: new Date(nowMs - 1) },
    };
    await hub.database.connection.collection('banners').insertOne(elsewhere);
    await poll('the banner to count here', async () => (await page()).banner?.bannerId === 'elsewhere');

    await hub.restart();
    wang = await hub.agent('wang', ['supervisor']);

    expect((await page()).banner?.text).toEqual({ zh: '別台發布' });
  });
});
