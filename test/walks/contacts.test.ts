// Citizens by the names that LINE tells: asked beside the road, kept for a day, and never in the way of an answer.

import { createContactStore } from '../../src/storage/contact-store.js';
import { contactIdOf } from '../../src/conversations/conversation-address.js';
import { accountId } from '../../src/domain/ids.js';
import type { Contact } from '../../src/conversations/contact-store.js';
import type { Fault } from '../support/fake-line.js';
import type { LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const DAY_MS = 24 * 3_600_000;
const KNOWN = '身分證不見了怎麼辦';

describe('a citizen on LINE', () => {
  let hub: TestHub;
  let offsetMs = 0;
  beforeAll(async () => {
    hub = await TestHub.start({ clock: () => Date.now() + offsetMs });
  }, 120_000);
  afterEach(() => {
    offsetMs = 0;
    hub.line.profileTrouble = undefined;
  });
  afterAll(async () => {
    await hub.stop();
  });

  const contactOf = async (userId: string): Promise<Contact | undefined> => {
    const store = createContactStore(hub.database.connection);
    return (await store.find([contactIdOf(accountId('line'), userId)]))[0];
  };
  const asked = (talker: LineTalker): number =>
    hub.line.profileCalls.filter(({ path }) => path.includes(talker.source.userId ?? '')).length;
  const learned = (talker: LineTalker): Promise<Contact> =>
    poll('the contact', () => contactOf(talker.source.userId ?? ''));

  async function asking(name: string) {
    const citizen = hub.line.user(name);
    await hub.ask(citizen, citizen.text('轉真人'));
    const talk = { conversationId: hub.talkOf(citizen) };
    return { mei: await hub.agent('mei'), citizen, talk };
  }

  it('has their name, covered until it is asked for, and language at the desk, also on a screen that is open already', async () => {
    const mei = await hub.agent('mei');
    const ann = hub.line.user('王小明');
    await hub.ask(ann, ann.text('轉真人'));

    await poll('the row', () => mei.rows.some(({ name }) => name === '王○明'));
    const { rows } = await mei.mustAsk('list', { tab: 'waiting' });
    const opened = await mei.mustAsk('open', { conversationId: hub.talkOf(ann) });

    const revealed = await mei.mustAsk('reveal', { conversationId: hub.talkOf(ann) });

    const expected = { name: '王○明', language: 'zh-TW' };
    expect(rows.find(({ conversationId }) => conversationId === hub.talkOf(ann))).toMatchObject(expected);
    expect(opened.row).toMatchObject(expected);
    expect((await mei.mustAsk('claim', { conversationId: hub.talkOf(ann) })).row.name).toBe('王○明');
    expect(JSON.stringify([rows, opened])).not.toMatch(/王小明|pictureUrl/);
    expect(revealed.contact).toMatchObject({
      name: '王小明',
      pictureUrl: expect.stringContaining(ann.id) as string,
    });
    expect(hub.line.violations).toEqual([]);
  });

  it('is asked for once a day, and shown by the new name then', async () => {
    const ben = hub.line.user('ben');
    await hub.ask(ben, ben.text(KNOWN));
    await learned(ben);
    await hub.ask(ben, ben.text(KNOWN));
    await hub.restart();
    await hub.ask(ben, ben.text(KNOWN));
    const onFirstDay = asked(ben);

    hub.line.rename(ben, 'Benjamin');
    offsetMs = DAY_MS + 1;
    await hub.ask(ben, ben.text(KNOWN));
    await poll('the new name', async () => (await learned(ben)).profile?.name === 'Benjamin');

    expect([onFirstDay, asked(ben)]).toEqual([1, 2]);
  });

  it('keeps a made-up name where LINE tells nothing, and is not asked for again that day', async () => {
    const cat = hub.line.user('cat');
    hub.line.hide(cat);
    const said = [...(await hub.ask(cat, cat.text(KNOWN)))];
    await learned(cat);
    await hub.ask(cat, cat.text(KNOWN));

    const { row } = await (await hub.agent('mei')).mustAsk('open', { conversationId: hub.talkOf(cat) });

    expect(row.name).toMatch(/^民眾 [A-Z0-9]{4}$/);
    expect(said.at(-1)).toMatch(/^先掛失/);
    expect(asked(cat)).toBe(1);
  });

  it('keeps the name when they block us afterwards', async () => {
    const dan = hub.line.user('dan');
    await hub.ask(dan, dan.text(KNOWN));
    await learned(dan);
    hub.line.hide(dan);

    offsetMs = DAY_MS + 1;
    await hub.ask(dan, dan.text(KNOWN));
    await poll('the second question', () => asked(dan) === 2);
    await poll('the answer to it', async () => (await learned(dan)).askAgainAtMs > Date.now() + DAY_MS);

    expect((await learned(dan)).profile?.name).toBe('dan');
  });

  it.each<Fault>([
    { kind: 'hang' },
    { kind: 'drop' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 401 },
    { kind: 'status', status: 429 },
  ])('is answered all the same while LINE tells no names: %j', async (trouble) => {
    hub.line.profileTrouble = trouble;
    const eve = hub.line.user(`eve-${JSON.stringify(trouble)}`);

    const said = [...(await hub.ask(eve, eve.text(KNOWN))), ...(await hub.ask(eve, eve.text(KNOWN)))];

    await poll('the question', () => asked(eve) > 0);
    expect(said.filter((text) => text.startsWith('先掛失'))).toHaveLength(2);
    expect(asked(eve)).toBe(1);
    expect(await contactOf(eve.id)).toBeUndefined();
  });

  it('is asked for as a member in a group, and named beside their words', async () => {
    const fay = hub.line.groupMember('里民群組', 'fay');
    await hub.ask(fay, fay.mention(KNOWN));
    await learned(fay);

    const opened = await (await hub.agent('mei')).mustAsk('open', { conversationId: hub.talkOf(fay) });

    expect(hub.line.profileCalls.at(-1)?.path).toMatch(/^GET \/v2\/bot\/group\/C\w+\/member\/U\w+$/);
    expect(opened.row.name).toMatch(/^群組 /);
    expect(opened.entries[0]).toMatchObject({ author: 'citizen', speaker: 'fay' });
  });

  it('is not asked for where a group withholds who they are, nor when they leave', async () => {
    const nobody = hub.line.groupMember('另一個群組');
    const gus = hub.line.user('gus');
    const before = hub.line.profileCalls.length;

    await hub.ask(nobody, nobody.mention(KNOWN));
    await hub.deliver(gus.unfollow());
    await hub.settled();

    expect(hub.line.profileCalls).toHaveLength(before);
  });

  it('notes case numbers on a talk: in its line, found by them however they are written, on record', async () => {
    const { mei, talk } = await asking('cas');
    const noting = { ...talk, number: ' 府研話字第１１５００１２３４５號 ', isOn: true };

    const { row } = await mei.mustAsk('caseNumber', noting);
    const [again, other] = await Promise.all([
      mei.mustAsk('caseNumber', noting),
      mei.mustAsk('caseNumber', { ...talk, number: 'ab-7', isOn: true }),
    ]);
    await poll('the line to come with both', () => mei.rows.some(({ cases }) => cases?.length === 2));
    const found = await mei.mustAsk('list', { tab: 'all', filter: { caseNumber: 'Ab-7' } });
    const none = await mei.mustAsk('list', { tab: 'all', filter: { caseNumber: 'AB-8' }, isCountOnly: true });
    const wrong = await mei.ask('caseNumber', { ...talk, number: '忘了幾號', isOn: true });
    const off = await mei.mustAsk('caseNumber', { ...talk, number: 'AB-7', isOn: false });
    const kept = await hub.database.connection
      .collection('audit')
      .find({ 'target.id': talk.conversationId, action: { $in: ['case-noted', 'case-taken-off'] } })
      .toArray();

    expect(row.cases).toMatchObject([{ number: '府研話字第1150012345號', byName: 'mei 專員' }]);
    expect([again.row.cases?.length, other.row.cases?.length]).toContain(2);
    expect(found.rows.map(({ conversationId }) => conversationId)).toEqual([talk.conversationId]);
    expect(none.total).toBe(0);
    expect(wrong).toMatchObject({ error: { code: 'NO_CASE_NUMBER' } });
    expect(off.row.cases?.map(({ number }) => number)).toEqual(['府研話字第1150012345號']);
    expect(kept.map(({ details }) => (details as { number: string }).number).sort()).toEqual([
      ...['AB-7', 'AB-7', '府研話字第1150012345號'],
    ]);
  });

  it('covers where a talk is about, noted or sent, and tells what stands on record of consent', async () => {
    const { mei, citizen, talk } = await asking('loc');
    const where = { latitude: 24.15, longitude: 120.67, address: '幸福路一段 100 號' };
    await hub.ask(citizen, citizen.location(where));

    const { row } = await mei.mustAsk('place', { ...talk, address: '平安街 7 號 3 樓之 12' });
    const { contact: covered } = await mei.mustAsk('workplace', talk);
    const { contact: shown } = await mei.mustAsk('reveal', talk);
    const forgotten = await mei.mustAsk('place', { ...talk, address: '' });
    const kept = await hub.database.connection
      .collection('audit')
      .find({ 'target.id': talk.conversationId, action: { $in: ['place-noted', 'place-forgotten'] } })
      .toArray();

    expect(row.placedAtMs).toBeGreaterThan(0);
    expect(JSON.stringify(row)).not.toContain('平安街');
    expect(JSON.stringify(covered)).not.toMatch(/平安街 7|幸福路一段|24\.15/);
    expect(covered.places).toMatchObject([
      { from: 'desk', byName: 'mei 專員', address: '平安****12' },
      { from: 'citizen', address: '幸福**** 號' },
    ]);
    expect(shown.places).toMatchObject([
      { address: '平安街 7 號 3 樓之 12' },
      { address: where.address, point: { latitude: 24.15, longitude: 120.67 } },
    ]);
    expect(shown.consent).toEqual({ kind: 'platform' });
    expect(forgotten.row.placedAtMs).toBeUndefined();
    expect(kept.map(({ action }) => action as string).sort()).toEqual(['place-forgotten', 'place-noted']);
    expect(JSON.stringify(kept)).not.toContain('平安街');
  });
});
