// The desk as people meet it in a browser: a citizen on the web page, an agent who signs in, and a desk that is closed.

import { randomUUID } from 'node:crypto';

import type { DeskAgent as Agent } from '../support/desk-agent.js';
import { DeskAgent } from '../support/desk-agent.js';
import { poll } from '../support/poll.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { TestHub } from '../support/test-hub.js';
import { WebVisitor } from '../support/web-visitor.js';

const PASSWORD = 'seven tall lanterns';

/** Two days from today in Taipei: closed now, whatever the hour. */
function anotherDay(): string {
  const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  return days[(new Date(Date.now() + 8 * 3_600_000).getUTCDay() + 2) % 7] ?? 'sun';
}

describe('a citizen on the web page and an agent who signed in', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ isRealSignIn: true, env: ADMIN_ENV });
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  /** An agent of the staff list, signed in over HTTP, with the cookie at the socket. */
  async function signedInAgent(): Promise<{ agent: Agent; client: StaffClient }> {
    const admin = new StaffClient(() => hub.url);
    await admin.signIn();
    const email = `${randomUUID()}@city.gov.tw`;
    const body = { email, name: '林小美', roles: ['agent'], password: PASSWORD };
    const added = await admin.send('POST', '/api/v1/staff', { body });
    const client = new StaffClient(() => hub.url);
    await client.signIn({ email, password: PASSWORD });
    const { id } = added.body as { id: string };
    const identity = { id, name: '林小美', roles: ['agent' as const] };
    return { agent: await DeskAgent.connect(hub.url, identity, client.cookie), client };
  }

  it('sees the place, the person by name, their words, and the bot again', async () => {
    const visitor = await WebVisitor.open(hub.url);
    const { agent } = await signedInAgent();
    await visitor.socket.emitWithAck('person', { clientId: randomUUID(), notice: '2026-11' });
    await poll('the place', () => visitor.states.at(-1)?.place === 1);
    const { rows } = await agent.mustAsk('list', { tab: 'waiting' });
    const conversationId = rows[0]?.conversationId ?? '';

    await agent.mustAsk('claim', { conversationId });
    await agent.mustAsk('open', { conversationId });
    const { contact } = await agent.mustAsk('workplace', { conversationId });
    await agent.mustAsk('reply', { conversationId, clientId: randomUUID(), text: '您好，我是小美' });
    await poll('her words', () => visitor.received.some(({ text }) => text === '您好，我是小美'));
    await agent.mustAsk('note', { conversationId, clientId: randomUUID(), text: '只給同事看' });
    await agent.mustAsk('giveBack', { conversationId });
    await poll('the bot', () => visitor.states.at(-1)?.status === 'bot');

    expect(contact.consent).toEqual({
      kind: 'notice',
      version: '2026-11',
      atMs: expect.any(Number) as number,
    });
    expect(visitor.states).toContainEqual({ status: 'assigned', agentName: '林小美' });
    expect(visitor.received.find(({ author }) => author === 'agent')?.agentName).toBe('林小美');
    expect(visitor.received.map(({ text }) => text).join()).not.toMatch(/只給同事看|客服佇列/);
    agent.close();
    visitor.socket.close();
  });

  it('shows the typing of the owner to the citizen and the citizen’s to the agent', async () => {
    const visitor = await WebVisitor.open(hub.url);
    const { agent } = await signedInAgent();
    await visitor.socket.emitWithAck('person', { clientId: randomUUID() });
    const { rows } = await poll('the talk in the queue', async () => {
      const answer = await agent.mustAsk('list', { tab: 'waiting' });
      return answer.rows.length > 0 ? answer : undefined;
    });
    const conversationId = rows[0]?.conversationId ?? '';
    await agent.mustAsk('claim', { conversationId });
    await agent.mustAsk('open', { conversationId });
    const seen: string[] = [];
    visitor.socket.on('typing', ({ author }) => seen.push(author));
    agent.socket.on('typing', ({ who }) => seen.push(who));

    await agent.mustAsk('typing', { conversationId, isTyping: true });
    visitor.socket.emit('typing', true);

    await poll('both', () => seen.length === 2);
    expect(seen.sort()).toEqual(['agent', 'citizen']);
    agent.close();
    visitor.socket.close();
  });

  it('closes the door behind an agent who signs out', async () => {
    const { agent, client } = await signedInAgent();

    await client.send('DELETE', '/api/v1/session');

    expect(await agent.ask('list', { tab: 'all' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_SIGNED_IN' },
    });
  });
});

describe('a desk outside its hours', () => {
  it('keeps the question, says the hours and the place', async () => {
    const hub = await TestHub.start({ env: { SERVICE_HOURS: `${anotherDay()} 09:00-17:00` } });
    const ann = hub.line.user('ann');

    const said = await hub.ask(ann, ann.text('轉真人'));
    const { rows } = await (await hub.agent('mei')).mustAsk('list', { tab: 'waiting' });
    await hub.stop();

    expect(said.at(-1)).toMatch(/不是真人服務時間（週. 09:00–17:00）/);
    expect(said.at(-1)).toContain('第 1 位');
    expect(rows).toHaveLength(1);
  }, 60_000);
});
