// The lanes on real stores: what is counted against a row, and what a sweep finds.

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { StoreUnavailableError } from '../../src/domain/errors.js';
import { accountId, inboxId } from '../../src/domain/ids.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createInboxStore } from '../../src/storage/inbox-store.js';
import { createLanes, isSweepDue, type Lanes } from '../../src/turns/lanes.js';
import type { RunTurn } from '../../src/turns/run-turn.js';
import type { NewInboxRow } from '../../src/turns/turn-stores.js';
import { parseWebhook } from '../../src/channels/line/line-parse.js';
import { killIdleConnections } from '../support/dying-connections.js';
import { testDatabase } from '../support/engine.js';
import { lineUser } from '../support/line-events.js';
import { poll } from '../support/poll.js';

const LINE = accountId('line');
const ignore = (): void => undefined;

describe('the lanes', () => {
  const database = testDatabase();
  const started: Lanes[] = [];
  beforeAll(() => {
    createInboxStore(database().connection);
    return buildIndexes(database().connection);
  });
  afterEach(() => Promise.all(started.splice(0).map((lanes) => lanes.stop())));

  function start(runTurn: RunTurn): Lanes {
    const { connection } = database();
    const lanes = createLanes({
      inbox: createInboxStore(connection),
      conversations: createConversationStore(connection),
      runTurn,
      owner: crypto.randomUUID(),
      clock: Date.now,
      events: { turnFailed: ignore, jobFailed: ignore },
    });
    started.push(lanes);
    lanes.start();
    return lanes;
  }

  /** So many messages of one person that arrived a minute ago. */
  async function said(name: string, count = 1): Promise<NewInboxRow[]> {
    const events = Array.from({ length: count }, () => lineUser(name).text('你好'));
    const verdict = parseWebhook(Buffer.from(JSON.stringify({ events })), Date.now());
    if (verdict.kind !== 'events') throw new Error(verdict.reason);
    const receivedAtMs = Date.now() - 60_000;
    const rows = verdict.events.map((event): NewInboxRow => {
      const key = event.conversationKey;
      const address = { id: conversationIdOf(LINE, key), accountId: LINE, channelId: 'line', key };
      return {
        id: inboxId(LINE, event.eventId),
        address: { ...address, isGroup: false },
        receivedAtMs,
        event,
      };
    });
    const inbox = createInboxStore(database().connection);
    for (let at = 0; at < rows.length; at += 500) await inbox.insert(rows.slice(at, at + 500));
    return rows;
  }

  it.each([
    ['nothing against a row while the store is away', new StoreUnavailableError('killed'), [1, 1, 1, 1]],
    ['every other fault', new Error('a fault of the turn'), [1, 2, 3, 4]],
  ])('counts %s', async (_, fault, expected) => {
    const attempts: number[] = [];
    const [row] = await said(`counted ${String(expected)}`);
    if (row === undefined) throw new Error('one row was stored');
    const lanes = start(({ row: { id, attempts: count }, conversation }) => {
      if (id !== row.id) return Promise.resolve(conversation);
      attempts.push(count);
      return attempts.length < expected.length ? Promise.reject(fault) : Promise.resolve(conversation);
    });

    await poll('the turn to end well', () => {
      lanes.kick(row.address);
      return attempts.length >= expected.length;
    });
    expect(attempts).toEqual(expected);
  });

  it('goes on with a talk whose turn took a connection that was just dying', async () => {
    const conversations = createConversationStore(database().connection);
    const [row] = await said('on a dying connection');
    if (row === undefined) throw new Error('one row was stored');
    const ended: number[] = [];
    let killed = 0;
    start(async ({ row: { id, attempts }, conversation }) => {
      if (id !== row.id) return conversation;
      if (killed === 0) killed = killIdleConnections(database());
      const after = await conversations.find(conversation.id);
      ended.push(attempts);
      return after;
    });

    await poll('the turn to end', () => ended.length > 0, 40_000);
    expect(killed).toBeGreaterThan(0);
    expect(ended).toEqual([1]);
  }, 60_000);

  it('reads the inbox seldom while more is in hand than can begin, and never stops to', () => {
    const due = (inHand: number) => Array.from({ length: 20 }, (_, round) => isSweepDue(inHand, round));

    expect(due(256)).not.toContain(false);
    expect(due(257).filter(Boolean)).toHaveLength(2);
  });

  it('finds a talk by the sweep alone, however many messages of another wait', async () => {
    const [loud] = await said('loud', 6_000);
    const [quiet] = await said('quiet');
    if (loud === undefined || quiet === undefined) throw new Error('rows were stored');
    let isAnswered = false;
    start(({ row, conversation }) => {
      if (row.id === quiet.id) isAnswered = true;
      // Somebody else has the lane of the loud one.
      return Promise.resolve(row.address.id === loud.address.id ? undefined : conversation);
    });

    await poll('the quiet talk to be served', () => isAnswered);
    expect(isAnswered).toBe(true);
  }, 60_000);
});
