// The desk's lists on the real store: what is set aside, what is filtered, what is counted, and the next part of a long list.

import { contactIdOf, conversationIdOf } from '../../src/conversations/conversation-address.js';
import { createFindTalks } from '../../src/desk/find-talks.js';
import { createPausing } from '../../src/desk/pause.js';
import { createRows } from '../../src/desk/rows.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { claim } from '../../src/domain/handoff.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import { isPaused } from '../../src/domain/pause.js';
import { createAnswerStore } from '../../src/storage/answer-store.js';
import { createServiceLevel } from '../../src/desk/service-level.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createContactStore } from '../../src/storage/contact-store.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createDeskStore } from '../../src/storage/desk-store.js';
import { createPauseStore } from '../../src/storage/pause-store.js';
import { createTagStore } from '../../src/storage/tag-store.js';
import { createTalkSearchStore } from '../../src/storage/talk-search-store.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { testDatabase } from '../support/engine.js';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const WANG = { id: 'wang', name: '王雅婷' };
const LIN = { id: 'lin', name: '林志明' };

describe('the lists of the desk', () => {
  const database = testDatabase();
  let nowMs = NOW;
  const clock = (): number => nowMs;

  function aDesk() {
    const { connection } = database();
    const conversations = createConversationStore(connection);
    const transcript = createTranscriptStore(connection);
    const lists = createDeskStore(connection);
    const answers = createAnswerStore(connection);
    const pausing = createPausing({ conversations, pauses: createPauseStore(connection), clock });
    return { conversations, transcript, lists, answers, pausing };
  }
  type ADesk = ReturnType<typeof aDesk>;

  async function aTalk(
    { conversations, transcript }: ADesk,
    key: string,
    owner = WANG,
  ): Promise<ConversationId> {
    const account = accountId('line');
    const id = conversationIdOf(account, key);
    const address = { id, accountId: account, channelId: 'line', key, isGroup: false };
    const leased = await conversations.lease(address, { owner: 'test', nowMs, untilMs: nowMs + 60_000 });
    if (leased === undefined) throw new Error('The lease is taken.');
    await transcript.append(id, [{ sourceKey: `${key}-1`, author: 'citizen', atMs: nowMs, text: '您好' }]);
    const step = claim(leased.conversation, owner, nowMs);
    if (step.kind !== 'moved') throw new Error(step.kind);
    await conversations.move(id, { fromEpoch: leased.conversation.epoch, next: step.next, movedBy: key });
    return id;
  }

  beforeEach(async () => {
    nowMs = NOW;
    const { connection } = database();
    await buildIndexes(connection);
    for (const name of ['conversations', 'transcript', 'first-answers'])
      await connection.collection(name).deleteMany({});
  });

  it('set a talk aside until its time, or until somebody says something, and the rule and the store agree', async () => {
    const desk = aDesk();
    const [timed, silent, spoken, moved] = [
      await aTalk(desk, 'timed'),
      await aTalk(desk, 'silent'),
      await aTalk(desk, 'spoken'),
      await aTalk(desk, 'moved'),
    ];
    nowMs += 1_000;
    await desk.pausing.pause(timed, WANG, nowMs + 60_000);
    for (const id of [silent, spoken, moved]) await desk.pausing.pause(id, WANG);
    nowMs += 1_000;
    await desk.transcript.append(spoken, [
      { sourceKey: 's-2', author: 'citizen', atMs: nowMs, text: '還在嗎' },
    ]);
    const before = await desk.conversations.find(moved);
    if (before === undefined) throw new Error('gone');
    const next = { ...before, epoch: before.epoch + 1, assignee: { ...LIN, sinceMs: nowMs } };
    await desk.conversations.move(moved, { fromEpoch: before.epoch, next, movedBy: 'to lin' });

    const listed = async (): Promise<readonly string[]> =>
      (await desk.lists.list({ tab: 'paused', nowMs }, 50)).map(({ id }) => id).sort();
    const judged = async (): Promise<readonly string[]> => {
      const talks = await Promise.all([timed, silent, spoken, moved].map(desk.conversations.find));
      return talks.flatMap((talk) => (talk !== undefined && isPaused(talk, nowMs) ? [talk.id] : [])).sort();
    };

    expect(await listed()).toEqual([timed, silent].sort());
    expect(await judged()).toEqual(await listed());
    nowMs += 60_000;
    expect(await listed()).toEqual([silent]);
    expect(await judged()).toEqual([silent]);
    await desk.pausing.wake(silent, WANG);
    expect(await listed()).toEqual([]);
    expect(await desk.lists.count({ tab: 'paused', nowMs })).toBe(0);
  });

  it('let nobody but the owner set a talk aside', async () => {
    const desk = aDesk();
    const id = await aTalk(desk, 'mine');

    expect(await desk.pausing.pause(id, LIN)).toMatchObject({ refusal: { code: 'not-owner' } });
  });

  it('give a long list in parts, each talk once, and count all of it', async () => {
    const desk = aDesk();
    for (let n = 0; n < 12; n += 1) {
      nowMs = NOW + Math.floor(n / 3);
      await aTalk(desk, `long-${n}`, n % 2 === 0 ? WANG : LIN);
    }
    const seen: string[] = [];
    let after: { lastAtMs: number; conversationId: string } | undefined;
    for (let part = 0; part < 6; part += 1) {
      const rows = await desk.lists.list({ tab: 'all' }, 5, after === undefined ? {} : { after });
      const last = rows.at(-1);
      if (last === undefined) break;
      seen.push(...rows.map(({ id }) => id));
      after = { lastAtMs: last.last?.atMs ?? 0, conversationId: last.id };
    }

    expect(new Set(seen).size).toBe(12);
    expect(seen).toHaveLength(12);
    expect(await desk.lists.count({ tab: 'all' })).toBe(12);
    expect(await desk.lists.count({ tab: 'all' }, { agentId: 'lin' })).toBe(6);
    expect(await desk.lists.count({ tab: 'all' }, { channelId: 'messenger' })).toBe(0);
    expect(await desk.lists.list({ tab: 'all' }, 50, { filter: { agentId: 'lin' } })).toHaveLength(6);
  });

  it('find a talk by all that a list shows of it, and by nothing that it covers', async () => {
    const desk = aDesk();
    const { connection } = database();
    const contacts = createContactStore(connection);
    const tags = createTagStore(connection);
    const rows = createRows({ contacts, conversations: desk.conversations });
    const find = createFindTalks({ talkSearch: createTalkSearchStore(connection), tags, rows });
    const known = async (key: string, name: string): Promise<ConversationId> => {
      const id = await aTalk(desk, key);
      nowMs += 1_000;
      await contacts.save({
        id: contactIdOf(accountId('line'), key),
        accountId: accountId('line'),
        profile: { name },
        askAgainAtMs: nowMs,
      });
      return id;
    };
    const [ming, mei, ann] = [
      await known('f-ming', '王小明'),
      await known('f-mei', '王曉美'),
      await known('f-ann', 'Ann Lee'),
    ];
    const stranger = await aTalk(desk, 'f-stranger');
    await desk.transcript.append(stranger, [
      { sourceKey: 'f-2', author: 'citizen', atMs: nowMs, text: '路燈 (A+B) 不亮' },
    ]);
    await tags.keep({ id: 'lamp', name: '路燈案', colour: 'teal', isRetired: false });
    await tags.put(ming, 'lamp', 10);
    const said = await rows.ofAll(await desk.lists.list({ tab: 'all' }, 1));
    const called = said[0]?.name ?? '';
    const found = async (query: string): Promise<readonly string[]> =>
      (await find(query)).map(({ conversationId }) => conversationId);

    expect(await found('王')).toEqual([mei, ming]);
    expect(await found('王○明')).toEqual([ming]);
    expect((await find('王○明'))[0]?.name).toBe('王○明');
    expect(await found('a○○ l○○')).toEqual([ann]);
    expect(await found('路燈')).toEqual([stranger, ming]);
    expect(await found('燈 不亮')).toEqual([stranger]);
    expect(await found('(a+b)')).toEqual([stranger]);
    expect(await found(called)).toEqual([stranger]);
    expect(await found(called.replace('民眾 ', ''))).toEqual([stranger]);
    // Letters that the list covers: whoever guesses a name does not hear that it is right.
    expect([await found('王小明'), await found('王大明')]).toEqual([[ming], [ming]]);
    for (const covered of ['小明', 'ann', 'lee', '○', '王小', '王小美美'])
      expect([covered, await found(covered)]).toEqual([covered, []]);
  });

  it('count the service level of the day: in time, late, and not answered yet', async () => {
    const desk = aDesk();
    const open: Conversation[] = [];
    const level = createServiceLevel({
      answers: desk.answers,
      listOpen: () => Promise.resolve(open),
      answerWithinMs: 60_000,
      isOpenAt: () => true,
      clock,
    });
    const talk = await desk.conversations.find(await aTalk(desk, 'first'));
    if (talk === undefined) throw new Error('gone');
    const waited = (key: string, queuedAtMs: number) => ({
      ...talk,
      id: conversationIdOf(accountId('line'), key),
      queuedAtMs,
    });
    const [quick, slow, yesterday, unanswered, fresh] = [
      waited('quick', NOW - 30_000),
      waited('slow', NOW - 90_000),
      waited('yesterday', NOW - 24 * 3_600_000),
      waited('unanswered', NOW - 61_000),
      waited('fresh', NOW - 1_000),
    ];
    for (const each of [quick, slow, yesterday]) await level.answered(each, WANG);
    nowMs += 3_600_000;
    await level.answered(quick, LIN);
    nowMs = NOW;
    open.push(slow, unanswered, fresh);

    expect(await level.read()).toEqual({ answerWithinMs: 60_000, answered: 2, inTime: 1, late: 1 });
  });
});
