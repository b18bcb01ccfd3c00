// "Send test": a member of staff wants to see that an account can send. The message goes the way of all others, through the outbox,
// and stands in the talk like any other word of the hub.

import { randomUUID } from 'node:crypto';

import type { ChannelRegistry } from '../channels/registry.js';
import { conversationIdOf } from '../conversations/conversation-address.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import { conversationId, outboxId, type AccountId, type OutboxId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import type { Outbox } from '../outbox/outbox.js';

/** Longer than finding or beginning a talk takes. Unit: ms. */
const LEASE_MS = 5_000;

/** The record of who had a test sent to whom: kept before it happens. Throws StoreUnavailableError. */
export interface TestLog {
  readonly record: (test: {
    readonly agent: Agent;
    readonly conversationId: Conversation['id'];
    readonly accountId: AccountId;
  }) => Promise<void>;
}

export interface SendTestParts {
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly conversations: Pick<ConversationStore, 'find' | 'lease' | 'release'>;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly tests: TestLog;
  readonly cityName: string;
  readonly clock: Clock;
}

export type TestOutcome =
  | { readonly kind: 'on-its-way'; readonly deliveryId: OutboxId }
  /** No such account, or nobody can be written to on its channel. */
  | { readonly kind: 'unknown-account' }
  /** Neither a talk of this account nor an address of its platform. */
  | { readonly kind: 'unknown-contact' };

export type SendTest = (wish: {
  readonly accountId: string;
  /** The id of a talk with one person, or the platform's address of a person. */
  readonly to: string;
  readonly agent: Agent;
}) => Promise<TestOutcome>;

export function createSendTest(parts: SendTestParts): SendTest {
  const { registry, outbox, tests, clock, cityName } = parts;
  return async ({ accountId, to, agent }) => {
    const adapter = registry.all.find((each) => each.accountId === accountId);
    if (adapter?.personAddress === undefined) return { kind: 'unknown-account' };
    const conversation = adapter.personAddress.test(to)
      ? await findOrBegin(parts, { accountId: adapter.accountId, channelId: adapter.channelId, key: to })
      : await findTalk(parts, adapter.accountId, to);
    if (conversation === undefined) return { kind: 'unknown-contact' };
    await tests.record({ agent, conversationId: conversation.id, accountId: adapter.accountId });
    const sourceId = `test:${randomUUID()}`;
    await outbox.enqueue({
      sourceId,
      conversation,
      author: 'system',
      epoch: conversation.epoch,
      messages: [{ type: 'message', text: testWords(cityName) }],
      // It shows that a push arrives; a free reply would show less, and the citizen's next answer may need it.
      sparesToken: true,
      atMs: clock(),
    });
    return { kind: 'on-its-way', deliveryId: outboxId(sourceId, 0) };
  };
}

const testWords = (city: string): string =>
  `這是${city} 1999 的測試訊息，用來確認訊息送得到，不需要回覆。\nThis is a test message of ${city} 1999. No answer is needed.`;

async function findTalk(
  { conversations }: SendTestParts,
  accountId: AccountId,
  id: string,
): Promise<Conversation | undefined> {
  const found = await conversations.find(conversationId(id));
  return found?.accountId === accountId && !found.isGroup ? found : undefined;
}

/** Who follows the account and has never written has no talk yet. */
async function findOrBegin(
  { conversations, clock }: SendTestParts,
  { accountId, channelId, key }: Pick<Conversation, 'accountId' | 'channelId' | 'key'>,
): Promise<Conversation | undefined> {
  const id = conversationIdOf(accountId, key);
  const known = await conversations.find(id);
  if (known !== undefined) return known;
  const nowMs = clock();
  const claim = { owner: randomUUID(), nowMs, untilMs: nowMs + LEASE_MS };
  const leased = await conversations.lease({ id, accountId, channelId, key, isGroup: false }, claim);
  if (leased === undefined) return conversations.find(id);
  await conversations.release(id, leased.lease);
  return leased.conversation;
}
