// A place that is given back late must not be the one that its owner has taken anew: each word of the desk is held up between two
// writes while the same person takes the talk again. Whoever owns a talk holds a place for it, so nobody gets more than they may.

import { createAssignment } from '../../src/desk/assignment.js';
import { createFloorWatch } from '../../src/desk/floor-watch.js';
import { conversationIdOf, type ConversationAddress } from '../../src/conversations/conversation-address.js';
import type { AgentStore } from '../../src/desk/agent-store.js';
import { queueUp } from '../../src/domain/handoff.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import { createAgentStore } from '../../src/storage/agent-store.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createDeskStore } from '../../src/storage/desk-store.js';
import { testDatabase } from '../support/engine.js';

const ACCOUNT = accountId('line');
const NOW = 1_800_000_000_000;
const mei = { id: 'mei', name: '美' };
const ann = { id: 'ann', name: '安' };
const byMei = { agent: mei, mayRelieve: false };

/** Holds the next call back until it is let go. */
function gate<Arguments extends unknown[], Value>(call: (...args: Arguments) => Promise<Value>) {
  let isHeld = true;
  let letGo: () => void = () => undefined;
  let came: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    came = resolve;
  });
  const open = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    reached,
    letGo: () => {
      letGo();
    },
    call: async (...args: Arguments): Promise<Value> => {
      if (isHeld) {
        isHeld = false;
        came();
        await open;
      }
      return call(...args);
    },
  };
}

describe('the places of somebody who may have one talk', () => {
  const database = testDatabase();
  let nowMs = NOW;
  let people = 0;
  const clock = (): number => nowMs;

  async function aDesk() {
    nowMs = NOW;
    const { connection } = database();
    for (const name of ['conversations', 'agents']) await connection.collection(name).deleteMany({});
    const conversations = createConversationStore(connection);
    const agents = createAgentStore(connection);
    const lists = createDeskStore(connection);
    const outbox = { enqueue: () => Promise.resolve(1) };
    const assignmentWith = (slots: Pick<AgentStore, 'reserve' | 'free'>) =>
      createAssignment({ conversations, agents: slots, outbox, clock });
    const assignment = assignmentWith(agents);
    await agents.seen(mei, nowMs);
    await agents.setCapacity(mei.id, 1);
    const watchWith = async (store: AgentStore): Promise<void> => {
      const watch = createFloorWatch({
        ...{ agents: store, clock, assignment: assignmentWith(store) },
        rules: { isAutomatic: false, absentAfterMs: 120_000, silentAfterMs: 900_000 },
        listAssigned: () => lists.list({ tab: 'assigned' }, 100),
        listWaiting: () => Promise.resolve([]),
        onError: (error) => {
          throw error;
        },
      });
      watch.start();
      await watch.stop();
    };
    return { conversations, agents, lists, assignment, assignmentWith, watchWith };
  }
  type Desk = Awaited<ReturnType<typeof aDesk>>;

  async function aWaitingTalk({ conversations }: Desk): Promise<ConversationId> {
    people += 1;
    const key = `citizen-${people}`;
    const id = conversationIdOf(ACCOUNT, key);
    const address: ConversationAddress = { id, accountId: ACCOUNT, channelId: 'line', key, isGroup: false };
    const leased = await conversations.lease(address, { owner: 'test', nowMs, untilMs: nowMs + 60_000 });
    if (leased === undefined) throw new Error('The lease is taken.');
    const { conversation } = leased;
    const step = queueUp(conversation, { reason: 'asked', nowMs });
    if (step.kind !== 'moved') throw new Error(step.kind);
    await conversations.move(id, { fromEpoch: conversation.epoch, next: step.next, movedBy: 'turn' });
    return id;
  }

  /** The talk is hers, she holds the one place for it, and gets no second one, also not from the watch. */
  async function expectHersAlone(desk: Desk, id: ConversationId): Promise<void> {
    const held = async () =>
      (await desk.agents.list())
        .find((agent) => agent.id === mei.id)
        ?.slots.map((slot) => slot.conversationId);
    expect((await desk.conversations.find(id))?.assignee?.id).toBe('mei');
    expect(await held()).toEqual([id]);
    const second = await desk.assignment.claim(await aWaitingTalk(desk), mei);
    expect(second).toMatchObject({ kind: 'refused', refusal: { code: 'at-capacity' } });
    await desk.watchWith(desk.agents);
    expect(await held()).toEqual([id]);
  }

  it.each(['requeue', 'give-back', 'resolve'] as const)(
    'keeps the place of whoever takes it again before the %s has freed the old one',
    async (how) => {
      const desk = await aDesk();
      const id = await aWaitingTalk(desk);
      await desk.assignment.claim(id, mei);
      const held = gate(desk.agents.free);
      const slow = desk.assignmentWith({ ...desk.agents, free: held.call });
      const leaving = how === 'requeue' ? slow.requeue(id, byMei) : slow.release(id, how, byMei);
      await held.reached;

      await desk.assignment.claim(id, mei);
      held.letGo();
      await leaving;

      await expectHersAlone(desk, id);
    },
  );

  it('keeps it where the watch takes a talk of hers and she is back this very moment', async () => {
    const desk = await aDesk();
    const id = await aWaitingTalk(desk);
    await desk.assignment.claim(id, mei);
    const last = { author: 'citizen', text: '在嗎', at: new Date(NOW), unansweredSince: new Date(NOW) };
    await database().connection.collection('conversations').updateOne({ _id: id }, { $set: { last } });
    nowMs += 200_000;
    const held = gate(desk.agents.free);
    const mended: string[] = [];
    const watching = desk.watchWith({
      ...{ ...desk.agents, free: held.call },
      reserve: ({ id: agentId }) => {
        mended.push(agentId);
        return Promise.resolve('full');
      },
    });
    await held.reached;

    await desk.assignment.claim(id, mei);
    held.letGo();
    await watching;

    expect(mended).toEqual([]);
    await expectHersAlone(desk, id);
  });

  it('keeps it where an earlier try of hers has lost and gives its place back late', async () => {
    const desk = await aDesk();
    const id = await aWaitingTalk(desk);
    const reserving = gate(desk.agents.reserve);
    const freeing = gate(desk.agents.free);
    const slow = desk.assignmentWith({ reserve: reserving.call, free: freeing.call });
    const losing = slow.claim(id, mei);
    await reserving.reached;
    await desk.assignment.claim(id, ann);
    reserving.letGo();
    await freeing.reached;
    await desk.assignment.requeue(id, { agent: ann, mayRelieve: false });

    await desk.assignment.claim(id, mei);
    freeing.letGo();
    await losing;

    await expectHersAlone(desk, id);
  });

  it('keeps it where the watch takes a half claim of hers for dead while she claims again', async () => {
    const desk = await aDesk();
    const id = await aWaitingTalk(desk);
    const dying = gate(desk.conversations.move);
    const half = createAssignment({
      conversations: { find: desk.conversations.find, move: dying.call },
      ...{ agents: desk.agents, outbox: { enqueue: () => Promise.resolve(1) }, clock },
    });
    void half.claim(id, mei);
    await dying.reached;
    nowMs += 31_000;
    const held = gate(desk.agents.drop);
    const watching = desk.watchWith({ ...desk.agents, drop: held.call });
    await held.reached;

    await desk.assignment.claim(id, mei);
    held.letGo();
    await watching;

    await expectHersAlone(desk, id);
  });

  it('frees what a half claim left behind, and lets her take another talk', async () => {
    const desk = await aDesk();
    const id = await aWaitingTalk(desk);
    const dying = gate(desk.conversations.move);
    const half = createAssignment({
      conversations: { find: desk.conversations.find, move: dying.call },
      ...{ agents: desk.agents, outbox: { enqueue: () => Promise.resolve(1) }, clock },
    });
    void half.claim(id, mei);
    await dying.reached;
    nowMs += 31_000;
    await desk.watchWith(desk.agents);
    const other = await aWaitingTalk(desk);

    expect(await desk.assignment.claim(other, mei)).toMatchObject({ kind: 'done' });
    await expectHersAlone(desk, other);
  });

  it.each([
    ['changes hands again and again', { isGone: false }],
    ['is gone when it is looked at again', { isGone: true }],
  ])('keeps no place for a talk that %s', async (_, { isGone }) => {
    const desk = await aDesk();
    const id = await aWaitingTalk(desk);
    const { conversations, agents } = desk;
    let looks = 0;
    const moving = {
      ...conversations,
      find: async (talk: ConversationId) => {
        looks += 1;
        return isGone && looks > 1 ? undefined : conversations.find(talk);
      },
      move: () => Promise.resolve(undefined),
    };
    const outbox = { enqueue: () => Promise.resolve(1) };
    const assignment = createAssignment({ conversations: moving, agents, outbox, clock });

    const [outcome] = await Promise.allSettled([assignment.claim(id, mei)]);

    expect(outcome.status === 'rejected' ? outcome.reason : outcome.value).toMatchObject(
      isGone ? { refusal: { code: 'unknown-talk' } } : { code: 'TALK_TOO_BUSY' },
    );
    expect((await agents.list()).flatMap(({ slots }) => slots)).toEqual([]);
  });
});
