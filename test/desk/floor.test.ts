// The floor on the real store: agents race for talks, crash between two writes, go silent and come back. However it goes,
// nobody has two owners, nobody has more than they may, nobody waits for ever, and whoever came first goes first.

import fc from 'fast-check';

import type { ConversationAddress } from '../../src/conversations/conversation-address.js';
import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { pickAgent, type AgentRecord } from '../../src/desk/agent-store.js';
import { createAssignment } from '../../src/desk/assignment.js';
import { createFloorWatch } from '../../src/desk/floor-watch.js';
import { createFloor } from '../../src/desk/floor.js';
import { compareWaiting, queueUp } from '../../src/domain/handoff.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import { createAgentStore } from '../../src/storage/agent-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createDeskStore } from '../../src/storage/desk-store.js';
import { testDatabase } from '../support/engine.js';

const ACCOUNT = accountId('line');
const NOW = 1_800_000_000_000;
const CAPACITY = 3;
const RULES = { isAutomatic: false, absentAfterMs: 120_000, silentAfterMs: 900_000 };
const agentOf = (n: number) => ({ id: `agent-${n}`, name: `專員 ${n}` });

describe('the floor on the real store', () => {
  const database = testDatabase();
  let nowMs = NOW;
  let round = 0;
  const clock = (): number => nowMs;

  beforeEach(async () => {
    nowMs = NOW;
    round += 1;
    const { connection } = database();
    await buildIndexes(connection);
    await connection.collection('conversations').deleteMany({});
    await connection.collection('agents').deleteMany({});
  });

  function aFloor(rules = RULES) {
    const { connection } = database();
    const conversations = createConversationStore(connection);
    const agents = createAgentStore(connection);
    const lists = createDeskStore(connection);
    const said: string[] = [];
    const outbox = {
      enqueue: ({ messages }: { messages: readonly { text: string }[] }) => {
        said.push(...messages.map(({ text }) => text));
        return Promise.resolve(messages.length);
      },
    };
    const assignment = createAssignment({ conversations, agents, outbox, clock });
    const watch =
      (isAutomatic = rules.isAutomatic) =>
      async (): Promise<void> => {
        const repeating = createFloorWatch({
          ...{ agents, assignment, clock, rules: { ...rules, isAutomatic } },
          listAssigned: () => lists.list({ tab: 'assigned' }, 5_000),
          listWaiting: async () => [...(await lists.list({ tab: 'waiting' }, 5_000))].sort(compareWaiting),
          onError: (error) => {
            throw error;
          },
        });
        repeating.start();
        await repeating.stop();
      };
    return {
      conversations,
      agents,
      lists,
      assignment,
      said,
      watch,
      floor: createFloor({
        agents,
        assignment,
        clock,
        rules: { ...rules, answerWithinMs: 120_000, isNoteNeeded: false },
      }),
    };
  }
  type Floor = ReturnType<typeof aFloor>;

  async function aWaitingTalk({ conversations }: Floor, n: number): Promise<ConversationId> {
    const key = `citizen-${round}-${n}`;
    const id = conversationIdOf(ACCOUNT, key);
    const address: ConversationAddress = { id, accountId: ACCOUNT, channelId: 'line', key, isGroup: false };
    const leased = await conversations.lease(address, { owner: 'test', nowMs, untilMs: nowMs + 60_000 });
    if (leased === undefined) throw new Error('The lease is taken.');
    const step = queueUp(leased.conversation, { reason: 'asked', nowMs: nowMs + n });
    if (step.kind !== 'moved') throw new Error(step.kind);
    await conversations.move(id, {
      fromEpoch: leased.conversation.epoch,
      next: step.next,
      movedBy: `turn-${n}`,
    });
    return id;
  }

  async function somebodyThere({ agents }: Floor, count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await agents.seen(agentOf(n), nowMs);
      await agents.setCapacity(`agent-${n}`, CAPACITY);
    }
  }

  /** What must be true whenever nobody is in the middle of a step. */
  async function mustHold({ agents, lists }: Floor): Promise<void> {
    const assigned = await lists.list({ tab: 'assigned' }, 5_000);
    const held = (await agents.list()).flatMap(({ id, slots }) =>
      slots.map(({ conversationId }) => `${id} ${conversationId}`),
    );
    expect(held.sort()).toEqual(assigned.map(({ id, assignee }) => `${assignee?.id ?? ''} ${id}`).sort());
    for (const { slots, capacity } of await agents.list()) expect(slots.length).toBeLessThanOrEqual(capacity);
  }

  it('gives no agent more talks than they may have, however many they grab at once', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 1);
    const talks = await Promise.all(Array.from({ length: 10 }, (_, n) => aWaitingTalk(floor, n)));

    const outcomes = await Promise.all(talks.map((id) => floor.assignment.claim(id, agentOf(0))));

    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(CAPACITY);
    expect(
      outcomes.filter((each) => each.kind === 'refused' && each.refusal.code === 'at-capacity'),
    ).toHaveLength(7);
    await mustHold(floor);
  });

  it('gives room back to whoever comes second', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 20);
    const id = await aWaitingTalk(floor, 0);

    await Promise.all(Array.from({ length: 20 }, (_, n) => floor.assignment.claim(id, agentOf(n))));

    const loads = (await floor.agents.list()).map(({ slots }) => slots.length).sort((a, b) => a - b);
    expect(loads).toEqual([...Array.from({ length: 19 }, () => 0), 1]);
  });

  it('moves a talk to a colleague: the old owner has room again at once', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 2);
    const id = await aWaitingTalk(floor, 0);
    await floor.assignment.claim(id, agentOf(0));

    const moved = await floor.floor.transferTo(id, 'agent-1', { agent: agentOf(0), mayRelieve: false });

    expect(moved).toMatchObject({ kind: 'done', value: { assignee: { id: 'agent-1' } } });
    await mustHold(floor);
  });

  it('refuses a colleague who is unknown, gone, off, or full', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 3);
    const id = await aWaitingTalk(floor, 0);
    await floor.assignment.claim(id, agentOf(0));
    await floor.agents.setCapacity('agent-1', 1);
    await floor.assignment.claim(await aWaitingTalk(floor, 1), agentOf(1));
    await floor.floor.choose(agentOf(2), 'offline');
    const to = async (agentId: string): Promise<string> => {
      const outcome = await floor.floor.transferTo(id, agentId, { agent: agentOf(0), mayRelieve: false });
      return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
    };

    expect([await to('nobody'), await to('agent-1'), await to('agent-2')]).toEqual([
      'unknown-agent',
      'at-capacity',
      'not-there',
    ]);
    nowMs += 61_000;
    expect(await to('agent-1')).toBe('not-there');
    await mustHold(floor);
  });

  it('takes a talk from an agent who is gone, at its old place, with a word to the citizen', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 1);
    const id = await aWaitingTalk(floor, 0);
    await floor.assignment.claim(id, agentOf(0));
    await citizenWrites(id);
    nowMs += RULES.absentAfterMs - 1;
    await floor.watch()();
    const before = (await floor.conversations.find(id))?.status;
    nowMs += 2;
    await floor.watch()();

    expect(before).toBe('assigned');
    expect(await floor.conversations.find(id)).toMatchObject({ status: 'queued', queuedAtMs: NOW });
    expect(floor.said.at(-1)).toContain('原來的順位');
    await mustHold(floor);
  });

  it('waits longer for an agent who is there, and for ever where nobody waits for a word', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 1);
    const waiting = await aWaitingTalk(floor, 0);
    const answered = await aWaitingTalk(floor, 1);
    await floor.assignment.claim(waiting, agentOf(0));
    await floor.assignment.claim(answered, agentOf(0));
    await citizenWrites(waiting);
    nowMs += RULES.silentAfterMs - 1;
    await floor.agents.seen(agentOf(0), nowMs);
    await floor.watch()();
    const before = (await floor.conversations.find(waiting))?.status;
    nowMs += 2;
    await floor.watch()();

    expect(before).toBe('assigned');
    expect((await floor.conversations.find(waiting))?.status).toBe('queued');
    expect((await floor.conversations.find(answered))?.status).toBe('assigned');
  });

  async function citizenWrites(id: ConversationId): Promise<void> {
    const last = { author: 'citizen', text: '在嗎', at: new Date(nowMs), unansweredSince: new Date(nowMs) };
    await database().connection.collection('conversations').updateOne({ _id: id }, { $set: { last } });
  }

  it('frees a slot whose claim never came to its end, and gives one to a talk that lost it', async () => {
    const floor = aFloor();
    await somebodyThere(floor, 1);
    const half = await aWaitingTalk(floor, 0);
    await floor.agents.reserve(agentOf(0), { conversationId: half, epoch: 3 }, { nowMs });
    const owned = await aWaitingTalk(floor, 1);
    await floor.assignment.claim(owned, agentOf(0));
    await floor.agents.free('agent-0', { conversationId: owned, epoch: 9 }, nowMs);
    await floor.watch()();
    const meanwhile = (await floor.agents.list()).flatMap(({ slots }) => slots).length;
    nowMs += 31_000;

    await floor.watch()();

    expect(meanwhile).toBe(2); // the half claim may still be on its way
    await mustHold(floor);
  });

  it('gives waiting talks out, first come first served, to the least loaded', async () => {
    const floor = aFloor({ ...RULES, isAutomatic: true });
    await somebodyThere(floor, 2);
    const talks = [];
    for (let n = 0; n < 8; n += 1) talks.push(await aWaitingTalk(floor, n));
    nowMs += 1_000;

    await floor.watch()();

    const owned = await Promise.all(talks.map((id) => floor.conversations.find(id)));
    expect(owned.map((talk) => talk?.status)).toEqual([
      ...Array.from({ length: 6 }, () => 'assigned'),
      ...['queued', 'queued'],
    ]);
    await mustHold(floor);
  });

  type What = keyof typeof moves;
  interface Move {
    readonly what: What;
    readonly agent: number;
    readonly talk: number;
  }
  interface MoveOf {
    readonly id: ConversationId;
    readonly n: number;
  }
  const byAgent = (n: number) => ({ agent: agentOf(n), mayRelieve: false });
  const moves = {
    claim: ({ assignment }: Floor, { id, n }: MoveOf) => assignment.claim(id, agentOf(n)),
    transfer: (floor: Floor, { id, n }: MoveOf) =>
      floor.floor.transferTo(id, `agent-${(n + 1) % 5}`, byAgent(n)),
    requeue: ({ assignment }: Floor, { id, n }: MoveOf) => assignment.requeue(id, byAgent(n)),
    resolve: ({ assignment }: Floor, { id, n }: MoveOf) => assignment.release(id, 'resolve', byAgent(n)),
    /** A crash before the second write. */
    half: async ({ agents, conversations }: Floor, { id, n }: MoveOf) => {
      const { epoch = 0 } = (await conversations.find(id)) ?? {};
      await agents.reserve(agentOf(n), { conversationId: id, epoch: epoch + 1 }, { nowMs });
    },
    watch: ({ watch }: Floor, { n }: MoveOf) => watch(n % 2 === 0)(),
    silence: () => Promise.resolve((nowMs += 130_000)),
    writes: (_: Floor, { id }: MoveOf) => citizenWrites(id),
  } as const;

  it('holds together whatever happens in whatever order', async () => {
    const step = fc.record({
      what: fc.constantFrom<What>('claim', 'claim', ...(Object.keys(moves) as What[])),
      agent: fc.integer({ min: 0, max: 4 }),
      talk: fc.integer({ min: 0, max: 11 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { maxLength: 8 }),
        async (rounds) => {
          round += 1;
          nowMs = NOW;
          await database().connection.collection('conversations').deleteMany({});
          await database().connection.collection('agents').deleteMany({});
          const floor = aFloor();
          await somebodyThere(floor, 5);
          const talks = await Promise.all(Array.from({ length: 12 }, (_, n) => aWaitingTalk(floor, n)));
          const take = ({ what, agent, talk }: Move): Promise<unknown> =>
            moves[what](floor, { id: talks[talk] ?? conversationIdOf(ACCOUNT, 'nobody'), n: agent });
          for (const steps of rounds) await Promise.all(steps.map(take));
          nowMs += 31_000;
          await floor.watch(false)();
          await mustHold(floor);
        },
      ),
      { numRuns: 25 },
    );
  }, 180_000);
});

describe('who gets the next talk', () => {
  const agent = (id: string, facts: Partial<AgentRecord> = {}): AgentRecord => ({
    ...{ id, name: id, availability: 'online', seenAtMs: NOW, capacity: 5, slots: [], movedAtMs: 0 },
    ...facts,
  });
  const slot = { conversationId: conversationIdOf(ACCOUNT, 'x'), epoch: 1, sinceMs: 0 };

  it.each<[string, AgentRecord[], string | undefined]>([
    ['the least loaded', [agent('a', { slots: [slot] }), agent('b')], 'b'],
    ['of two, who has been idle longer', [agent('a', { movedAtMs: 9 }), agent('b', { movedAtMs: 3 })], 'b'],
    ['nobody who is busy', [agent('a', { availability: 'busy' })], undefined],
    ['nobody who has gone silent', [agent('a', { seenAtMs: NOW - 60_001 })], undefined],
    ['nobody who is full', [agent('a', { slots: [slot], capacity: 1 })], undefined],
    ['nobody where nobody is', [], undefined],
  ])('%s', (_, agents, id) => {
    expect(pickAgent(agents, NOW)?.id).toBe(id);
  });
});
