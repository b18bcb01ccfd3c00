// Courtesies on LINE: a loading animation while the bot thinks, "read" when a person reads; and never in the way of an answer.

import { recordOf, textOf } from '../../src/lib/json-reading.js';
import type { Fault } from '../support/fake-line.js';
import type { LineEvent, LineTalker } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const KNOWN = '身分證不見了怎麼辦';
const tokenOf = (event: LineEvent): string => textOf(recordOf(event['message'])['markAsReadToken']) ?? 'none';

describe('courtesies on LINE', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterEach(() => {
    hub.line.signTrouble = undefined;
  });
  afterAll(async () => {
    await hub.stop();
  });

  const loadingFor = (id: string): number =>
    hub.line.signs.taken.filter(({ kind, of }) => kind === 'loading' && of === id).length;
  const readTokens = (): readonly string[] =>
    hub.line.signs.taken.filter(({ kind }) => kind === 'read').map(({ of }) => of);

  /** Says something that nobody thinks about until `go`: another worker holds the talk. */
  async function heldTalk(talker: LineTalker): Promise<{ go: () => Promise<string[]> }> {
    await hub.ask(talker, talker.text(KNOWN));
    const talks = hub.database.connection.collection<{ _id: string }>('conversations');
    const talk = { _id: hub.talkOf(talker) as string };
    await talks.updateOne(talk, { $set: { lease: { owner: 'other', until: new Date(Date.now() + 60_000), fence: 99 } } }); // prettier-ignore
    const before = hub.line.textsTo(talker.id).length;
    await hub.deliver(talker.text(KNOWN));
    return {
      go: async () => {
        await talks.updateOne(talk, { $set: { 'lease.until': new Date(0) } });
        await hub.settled();
        return hub.line.textsTo(talker.id).slice(before);
      },
    };
  }

  it('show an animation to who waits longer than a moment, and the answer after it', async () => {
    const ann = hub.line.user('ann');
    const talk = await heldTalk(ann);

    await poll('the animation', () => loadingFor(ann.id) > 0);
    const said = await talk.go();

    expect(said.at(-1)).toMatch(/^先掛失/);
    expect(hub.line.violations).toEqual([]);
  });

  it.each<Fault>([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429 },
    { kind: 'drop' },
    { kind: 'hang' },
  ])('cost no answer when they fail: %j', async (trouble) => {
    hub.line.signTrouble = trouble;
    const ben = hub.line.user(`ben ${JSON.stringify(trouble)}`);
    const talk = await heldTalk(ben);

    expect((await talk.go()).at(-1)).toMatch(/^先掛失/);
  });

  it('say "read" when a person opens the talk, up to the last message, once', async () => {
    const cat = hub.line.user('cat');
    await hub.ask(cat, cat.text('轉真人'));
    const last = cat.text('還在嗎');
    await hub.ask(cat, last);
    const talk = { conversationId: hub.talkOf(cat) };
    const mei = await hub.agent('mei');
    const before = readTokens();

    await mei.mustAsk('open', talk);
    await poll('the sign', () => readTokens().length > before.length);
    await mei.mustAsk('open', talk);
    const next = cat.text('喂');
    await hub.deliver(next);
    await hub.settled();
    await mei.mustAsk('claim', talk);
    await mei.mustAsk('reply', { ...talk, clientId: 'a-reply-1', text: '您好' });
    await poll('the next sign', () => readTokens().includes(tokenOf(next)));

    expect(before).not.toContain(tokenOf(last));
    expect(readTokens().slice(before.length)).toEqual([tokenOf(last), tokenOf(next)]);
    expect(hub.line.violations).toEqual([]);
  });

  it('leave groups alone', async () => {
    const team = hub.line.groupMember('team', 'dan');
    await hub.ask(team, team.mention(KNOWN));
    const talk = await heldTalk(team);
    await talk.go();

    expect(loadingFor(team.id)).toBe(0);
    expect(hub.line.violations).toEqual([]);
  });
});
