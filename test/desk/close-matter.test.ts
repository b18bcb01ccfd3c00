// What closing a talk does depends on the account it came in by, and a department's own account is none of the channel's first.

import type { ChannelAdapter } from '../../src/channels/channel-adapter.js';
import { createRegistry } from '../../src/channels/registry.js';
import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { createAssignment } from '../../src/desk/assignment.js';
import { createAskSurveys } from '../../src/desk/ask-surveys.js';
import { createCloseMatter, matterIdOf } from '../../src/desk/close-matter.js';
import type { Matter, SurveyState } from '../../src/desk/matter-store.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { accountId, conversationId } from '../../src/domain/ids.js';
import { createWriteMatters } from '../../src/desk/write-matters.js';
import { createAgentStore } from '../../src/storage/agent-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createClosingStore } from '../../src/storage/closing-store.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createMatterStore } from '../../src/storage/matter-store.js';
import { testDatabase } from '../support/engine.js';
import { poll } from '../support/poll.js';

const adapter = (channelId: string, account: string, isPaid: boolean): ChannelAdapter => ({
  channelId,
  accountId: accountId(account),
  replyTokenFreshMs: 0,
  hasRetryKeys: true,
  receive: () => ({ kind: 'events', events: [] }),
  render: () => [],
  send: () => Promise.reject(new Error('not sent here')),
  ...(isPaid ? { readQuota: () => Promise.resolve(undefined) } : {}),
});
const registry = createRegistry([
  adapter('line', 'line', true),
  adapter('line', 'line-tax', true),
  adapter('messenger', 'messenger', false),
  adapter('messenger', 'page-tax', false),
]);
const closed = (channelId: string, account: string): Conversation => ({
  id: conversationId('talk'),
  accountId: accountId(account),
  channelId,
  key: 'citizen',
  isGroup: false,
  status: 'resolved',
  epoch: 4,
  createdAtMs: 0,
  missesInRow: 0,
  pace: { minuteStartMs: 0, count: 0 },
});

describe('closing a talk of any account', () => {
  it.each([
    ['line', 'line', 1, 'asked'],
    ['line', 'line-tax', 1, 'asked'],
    ['messenger', 'messenger', 0, 'due'],
    ['messenger', 'page-tax', 0, 'due'],
  ])(
    'on %s, %s: %i question with the closing words, the survey is %s',
    async (channel, account, words, survey) => {
      const opened: Matter[] = [];
      const matters = { open: (matter: Matter) => Promise.resolve(void opened.push(matter)) };
      const closings = { forget: () => Promise.resolve() };
      const closing = createCloseMatter({
        matters,
        closings,
        registry,
        isOpenAt: () => true,
        clock: () => 1,
      });
      const resolved = closed(channel, account);
      const end = closing.closingOf({
        before: resolved,
        epoch: resolved.epoch,
        by: { id: 'mei', name: '梅' },
      });

      await closing.writeDown({ ...resolved, closing: end });

      expect(closing.closingWords(resolved)).toHaveLength(words);
      expect(opened.map((matter) => matter.survey)).toEqual([survey]);
    },
  );

  it.each(['messenger', 'page-tax'])('asks the question that is due on %s', async (account) => {
    const conversation = closed('messenger', account);
    const matter: Matter = {
      ...{ id: matterIdOf(conversation), conversationId: conversation.id, accountId: accountId(account) },
      ...{ channelId: 'messenger', closedAtMs: 0, servedMs: 0, by: { id: 'mei', name: '梅' } },
      ...{ survey: 'due', surveyDueAtMs: 0, isOpen: true },
    };
    const settled: SurveyState[] = [];
    const asking = createAskSurveys({
      matters: {
        listDue: () => Promise.resolve(settled.length === 0 ? [matter] : []),
        settle: (_, state) => Promise.resolve(void settled.push(state)),
      },
      conversations: { find: () => Promise.resolve(conversation) },
      registry,
      outbox: { enqueue: () => Promise.resolve(1) },
      clock: () => 60_000,
      onError: (error) => {
        throw error;
      },
    });

    asking.start();
    await poll('the answer', () => settled.length > 0);
    await asking.stop();

    expect(settled).toEqual(['asked']);
  });
});

describe('a hub that falls between the end of a talk and its matter', () => {
  const database = testDatabase();
  const mei = { id: 'mei', name: '梅' };
  let nowMs = Date.parse('2026-11-22T02:00:00Z');
  const clock = (): number => nowMs;

  function parts() {
    const { connection } = database();
    const stores = {
      conversations: createConversationStore(connection),
      closings: createClosingStore(connection),
      matters: createMatterStore(connection),
      agents: createAgentStore(connection),
    };
    const closing = createCloseMatter({ ...stores, registry, isOpenAt: () => true, clock });
    const outbox = { enqueue: () => Promise.resolve(1) };
    return { ...stores, closing, assignment: createAssignment({ ...stores, ...closing, outbox, clock }) };
  }

  it('writes the matter down after it has come back, whoever has the talk then, and only once', async () => {
    await buildIndexes(database().connection);
    const { conversations, assignment, ...before } = parts();
    const account = accountId('messenger');
    const id = conversationIdOf(account, 'citizen');
    const address = { id, accountId: account, channelId: 'messenger', key: 'citizen', isGroup: false };
    await conversations.lease(address, { owner: 'test', nowMs, untilMs: nowMs });
    await assignment.claim(id, mei);
    nowMs += 90_000;
    const by = { agent: mei, mayRelieve: false, wrapUp: { category: '垃圾清運', isSolved: true } };
    const ended = await assignment.release(id, 'resolve', by);
    if (ended.kind !== 'done') throw new Error('not closed');
    expect(await before.matters.latest(id)).toBeUndefined();
    // The citizen is back before the hub is.
    await assignment.claim(id, { id: 'lin', name: '林' });
    nowMs += 60_000;
    const { closings, closing, matters } = parts();
    const onError = (error: unknown): void => {
      throw error;
    };
    const sweep = createWriteMatters({ closings, closing, clock, onError });

    sweep.start();
    await poll('the matter', async () => (await closings.list(nowMs, 9)).length === 0);
    await sweep.stop();

    expect(await matters.latest(id)).toMatchObject({
      ...{ id: matterIdOf(ended.value), by: mei, servedMs: 90_000, survey: 'due' },
      wrapUp: { category: '垃圾清運', isSolved: true },
    });
    expect(await matters.recentServedMs({ sinceMs: 0, limit: 9 })).toHaveLength(1);
  });
});
