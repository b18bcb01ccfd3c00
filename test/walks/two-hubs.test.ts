// Two hubs on one database: what is done at one shows at the screens of the other, by itself.

import type { Hub } from '../../src/compose.js';
import type { DeskAgent } from '../support/desk-agent.js';
import type { ConversationRow } from '../../src/wire/talk-rows.js';
import { createTalkNewsStore } from '../../src/storage/talk-news-store.js';
import type { HandedNotice } from '../../src/wire/floor-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

jest.setTimeout(120_000);

describe('screens at another hub', () => {
  let hub: TestHub;
  let other: Hub;
  let here: DeskAgent;
  let there: DeskAgent;
  let conversationId: string;

  beforeAll(async () => {
    hub = await TestHub.start({ isBare: true });
    other = await hub.beside();
    here = await hub.agent('mei', ['agent', 'supervisor']);
    there = await hub.agent('tom', ['agent'], other);
    const citizen = hub.line.user('ann');
    await hub.ask(citizen, citizen.text('轉真人'));
    conversationId = hub.talkOf(citizen);
    await here.mustAsk('claim', { conversationId });
    await there.mustAsk('open', { conversationId });
  });

  afterAll(async () => {
    there.close();
    await other.stop();
    await hub.stop();
  });

  async function seesRow(what: string, isIt: (row: ConversationRow) => boolean): Promise<void> {
    there.rows.length = 0;
    await poll(what, () => there.rows.filter((row) => row.conversationId === conversationId).some(isIt));
  }

  it('show whose it is, tags, a pause and where it waits', async () => {
    const { tag } = await here.mustAsk('keepTag', { name: '急件', colour: 'red', isRetired: false });
    const seen = [seesRow('the tag', ({ tags }) => tags?.includes(tag.id) === true)];
    await here.mustAsk('tag', { conversationId, tagId: tag.id, isOn: true });
    await Promise.all(seen);

    const numbered = seesRow('the case', ({ cases }) => cases?.[0]?.number === '115-A-0007');
    await here.mustAsk('caseNumber', { conversationId, number: '115-a-0007', isOn: true });
    await numbered;

    const paused = seesRow('the pause', ({ pause }) => pause !== undefined);
    await here.mustAsk('pause', { conversationId });
    await paused;

    const given = seesRow('the new owner', ({ assignee }) => assignee?.id === 'tom');
    await here.mustAsk('transfer', { conversationId, agentId: 'tom' });
    await given;

    const waits = seesRow('the queue', ({ status }) => status === 'queued');
    await here.mustAsk('transfer', { conversationId });
    await waits;
    const row = there.rows.findLast((each) => each.conversationId === conversationId);
    expect(row).toMatchObject({ status: 'queued', tags: [tag.id] });
  });

  it('show what is written in a talk that is open there, each entry as it stands', async () => {
    await here.mustAsk('claim', { conversationId });
    await here.mustAsk('note', { conversationId, clientId: 'note-0001', text: '已聯絡區公所' });
    await here.mustAsk('reply', { conversationId, clientId: 'reply-0001', text: '您好，正在為您查詢' });

    const note = await there.hears('the note', ({ text }) => text === '已聯絡區公所');
    const sent = await there.hears(
      'the delivery',
      ({ text, delivery }) => text === '您好，正在為您查詢' && delivery === 'accepted',
    );

    expect(note.author).toBe('note');
    expect(sent.author).toBe('agent');
    const { entries } = await there.mustAsk('open', { conversationId });
    expect(entries.find(({ seq }) => seq === sent.seq)).toMatchObject({ text: sent.text });
  });

  it('show who else looks at a talk and who writes in it, and lose whoever has gone', async () => {
    const seen: string[][] = [];
    const typed: unknown[] = [];
    there.socket.on('viewers', ({ conversationId: id, viewers }) => {
      if (id === conversationId) seen.push(viewers.map((each) => each.id));
    });
    there.socket.on('typing', (typing) => typed.push(typing));
    await here.mustAsk('open', { conversationId });
    await poll('both', () => seen.some((ids) => ids.join() === 'mei,tom'));

    await here.mustAsk('typing', { conversationId, isTyping: true });
    await poll('the typing', () => typed.length > 0);
    here.socket.emit('leave', { conversationId });
    await poll('who is left', () => seen.at(-1)?.join() === 'tom');

    expect(typed).toContainEqual({ conversationId, who: 'agent', name: 'mei 專員' });
  });

  it('tell a person that a note names them, once a talk, until they have read it on any screen', async () => {
    const named = async (agent: DeskAgent) => (await agent.mustAsk('mentions', {})).mentions;
    const changed: string[] = [];
    for (const [who, agent] of Object.entries({ here, there }))
      agent.socket.on('mentionsChanged', () => changed.push(who));
    const note = { conversationId, clientId: 'note-0002', text: '@tom 專員 請看一下，@mei 專員 已回' };

    const { seq } = await here.mustAsk('note', { ...note, mentions: ['tom', 'mei', 'nobody'] });
    await poll('the word at the other hub', () => changed.includes('there'));
    await here.mustAsk('note', { ...note, clientId: 'note-0003', mentions: ['tom'] });
    await here.mustAsk('note', { ...note, clientId: 'note-0004', text: '沒有提到誰', mentions: ['tom'] });
    const shown = await there.hears('the note', (entry) => entry.seq === seq);
    // A screen that was away finds it too.
    const [mine] = await named(await hub.agent('tom', ['agent'], other));
    const open = (await named(there)).length;
    changed.length = 0;
    await there.mustAsk('markRead', { conversationId, seq });
    const still = (await named(there)).length;
    await there.mustAsk('markRead', { conversationId, seq: seq + 1 });
    await poll('the word that it is read', () => changed.includes('there'));

    // In the order in which they came to the desk, which is nobody's concern.
    expect(new Set(shown.mentions)).toEqual(
      new Set([
        { id: 'mei', name: 'mei 專員' },
        { id: 'tom', name: 'tom 專員' },
      ]),
    );
    expect(mine).toMatchObject({ conversationId, byName: 'mei 專員' });
    expect(JSON.stringify(mine)).not.toContain('請看一下');
    expect([open, still, (await named(there)).length, (await named(here)).length]).toEqual([1, 1, 0, 0]);
    // The same note handed in again after it was read tells nobody.
    await here.mustAsk('note', { ...note, mentions: ['tom'] });
    expect(await named(there)).toEqual([]);
  });

  it('let a note name whoever may read the desk, also who has never sat at it, and nobody else', async () => {
    const accounts = hub.database.connection.collection<{ _id: string }>('staff');
    const person = (id: string, roles: readonly string[], isActive: boolean) => ({
      ...{ _id: id, email: `${id}@city.gov.tw`, name: `${id} 專員`, roles, isActive },
    });
    await accounts.insertMany([
      person('new', ['supervisor'], true),
      person('editor', ['editor'], true),
      person('left', ['agent'], false),
    ]);
    const mentions = ['new', 'editor', 'left', 'tom'];
    const text = mentions.map((id) => `@${id} 專員`).join(' ');

    const { colleagues } = await here.mustAsk('colleagues', {});
    const { seq } = await here.mustAsk('note', { conversationId, clientId: 'note-0008', text, mentions });
    const written = await there.hears('the note', (entry) => entry.seq === seq);
    const arrived = await hub.agent('new', ['supervisor'], other);

    expect(colleagues.map(({ id }) => id).sort()).toEqual(['mei', 'new', 'tom']);
    expect(written.mentions?.map(({ id }) => id).sort()).toEqual(['new', 'tom']);
    expect((await arrived.mustAsk('mentions', {})).mentions).toMatchObject([{ conversationId }]);
    expect((await here.mustAsk('floor', {})).agents.map(({ id }) => id)).not.toContain('editor');
    arrived.close();
    await accounts.deleteMany({});
  });

  it('offer nobody whose account has ended or lost the desk: neither to pass a talk to nor to name', async () => {
    const gone = await hub.agent('zoe', ['agent']);
    const offered = async () => (await here.mustAsk('floor', {})).agents.map(({ id }) => id);
    await poll('them at the desk', async () => (await offered()).includes('zoe'));
    await hub.database.connection
      .collection<{ _id: string; email: string; isActive: boolean; roles: string[] }>('staff')
      .insertOne({ _id: 'zoe', email: 'zoe@city.gov.tw', isActive: false, roles: ['agent'] });
    const note = { conversationId, clientId: 'note-0005', text: '@zoe 專員 請看', mentions: ['zoe'] };

    const after = await offered();
    const passed = await here.send('transfer', { conversationId, agentId: 'zoe' });
    await here.mustAsk('note', note);
    await hub.database.connection
      .collection<{ _id: string }>('staff')
      .updateOne({ _id: 'zoe' }, { $set: { isActive: true, roles: ['editor'] } });

    expect(after).not.toContain('zoe');
    expect(await offered()).not.toContain('zoe');
    expect(passed).toMatchObject({ ok: false, error: { code: 'UNKNOWN_AGENT' } });
    expect((await gone.mustAsk('mentions', {})).mentions).toEqual([]);
    gone.close();
  });

  it('tell a person of a talk that is passed to them, of a whisper in it, and that it is taken, each once', async () => {
    const heard: HandedNotice[] = [];
    for (const agent of [here, there]) agent.socket.on('handed', (notice) => heard.push(notice));
    const note = { clientId: 'note-0006', text: '區公所已回電' };

    await here.mustAsk('transfer', { conversationId, agentId: 'tom', note });
    await here.mustAsk('whisper', { conversationId, clientId: 'whisper-1', text: '先問門牌' });
    await here.mustAsk('transfer', { conversationId, agentId: 'mei' });
    await poll('all three', () => heard.length >= 3);
    // Whatever would come a second time has come by then: the feed keeps its order.
    await here.mustAsk('transfer', { conversationId, agentId: 'tom' });
    await poll('the last', () => heard.length >= 4);

    const by = { id: 'mei', name: 'mei 專員' };
    const talk = { conversationId, by, name: expect.any(String) as string };
    expect(heard).toEqual([
      { kind: 'given', ...talk, note: note.text, atMs: expect.any(Number) as number },
      { kind: 'whisper', ...talk, note: '先問門牌', atMs: expect.any(Number) as number },
      { kind: 'taken', ...talk, atMs: expect.any(Number) as number },
      { kind: 'given', ...talk, atMs: expect.any(Number) as number },
    ]);
  });

  it('show a citizen whose talk it is, that the agent writes, and what; LINE is told once', async () => {
    const window = await WebVisitor.open(hub.url);
    const typed: unknown[] = [];
    window.socket.on('typing', (typing) => typed.push(typing));
    await window.person();
    const [{ conversationId: talk } = { conversationId: '' }] = await poll('the talk', async () => {
      const { rows } = await there.mustAsk('list', { tab: 'waiting' });
      const web = rows.filter(({ channelId }) => channelId === 'webchat');
      return web.length > 0 && web;
    });
    const ann = hub.line.user('ann');
    const signs = () =>
      hub.line.signs.taken.filter(({ kind, of }) => kind === 'loading' && of === ann.id).length;
    const earlier = signs();

    for (const each of [talk, conversationId]) {
      await there.mustAsk('claim', { conversationId: each });
      await there.mustAsk('open', { conversationId: each });
      await there.mustAsk('typing', { conversationId: each, isTyping: true });
    }
    await poll('the owner', () =>
      window.states.some(({ status, agentName }) => status === 'assigned' && agentName === 'tom 專員'),
    );
    await poll('the typing', () => typed.length > 0);
    await poll('the sign at LINE', () => signs() > earlier);
    await there.mustAsk('note', { conversationId: talk, clientId: 'note-0007', text: '只給同事' });
    await there.mustAsk('reply', {
      conversationId: talk,
      clientId: 'reply-0002',
      text: '您好，這裡是一九九九',
    });
    await window.hears('這裡是一九九九');
    await there.mustAsk('giveBack', { conversationId: talk });
    await poll('the end', () => window.states.at(-1)?.status === 'bot');

    expect(typed).toEqual([{ author: 'agent', isTyping: true }]);
    expect(signs()).toBe(earlier + 1);
    expect(window.texts).not.toContain('只給同事');
    window.close();
  });

  it('show a message that was left, whose it is and that it is closed', async () => {
    const citizen = hub.line.user('eve');
    const left = hub.talkOf(citizen);
    const open = async () => (await there.mustAsk('callbacks', {})).callbacks;
    const heard = new Promise<void>((resolve) =>
      there.socket.once('callbacksChanged', () => {
        resolve();
      }),
    );
    await hub.ask(citizen, citizen.text('請回電 謝謝'));
    await heard;
    const [message] = await poll('the message', async () => {
      const found = await open();
      return found.length > 0 && found;
    });

    there.rows.length = 0;
    await here.mustAsk('claim', { conversationId: left });
    await poll('whose it is', () =>
      there.rows.some(({ conversationId: id, assignee }) => id === left && assignee?.id === 'mei'),
    );
    const closed = new Promise<void>((resolve) =>
      there.socket.once('callbacksChanged', () => {
        resolve();
      }),
    );
    await here.mustAsk('finishCallback', { callbackId: message?.callbackId ?? '', outcome: 'phoned' });
    await closed;

    expect(message?.row.conversationId).toBe(left);
    expect(await open()).toEqual([]);
  });

  it('are told to read again where more has happened than the feed keeps', async () => {
    let isStale = false;
    there.socket.once('stale', () => (isStale = true));
    const many = Array.from({ length: 600 }, (_, n) => ({
      ...{ conversationId: `c_${n}`, isChanged: true },
      ...{ seqs: [], altered: [] },
    }));
    await createTalkNewsStore(hub.database.connection).put('a third hub', many);

    await poll('stale', () => isStale);
    expect(isStale).toBe(true);
  });
});
