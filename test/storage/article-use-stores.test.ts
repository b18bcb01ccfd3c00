// What the list of articles counts, on the real engine: answers given and when last, and misses as many as their list.

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import type { Why } from '../../src/conversations/transcript-store.js';
import { accountId, inboxId } from '../../src/domain/ids.js';
import { createArticleMisses } from '../../src/knowledge/articles/article-misses.js';
import { createArticleMissStore } from '../../src/storage/article-miss-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createDigestStore } from '../../src/storage/digest-store.js';
import { createSuggestionLog } from '../../src/storage/suggestion-log.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { createTurnStore } from '../../src/storage/turn-store.js';
import { testDatabase } from '../support/engine.js';

const NOW = Date.UTC(2026, 5, 1, 4);
const DAY = 86_400_000;
const database = testDatabase();
const account = accountId('line');
const talk = conversationIdOf(account, 'Uuse');
let made = 0;

const matchOf = (articleId: string) => ({ articleId, articleVersion: 1, score: 1, signals: [], hits: [] });

async function aTurn(decidedAtMs: number, why: Why, conversationId = talk): Promise<string> {
  made += 1;
  const id = inboxId(account, `use-${made}`);
  await createTurnStore(database().connection).storeOnce({
    ...{ id, conversationId, decidedAtMs, epoch: 0, why, author: 'bot', messages: [], patch: {} },
  });
  return id;
}

const person = { id: 'U', name: '' };
const activity = {
  ...{ type: 'message' as const, id: 'm', channelId: 'line', from: person, recipient: person },
  ...{ timestamp: new Date(NOW), channelData: {} },
  conversation: { id: 'U', isGroup: false, conversationType: 'user', name: '' },
} as const;

beforeAll(() => buildIndexes(database().connection));

describe('countAnswers', () => {
  it('counts what was answered, picked or exact by article, the last time with it, and nothing else', async () => {
    const { connection } = database();
    const rows: readonly (readonly [number, Why])[] = [
      [NOW - 3 * DAY, { rule: 'answer', matches: [matchOf('a'), matchOf('b')] }],
      [NOW - DAY, { rule: 'exact', matches: [matchOf('a')] }],
      [NOW - 2 * DAY, { rule: 'pick', matches: [matchOf('b')], picked: { articleId: 'b', offered: ['a', 'b'] } }],
      // Offered, not answered; before the stretch; at its end.
      [NOW - DAY, { rule: 'offer', matches: [matchOf('a')] }],
      [NOW - 9 * DAY, { rule: 'answer', matches: [matchOf('a')] }],
      [NOW, { rule: 'answer', matches: [matchOf('a')] }],
    ]; // prettier-ignore
    for (const [atMs, why] of rows) await aTurn(atMs, why);

    const counted = await createDigestStore(connection).countAnswers({ fromMs: NOW - 7 * DAY, untilMs: NOW });

    expect(new Map(counted.map(({ articleId, ...use }) => [articleId, use]))).toEqual(
      new Map([
        ['a', { count: 2, lastAtMs: NOW - DAY }],
        ['b', { count: 1, lastAtMs: NOW - 2 * DAY }],
      ]),
    );
  });
});

describe('misses', () => {
  it('are counted by article, as many as their list tells, with what had been asked and no personal data', async () => {
    const { connection } = database();
    const misses = createArticleMisses(createArticleMissStore(connection), () => NOW);
    await createConversationStore(connection).lease(
      { id: talk, accountId: account, channelId: 'line', key: 'Uuse', isGroup: false },
      { owner: 'me', nowMs: NOW, untilMs: NOW + 1 },
    );
    const [said] = await createTranscriptStore(connection).append(talk, [
      { sourceKey: 'line:asked', author: 'citizen', atMs: NOW - DAY - 3, text: '我的電話 0912345678 怎麼改', activity },
      { sourceKey: 'line:asked:0', author: 'bot', atMs: NOW - DAY - 3, text: '…', why: { rule: 'answer', matches: [matchOf('x')] } },
      { sourceKey: 'line:thanks', author: 'citizen', atMs: NOW - DAY - 2, text: '謝謝', activity },
    ]); // prettier-ignore
    await aTurn(NOW - DAY, { rule: 'unhelpful', missed: { how: 'unhelpful', articleIds: ['x'] } });
    await aTurn(NOW - 2 * DAY, {
      rule: 'none-of-these',
      missed: { how: 'passed-by', articleIds: ['x', 'y'] },
    });
    await aTurn(NOW - 40 * DAY, { rule: 'unhelpful', missed: { how: 'unhelpful', articleIds: ['x'] } });
    const dismissed = {
      ...{ conversationId: talk, agentId: 'amy', source: 'article' as const, how: 'suggestion' as const },
      ...{ atMs: NOW - DAY + 1, became: 'dismissed' as const, reason: 'outdated', forSeq: said?.seq ?? 0 },
    } as const;
    const log = createSuggestionLog(connection);
    await log.record({ ...dismissed, id: 'dismiss:1', itemId: 'x' });
    await log.record({ ...dismissed, id: 'dismiss:2', itemId: 'x', source: 'canned' });
    await log.record({ ...dismissed, id: 'reply:3', itemId: 'x', became: 'edited' });

    const [counts, list, other] = [await misses.count(), await misses.list('x'), await misses.list('y')];

    expect([counts.get('x'), counts.get('y'), counts.size]).toEqual([list.length, other.length, 2]);
    const question = expect.not.stringContaining('0912345678') as string;
    expect(list).toEqual([
      { kind: 'dismissed', atMs: NOW - DAY + 1, reason: 'outdated', question },
      { kind: 'unhelpful', atMs: NOW - DAY, question },
      { kind: 'passed-by', atMs: NOW - 2 * DAY },
    ]);
    expect(list[1]?.question).toMatch(/^我的電話/u);
  });

  it('show of what was asked again the words that the choices were shown for, whatever the bot then said', async () => {
    const { connection } = database();
    const misses = createArticleMisses(createArticleMissStore(connection), () => NOW);
    const conversation = conversationIdOf(account, 'Uagain');
    await createConversationStore(connection).lease(
      { id: conversation, accountId: account, channelId: 'line', key: 'Uagain', isGroup: false },
      { owner: 'me', nowMs: NOW, untilMs: NOW + 1 },
    );
    const missed = { how: 'asked-again', articleIds: ['z'] } as const;
    const turn = await aTurn(NOW - DAY, { rule: 'offer', missed }, conversation);
    const why = { rule: 'offer', matches: [matchOf('z')] };
    await createTranscriptStore(connection).append(conversation, [
      { sourceKey: 'line:first', author: 'citizen', atMs: NOW - DAY - 5, text: '怎麼停車', activity },
      { sourceKey: 'line:first:0', author: 'bot', atMs: NOW - DAY - 4, text: '…', why },
      { sourceKey: 'line:aside', author: 'citizen', atMs: NOW - DAY - 3, text: '我在看', activity },
      { sourceKey: turn, author: 'citizen', atMs: NOW - DAY - 2, text: '停車呢', activity },
      { sourceKey: `${turn}:0`, author: 'bot', atMs: NOW - DAY, text: '…', why },
    ]);

    expect(await misses.list('z')).toEqual([{ kind: 'asked-again', atMs: NOW - DAY, question: '怎麼停車' }]);
    expect((await misses.count()).get('z')).toBe(1);
  });
});
