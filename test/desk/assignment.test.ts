// Claims and replies against the real store: of many at once one wins.

import fc from 'fast-check';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { createAgentReply } from '../../src/desk/agent-reply.js';
import { createAssignment } from '../../src/desk/assignment.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import { createRegistry } from '../../src/channels/registry.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import { createAgentStore } from '../../src/storage/agent-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { createOutboxStore } from '../../src/storage/outbox-store.js';
import { createTranscriptStore } from '../../src/storage/transcript-store.js';
import { testDatabase } from '../support/engine.js';
import { NO_UPLOADS } from '../support/no-uploads.js';
import { silentAdapter } from '../support/silent-adapter.js';

const ACCOUNT = accountId('line');
const ignore = (): void => undefined;
const agents = Array.from({ length: 20 }, (_, n) => ({ id: `agent-${n}`, name: `專員 ${n}` }));

describe('the desk on the real store', () => {
  const database = testDatabase();
  let count = 0;

  async function aDesk() {
    const { connection } = database();
    const conversations = createConversationStore(connection);
    const transcript = createTranscriptStore(connection);
    const sends = createOutboxStore(connection);
    await buildIndexes(connection);
    await connection.collection('agents').deleteMany({}); // nobody is full of earlier tests' talks
    const registry = createRegistry([silentAdapter(ACCOUNT)]);
    const events = { outboxSettled: ignore };
    const outbox = createOutbox({
      store: sends,
      transcript,
      registry,
      onEnqueued: ignore,
      clock: () => 0,
      events,
    });
    const clock = Date.now;
    count += 1;
    const key = `citizen-${count}`;
    const id: ConversationId = conversationIdOf(ACCOUNT, key);
    const address = { id, accountId: ACCOUNT, channelId: 'line', key, isGroup: false };
    await conversations.lease(address, { owner: 'test', nowMs: clock(), untilMs: clock() + 60_000 });
    return {
      id,
      conversations,
      transcript,
      sends,
      assignment: createAssignment({ conversations, agents: createAgentStore(connection), outbox, clock }),
      reply: createAgentReply({
        conversations,
        transcript,
        registry: { find: () => undefined },
        uploads: NO_UPLOADS,
        outbox,
        sends,
        clock,
        onRead: () => undefined,
      }),
    };
  }

  it('gives a talk to one of twenty who claim it at once and tells the others who has it', async () => {
    const { id, assignment, transcript } = await aDesk();

    const outcomes = await Promise.all(agents.map((agent) => assignment.claim(id, agent)));

    const winner = outcomes.flatMap((each) => (each.kind === 'done' ? [each.value.assignee?.id] : []));
    const told = outcomes.flatMap((each) =>
      each.kind === 'refused' && each.refusal.code === 'already-taken' ? [each.refusal.by.id] : [],
    );
    expect(winner).toHaveLength(1);
    expect(told).toEqual(Array.from({ length: 19 }, () => winner[0]));
    expect(await transcript.list(id, { afterSeq: 0, limit: 99 })).toHaveLength(1);
  });

  it('has at most one owner whatever agents do at once, and only the owner writes', async () => {
    const few = agents.slice(0, 3);
    const act = fc.record({
      agent: fc.constantFrom(...few),
      what: fc.constantFrom('claim', 'give-back', 'resolve', 'reply'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), async (acts) => {
        const { id, assignment, reply, conversations, transcript } = await aDesk();
        let written = 0;
        await Promise.all(
          acts.map(async ({ agent, what }, at) => {
            if (what === 'claim') await assignment.claim(id, agent);
            else if (what === 'reply') {
              const writing = { conversationId: id, agent, clientId: `message-${at}`, text: `${at}` };
              if ((await reply(writing)).kind === 'done') written += 1;
            } else await assignment.release(id, what, { agent, mayRelieve: false });
          }),
        );
        const after = await conversations.find(id);
        expect(after?.assignee !== undefined).toBe(after?.status === 'assigned');
        const entries = await transcript.list(id, { afterSeq: 0, limit: 99 });
        expect(entries.filter(({ author }) => author === 'agent')).toHaveLength(written);
        expect(new Set(entries.map(({ seq }) => seq)).size).toBe(entries.length);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('takes a repeated step for what it was: one word to the citizen, the same answer', async () => {
    const { id, assignment, transcript } = await aDesk();
    const [mei = { id: '', name: '' }] = agents;
    await assignment.claim(id, mei);
    await assignment.claim(id, mei);
    const by = { agent: mei, mayRelieve: false };

    const once = await assignment.release(id, 'give-back', by);
    const again = await assignment.release(id, 'give-back', by);

    expect([once.kind, again.kind]).toEqual(['done', 'done']);
    expect(await transcript.list(id, { afterSeq: 0, limit: 99 })).toHaveLength(2);
  });

  it('acknowledges a reply again after the talk has gone to somebody else', async () => {
    const { id, assignment, reply } = await aDesk();
    const [mei = { id: '', name: '' }, tom = { id: '', name: '' }] = agents;
    await assignment.claim(id, mei);
    const writing = { conversationId: id, agent: mei, clientId: 'message-1', text: '您好' };
    const first = await reply(writing);
    await assignment.release(id, 'give-back', { agent: mei, mayRelieve: false });
    await assignment.claim(id, tom);

    expect(await reply(writing)).toEqual(first);
    expect(await reply({ ...writing, clientId: 'message-2' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-owner', by: { id: tom.id } },
    });
  });

  it('keeps the number of a message that comes again after a hundred others', async () => {
    const { id, assignment, reply, sends } = await aDesk();
    const [mei = { id: '', name: '' }] = agents;
    await assignment.claim(id, mei);
    const writing = { conversationId: id, agent: mei, clientId: 'message-0', text: '第一則' };
    const first = await reply(writing);
    for (let n = 1; n <= 101; n += 1) await reply({ ...writing, clientId: `message-${n}`, text: `${n}` });

    expect(await reply(writing)).toEqual(first);
    expect((await sends.head(id, Date.now()))?.author).toBe('system');
  }, 60_000);
});
