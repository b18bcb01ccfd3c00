// kill -9 of the whole group while talks on every channel stand in every state there is: with the bot, offered choices, waiting,
// with a person whose words had not left, finished. Everybody goes on where they were.

import { randomUUID } from 'node:crypto';

import type { StaffView } from '../../src/wire/staff-api.js';
import { CHANNELS, citizenOn, type ChannelName, type Citizen } from '../support/citizens.js';
import { DeskAgent } from '../support/desk-agent.js';
import { FakeGraph } from '../support/fake-graph.js';
import { FakeLine } from '../support/fake-line.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';

const STATES = ['bot', 'offered', 'queued', 'assigned', 'resolved'] as const;
type State = (typeof STATES)[number];
const KNOWN = '身分證不見了怎麼辦';
const UNSENT = '這句還沒送出去就斷電了';

let line: FakeLine;
let graph: FakeGraph;
let hub: RunningHub;
let mei: DeskAgent;
const people = new Map<string, Citizen>();
const heardBefore = new Map<string, number>();

const person = (channel: ChannelName, state: State): Citizen => {
  const citizen = people.get(`${channel}/${state}`);
  if (citizen === undefined) throw new Error(`nobody on ${channel} is ${state}`);
  return citizen;
};

async function signIn(): Promise<DeskAgent> {
  const admin = new StaffClient(() => hub.url);
  await admin.signIn();
  const account = {
    email: 'mei@city.gov.tw',
    name: '小美',
    roles: ['agent'],
    password: 'seven tall lanterns',
  };
  const added = await admin.send('POST', '/api/v1/staff', { body: account });
  const client = new StaffClient(() => hub.url);
  await client.signIn(account);
  const { id } = added.body as StaffView;
  return DeskAgent.connect(hub.url, { id, name: account.name, roles: ['agent'] }, client.cookie);
}

/** Brings a talk into its state; the words that must not have left are written when the platforms are down. */
async function bringInto(state: State, citizen: Citizen): Promise<void> {
  const talk = { conversationId: citizen.conversationId };
  await citizen.says(state === 'bot' ? '你好' : state === 'offered' ? '停車' : '轉真人');
  await citizen.hears(state === 'bot' ? '1999' : state === 'offered' ? '是哪一項' : '第');
  if (state !== 'assigned' && state !== 'resolved') return;
  await mei.mustAsk('claim', talk);
  await citizen.hears('已經接手');
  if (state !== 'resolved') return;
  await mei.mustAsk('resolve', talk);
  await citizen.hears('結束');
}

beforeAll(async () => {
  line = await FakeLine.start();
  graph = await FakeGraph.start();
  const env = { ...ADMIN_ENV, SERVICE_HOURS: 'daily 00:00-24:00' };
  hub = await RunningHub.start({ line, graph, env });
  mei = await signIn();
  for (const channel of CHANNELS)
    for (const state of STATES) {
      const citizen = await citizenOn({ url: hub.url, line, graph }, channel, state);
      people.set(`${channel}/${state}`, citizen);
      await bringInto(state, citizen);
    }
  line.failNext({ kind: 'status', status: 500 }, Infinity);
  graph.failNext({ kind: 'error', status: 500, code: 2 }, Infinity);
  await Promise.all(
    CHANNELS.map((channel) => {
      const { conversationId } = person(channel, 'assigned');
      return mei.mustAsk('reply', { conversationId, clientId: randomUUID(), text: UNSENT });
    }),
  );
  await hub.killGroup();
  for (const [name, citizen] of people) heardBefore.set(name, citizen.heard().length);
  await hub.start();
  line.recover();
  graph.recover();
  await poll('the agent to be back', () => mei.socket.connected);
}, 240_000);
afterAll(async () => {
  for (const citizen of people.values()) citizen.leave();
  mei.close();
  await hub.stop();
  await line.stop();
  await graph.stop();
}, 60_000);

describe.each(CHANNELS)('after kill -9, a citizen on %s', (channel) => {
  it('whom the bot served is served by it, and hears nothing twice', async () => {
    const citizen = person(channel, 'bot');
    const before = citizen.heard();

    await poll('the hub to take it', () => citizen.says(KNOWN).then(() => true));
    await citizen.hears('先掛失');

    const after = citizen.heard();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toHaveLength(1);
  });

  it('who was offered choices picks one of them', async () => {
    const citizen = person(channel, 'offered');
    const { length } = citizen.heard();

    await citizen.picks();
    await poll('the answer', () => citizen.heard().length > length);

    const { entries } = await mei.mustAsk('open', { conversationId: citizen.conversationId });
    expect(entries.at(-1)?.why?.rule).toBe('pick');
  });

  it('who waited waits still, and the agent takes the talk', async () => {
    const citizen = person(channel, 'queued');
    const talk = { conversationId: citizen.conversationId };
    const { rows } = await mei.mustAsk('list', { tab: 'waiting' });

    await mei.mustAsk('claim', talk);
    await citizen.hears('已經接手');

    expect(rows.map(({ conversationId }) => conversationId)).toContain(citizen.conversationId);
    expect(citizen.heard()).toHaveLength((heardBefore.get(`${channel}/queued`) ?? 0) + 1);
  });

  it('who has a person hears, once, what had not left, and no bot', async () => {
    const citizen = person(channel, 'assigned');

    await citizen.hears(UNSENT);
    await citizen.says(KNOWN);
    const talk = { conversationId: citizen.conversationId };
    await poll('the words at the desk', async () =>
      (await mei.mustAsk('open', talk)).entries.some(({ text }) => text === KNOWN),
    );

    const { row } = await mei.mustAsk('open', talk);
    expect(row).toMatchObject({ status: 'assigned', assignee: { id: mei.identity.id } });
    expect(citizen.heard().filter((text) => text === UNSENT)).toHaveLength(1);
    expect(citizen.heard().filter((text) => text.startsWith('先掛失'))).toEqual([]);
  });

  it('whose talk was finished begins again with the bot', async () => {
    const citizen = person(channel, 'resolved');

    await citizen.says(KNOWN);
    await citizen.hears('先掛失');

    const { row } = await mei.mustAsk('open', { conversationId: citizen.conversationId });
    expect(row.status).toBe('bot');
    expect(citizen.heard().filter((text) => text.includes('結束'))).toHaveLength(1);
  });
});
