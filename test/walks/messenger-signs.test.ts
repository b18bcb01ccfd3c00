// "Seen" and "typing" on Messenger: there while somebody is at it, gone when the words are, and never in the way of them.

import { poll } from '../support/poll.js';
import { TestHub } from '../support/test-hub.js';

const KNOWN = '身分證不見了怎麼辦';

describe('signs on Messenger', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start();
  }, 120_000);
  afterEach(() => {
    hub.graph.actionTrouble = undefined;
    hub.graph.actionLatencyMs = 0;
  });
  afterAll(async () => {
    await hub.stop();
  });

  const actionsTo = (id: string): string[] =>
    hub.graph.actions.filter(({ to }) => to === id).map(({ action }) => action);

  it('show that a message was seen', async () => {
    const ann = hub.graph.user('ann');

    const said = await hub.askPage(ann, ann.text(KNOWN));
    await poll('the sign', () => actionsTo(ann.id).length > 0);

    expect(said.at(-1)).toMatch(/^先掛失/);
    expect(actionsTo(ann.id)[0]).toBe('mark_seen');
    expect(hub.graph.violations).toEqual([]);
  });

  it('never leave "typing" behind the answer, however slow Graph is', async () => {
    hub.graph.actionLatencyMs = 300;
    const people = Array.from({ length: 8 }, (_, n) => hub.graph.user(`slow-${n}`));

    for (const person of people) await hub.askPage(person, person.text(KNOWN));
    await poll('every sign', () => people.every(({ id }) => actionsTo(id).length > 0));

    const lasts = people.map(({ id }) => actionsTo(id).at(-1));
    expect(lasts).not.toContain('typing_on');
  });

  it.each([
    { kind: 'error', status: 500, code: 2 },
    { kind: 'error', status: 400, code: 190 },
    { kind: 'hang' },
    { kind: 'drop' },
  ] as const)('change nothing for the answer when they fail: %j', async (trouble) => {
    hub.graph.actionTrouble = trouble;
    const ben = hub.graph.user(`ben-${JSON.stringify(trouble)}`);

    const said = [...(await hub.askPage(ben, ben.text(KNOWN))), ...(await hub.askPage(ben, ben.text(KNOWN)))];

    expect(said.filter((text) => text.startsWith('先掛失'))).toHaveLength(2);
  });

  it('say that a person has read and types, and nothing of "seen" while somebody waits for one', async () => {
    const cat = hub.graph.user('cat');
    await hub.askPage(cat, cat.text('轉真人'));
    await poll('the first sign', () => actionsTo(cat.id).length > 0);
    const talk = { conversationId: hub.talkOf(cat, 'messenger') };
    const before = actionsTo(cat.id).length;
    await hub.askPage(cat, cat.text('還在嗎'));
    const mei = await hub.agent('mei');
    await mei.mustAsk('claim', talk);
    await mei.mustAsk('open', talk);
    await hub.settled();

    await mei.mustAsk('typing', { ...talk, isTyping: true });
    await mei.mustAsk('typing', { ...talk, isTyping: true });
    await poll('the typing', () => actionsTo(cat.id).length >= before + 2);

    expect(actionsTo(cat.id).slice(before)).toEqual(['mark_seen', 'typing_on']);
    expect(hub.graph.violations).toEqual([]);
  });
});
