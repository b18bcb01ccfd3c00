// An agent's workplace: a reply that rests a moment and can be taken back, drafts that follow them to another screen, the card of
// a hand-over, what they have not read, and personal facts that are covered until asked for.

import { randomUUID } from 'node:crypto';

import { createCannedStore } from '../../src/storage/canned-store.js';
import type { LineTalker } from '../support/line-events.js';
import type { DeskAgent } from '../support/desk-agent.js';
import { TAX_REPLIES, TAX_TEAM, type StoredRow } from '../support/desk-team.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const HOLD_MS = 1_000;

describe("an agent's workplace", () => {
  let hub: TestHub;
  let mei: DeskAgent;
  beforeAll(async () => {
    hub = await TestHub.start();
    mei = await hub.agent('mei');
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  async function claimed(name: string): Promise<{ citizen: LineTalker; talk: { conversationId: string } }> {
    const citizen = hub.line.user(name);
    await hub.ask(citizen, citizen.text('轉真人'));
    const talk = { conversationId: hub.talkOf(citizen) };
    await mei.mustAsk('claim', talk);
    await hub.settled();
    return { citizen, talk };
  }
  const written = (text: string) => ({ clientId: randomUUID(), text });
  const heard = (citizen: LineTalker, text: string): number =>
    hub.line.textsTo(citizen.id).filter((each) => each === text).length;

  it('holds a reply for a moment, then sends it once, however often it is handed in', async () => {
    const { citizen, talk } = await claimed('ann');
    const reply = { ...talk, ...written('馬上為您查'), holdMs: HOLD_MS };

    const first = await mei.mustAsk('hold', reply);
    const again = await mei.mustAsk('hold', reply);
    const before = (await hub.transcriptOf(citizen)).filter(({ author }) => author === 'agent');
    await poll('the reply to leave', () => heard(citizen, '馬上為您查') > 0);
    await hub.settled();
    const after = await mei.mustAsk('hold', reply);

    expect(first.dueAtMs).toBeGreaterThan(0);
    expect(again).toEqual(first);
    expect(before).toEqual([]);
    expect(after.seq).toBeGreaterThan(0);
    expect(heard(citizen, '馬上為您查')).toBe(1);
    expect(await mei.ask('withdraw', reply2(reply))).toMatchObject({ error: { code: 'ALREADY_SENT' } });
  });

  it('keeps the keys and alerts of a person, and tells their other screens', async () => {
    const here = await hub.agent('noa');
    const there = await hub.agent('noa');
    const told: object[] = [];
    there.socket.on('settingsKept', (kept) => told.push(kept));
    const keys = { claim: 'Alt+KeyX' };
    const alerts = { volume: 30, quietFrom: 22, quietTo: 7, isOnScreen: true };

    const before = await here.mustAsk('settings', {});
    await here.mustAsk('keepSettings', { keys });
    await here.mustAsk('keepSettings', { alerts });
    const bad = await here.ask('keepSettings', { alerts: { ...alerts, volume: 101 } });
    await poll('the other screen to hear', () => told.length === 2);

    expect(before.settings).toEqual({});
    expect((await there.mustAsk('settings', {})).settings).toEqual({ keys, alerts });
    expect((await mei.mustAsk('settings', {})).settings).toEqual({});
    expect(told).toEqual([{ keys }, { alerts }]);
    expect(bad).toMatchObject({ error: { code: 'BAD_REQUEST' } });
  });

  it("finds the desk's own canned replies for members of their team, and counts what was sent of them", async () => {
    const ola = await hub.agent('ola');
    const { citizen, talk } = await claimed('kit');
    const { connection } = hub.database;
    await connection.collection<StoredRow>('teams').insertOne(TAX_TEAM);
    await connection.collection<StoredRow>('canned_replies').insertMany([...TAX_REPLIES]);
    const found = async (agent: DeskAgent): Promise<readonly string[]> =>
      (await agent.mustAsk('search', { query: 'qzqz' })).found
        .filter(({ source }) => source === 'canned')
        .map(({ id }) => id);
    await poll('the reply to be known', async () => (await found(mei)).includes('own'));

    const { found: shown } = await mei.mustAsk('search', { query: 'qzqzteam' });
    const text = shown[0]?.text ?? '';
    const from = { articleId: 'own', how: 'search' as const, source: 'canned' as const };
    await mei.mustAsk('reply', { ...talk, ...written(text), from });
    const uses = createCannedStore(connection);
    await poll('the use to be counted', async () => (await uses.countUses(0)).has('own'));
    const counted = [...(await uses.countUses(Date.now() + 60_000))];

    expect(await found(mei)).toEqual(['own']);
    expect(await found(ola)).toEqual([]);
    expect(text).toBe('mei 專員：可以分期。');
    expect(heard(citizen, text)).toBeLessThanOrEqual(1);
    // Put in and not sent is no use; what was sent before the moment is not of this week.
    expect(counted).toEqual([['own', expect.objectContaining({ all: 1, since: 0 })]]);
    for (const name of ['teams', 'suggestionUses']) await connection.collection(name).deleteMany({});
  });

  it('takes it back: nothing of it stands anywhere, and handing it in again sends nothing', async () => {
    const { citizen, talk } = await claimed('ben');
    const reply = { ...talk, ...written('寫錯了'), holdMs: 30_000 };
    await mei.mustAsk('hold', reply);
    expect((await mei.mustAsk('workplace', talk)).held).toMatchObject([{ text: '寫錯了' }]);

    await mei.mustAsk('withdraw', reply2(reply));

    expect(await mei.mustAsk('hold', reply)).toEqual({ ok: true, isWithdrawn: true });
    expect((await mei.mustAsk('workplace', talk)).held).toEqual([]);
    expect(heard(citizen, '寫錯了')).toBe(0);
    expect((await hub.transcriptOf(citizen)).map(({ text }) => text)).not.toContain('寫錯了');
  });

  it('sends what is held before the talk is let go, and says when it could not', async () => {
    const { citizen, talk } = await claimed('cy');
    await mei.mustAsk('hold', { ...talk, ...written('最後一句'), holdMs: 30_000 });

    await mei.mustAsk('resolve', talk);
    await hub.settled();

    const order = hub.line.textsTo(citizen.id);
    expect(order.indexOf('最後一句')).toBeGreaterThan(0);
    expect(order.indexOf('最後一句')).toBeLessThan(order.length - 1);
    expect(await mei.ask('hold', { ...talk, ...written('太晚了'), holdMs: HOLD_MS })).toMatchObject({
      error: { code: 'NOT_ASSIGNED' },
    });
  });

  it('tells its author that a supervisor has taken the talk meanwhile', async () => {
    const { citizen, talk } = await claimed('dan');
    const boss = await hub.agent('boss', ['supervisor', 'agent']);
    const reply = { ...talk, ...written('還在我手上'), holdMs: 30_000 };
    await mei.mustAsk('hold', reply);
    await boss.mustAsk('transfer', { ...talk, agentId: 'boss' });
    await hub.database.connection
      .collection('heldReplies')
      .updateOne({ text: '還在我手上' }, { $set: { dueAt: new Date(0) } });

    await poll('the hub to try', async () => !(await mei.ask('hold', reply)).ok);

    expect(await mei.ask('hold', reply)).toMatchObject({ error: { code: 'NOT_OWNER' } });
    expect(heard(citizen, '還在我手上')).toBe(0);
  });

  it('keeps a draft for the same agent on another screen, and only for them', async () => {
    const { talk } = await claimed('eve');
    const second = await hub.agent('mei');
    const drafted = new Promise((resolve) => second.socket.once('drafted', resolve));

    await mei.mustAsk('keepDraft', { ...talk, mode: 'reply', text: '寫到一半' });

    expect(await drafted).toMatchObject({ ...talk, mode: 'reply', text: '寫到一半' });
    expect((await second.mustAsk('workplace', talk)).drafts).toMatchObject([
      { mode: 'reply', text: '寫到一半' },
    ]);
    const tom = await hub.agent('tom');
    expect((await tom.mustAsk('workplace', talk)).drafts).toEqual([]);
    await mei.mustAsk('keepDraft', { ...talk, mode: 'reply', text: '' });
    expect((await second.mustAsk('workplace', talk)).drafts).toEqual([]);
  });

  it('says on the card what the citizen wants, what the bot tried and what was told', async () => {
    const fay = hub.line.user('fay');
    await hub.ask(fay, fay.text('身分證不見了怎麼辦'));
    await hub.ask(fay, fay.text('我人在國外，護照也一起掉了'));
    await hub.ask(fay, fay.text('轉真人'));
    const talk = { conversationId: hub.talkOf(fay) };

    const { card } = await mei.mustAsk('handoff', talk);

    expect(card.question?.text).toBe('我人在國外，護照也一起掉了');
    expect(card.told.map(({ text }) => text)).toEqual(['身分證不見了怎麼辦']);
    expect(card.tried[0]).toMatchObject({ how: 'answered' });
    expect(card.earlier).toEqual([]);
  });

  it('counts what an agent has not read, each for themselves, and forgets it everywhere once read', async () => {
    const { citizen, talk } = await claimed('gus');
    const { entries } = await mei.mustAsk('open', talk);
    const seq = entries.at(-1)?.seq ?? 0;
    const second = await hub.agent('mei');
    await mei.mustAsk('markRead', { ...talk, seq });
    await hub.deliver(citizen.text('還在嗎'), citizen.text('哈囉'));
    await hub.settled();
    const unread = async (agent: DeskAgent): Promise<unknown> =>
      (await agent.mustAsk('unread', { conversationIds: [talk.conversationId] })).counts;
    expect(await unread(mei)).toEqual({ [talk.conversationId]: 2 });
    const read = new Promise((resolve) => second.socket.once('read', resolve));

    await mei.mustAsk('markRead', { ...talk, seq: seq + 100 });
    await mei.mustAsk('markRead', { ...talk, seq });

    expect(await read).toMatchObject(talk);
    expect(await unread(second)).toEqual({});
    const tom = await hub.agent('tom');
    expect(await unread(tom)).toEqual({ [talk.conversationId]: 3 });
  });

  it('covers personal facts until they are asked for, and puts that on record', async () => {
    const { citizen, talk } = await claimed('hal');
    await hub.ask(citizen, citizen.text('我的手機 0912-345-678'));

    const { contact: covered } = await mei.mustAsk('workplace', talk);
    const { contact: shown } = await mei.mustAsk('reveal', talk);

    expect(JSON.stringify(covered)).not.toContain('0912-345-678');
    expect(JSON.stringify(covered)).not.toContain(citizen.id);
    expect(shown).toMatchObject({ address: citizen.id, written: [{ kind: 'phone', text: '0912-345-678' }] });
    const audit = hub.database.connection.collection('audit');
    expect(await audit.countDocuments({ action: 'personal-data-shown', 'actor.id': 'mei' })).toBe(1);
  });

  it('writes down what became of suggestions, articles and canned replies alike', async () => {
    const { citizen, talk } = await claimed('ida');
    await hub.ask(citizen, citizen.text('身分證不見了怎麼辦'));
    const { suggestions, forSeq = 0 } = await mei.mustAsk('suggest', talk);
    const [first] = suggestions;
    if (first === undefined) throw new Error('nothing is suggested');
    const from = { articleId: first.id, how: 'suggestion' as const, forSeq, source: first.source };

    await mei.mustAsk('reply', { ...talk, ...written(`${first.text}祝順心`), from });
    await mei.mustAsk('dismiss', { ...talk, articleId: 'please-wait', source: 'canned', forSeq, reason: 'wording' }); // prettier-ignore

    const uses = hub.database.connection.collection('suggestionUses');
    const became = (name: string) => uses.findOne({ became: name });
    await poll('both to be on record', async () => (await uses.countDocuments()) === 2);
    expect(await became('edited')).toMatchObject({ itemId: first.id, editDistance: 3 });
    expect(await became('dismissed')).toMatchObject({ itemId: 'please-wait', reason: 'wording' });
  });

  it('finds a canned reply by the initials of its title in Zhuyin, and by their keys', async () => {
    const titles = async (query: string): Promise<string[]> =>
      (await mei.mustAsk('search', { query })).found.map(({ id }) => id);

    expect(await titles('ㄑㄕㄏ')).toContain('please-wait');
    expect(await titles('fgc')).toContain('please-wait');
    expect(await titles('hold')).not.toContain('no-such-reply');
  });

  it('puts tags on a talk from a list that supervisors keep: in its line, in the lists, on record', async () => {
    const { talk } = await claimed('tia');
    const chief = await hub.agent('chief', ['supervisor']);
    const told: unknown[] = [];
    mei.socket.on('tagsChanged', (event) => told.push(event));
    const wish = { name: '颱風災情', colour: 'red' as const, isRetired: false };
    const { tag } = await chief.mustAsk('keepTag', wish);
    const tagged = { ...talk, tagId: tag.id, isOn: true };

    const byAgent = await mei.ask('keepTag', { ...wish, name: '別的' });
    const twice = await chief.ask('keepTag', { ...wish, name: ' 颱風災情 ' });
    const { row } = await mei.mustAsk('tag', tagged);
    const again = await mei.mustAsk('tag', tagged);
    await poll('the line to come with it', () => mei.rows.some(({ tags }) => tags?.includes(tag.id)));
    const found = await mei.mustAsk('list', { tab: 'all', filter: { tagId: tag.id } });
    const counted = await mei.mustAsk('list', { tab: 'mine', filter: { tagId: 'none' }, isCountOnly: true });
    await chief.mustAsk('keepTag', { ...wish, tagId: tag.id, isRetired: true });
    const other = await claimed('tom');
    const retired = await mei.ask('tag', { ...other.talk, tagId: tag.id, isOn: true });
    const off = await mei.mustAsk('tag', { ...tagged, isOn: false });
    const kept = await hub.database.connection
      .collection('audit')
      .find({ action: { $in: ['talk-tagged', 'talk-untagged', 'tag-kept'] } })
      .toArray();

    expect([byAgent, twice]).toMatchObject([
      { error: { code: 'NOT_SUPERVISOR' } },
      { error: { code: 'TAG_NAME_TAKEN' } },
    ]);
    expect([row.tags, again.row.tags]).toEqual([[tag.id], [tag.id]]);
    expect(found.rows.map(({ conversationId }) => conversationId)).toEqual([talk.conversationId]);
    expect(counted.total).toBe(0);
    expect(told.length).toBeGreaterThan(0);
    expect(retired).toMatchObject({ error: { code: 'UNKNOWN_TAG' } });
    expect(off.row.tags).toBeUndefined();
    expect(kept.map(({ action }) => action as string).sort()).toEqual([
      ...['tag-kept', 'tag-kept', 'talk-tagged', 'talk-untagged'],
    ]);
  });

  it('puts at most ten tags on a talk, also where they come at once', async () => {
    const { talk } = await claimed('ten');
    const chief = await hub.agent('chief2', ['supervisor']);
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1)
      ids.push(
        (await chief.mustAsk('keepTag', { name: `標籤 ${n}`, colour: 'blue', isRetired: false })).tag.id,
      );

    const outcomes = await Promise.all(ids.map((tagId) => mei.ask('tag', { ...talk, tagId, isOn: true })));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
    expect((await mei.mustAsk('open', talk)).row.tags).toHaveLength(10);
  });

  it('keeps what one shift leaves for the next until somebody ticks it off', async () => {
    const lin = await hub.agent('lin');
    const told: unknown[] = [];
    lin.socket.on('shiftNotesChanged', (event) => told.push(event));
    const [first, second] = [randomUUID(), randomUUID()];
    await mei.mustAsk('writeShiftNote', { noteId: first, text: '里長下午會再來電' });
    await mei.mustAsk('writeShiftNote', { noteId: first, text: '同一則，又送了一次' });
    await lin.mustAsk('writeShiftNote', { noteId: second, text: '停水公告十點撤下' });
    const before = (await lin.mustAsk('shiftNotes', {})).notes;

    await lin.mustAsk('tickShiftNote', { noteId: first, isDone: true });
    await mei.mustAsk('tickShiftNote', { noteId: first, isDone: true });
    const ticked = (await mei.mustAsk('shiftNotes', {})).notes;
    await mei.mustAsk('tickShiftNote', { noteId: second, isDone: true });
    await mei.mustAsk('tickShiftNote', { noteId: second, isDone: false });
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await hub.database.connection
      .collection('shift_notes')
      .updateMany({ done: { $exists: true } }, { $set: { 'done.at': dayAgo } });
    const later = (await mei.mustAsk('shiftNotes', {})).notes;

    expect(before.map(({ text, author }) => [text, author.id])).toEqual([
      ['里長下午會再來電', 'mei'],
      ['停水公告十點撤下', 'lin'],
    ]);
    expect(ticked.map(({ done }) => done?.by.id)).toEqual(['lin', undefined]);
    expect(later.map(({ id }) => id)).toEqual([second]);
    expect(told.length).toBeGreaterThan(0);
  });
});

/** Which reply, without its words. */
const reply2 = ({ conversationId, clientId }: { conversationId: string; clientId: string }) => ({
  conversationId,
  clientId,
});
