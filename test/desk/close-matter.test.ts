// What closing a talk does depends on the account it came in by, and a department's own account is none of the channel's first.

import type { ChannelAdapter } from '../../src/channels/channel-adapter.js';
import { createRegistry } from '../../src/channels/registry.js';
import { createAskSurveys } from '../../src/desk/ask-surveys.js';
import { createCloseMatter, matterIdOf } from '../../src/desk/close-matter.js';
import type { Matter, SurveyState } from '../../src/desk/matter-store.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { accountId, conversationId } from '../../src/domain/ids.js';
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
      const closing = createCloseMatter({ matters, registry, isOpenAt: () => true });
      const resolved = closed(channel, account);

      await closing.writeDown({ before: resolved, resolved, by: { id: 'mei', name: '梅' }, nowMs: 1 });

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
