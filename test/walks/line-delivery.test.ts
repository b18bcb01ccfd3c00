// How LINE delivers: several people in one webhook, the same event again and again, in the wrong order, of kinds that
// nobody knows. What the citizen hears is read from what LINE took.

import type { LineEvent, LineTalker } from '../support/line-events.js';
import { redelivered } from '../support/line-events.js';
import { readQuestions, type KnownQuestion } from '../support/shipped-questions.js';
import { TestHub } from '../support/test-hub.js';

describe("LINE's deliveries", () => {
  let hub: TestHub;
  let questions: readonly KnownQuestion[];
  beforeAll(async () => {
    questions = await readQuestions();
    hub = await TestHub.start();
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
  });

  /** The `n`th question and its answer. */
  const known = (n: number): KnownQuestion => {
    const found = questions[n];
    if (found === undefined) throw new Error(`there is no article number ${n}`);
    return found;
  };
  const asks = (talker: LineTalker, n: number, timestamp = Date.now()): LineEvent => ({
    ...talker.text(known(n).question),
    timestamp,
  });
  /** Numbers of the questions that were answered, in order. */
  const answered = (talker: LineTalker): number[] =>
    hub.line
      .textsTo(talker.id)
      .map((text) => questions.findIndex(({ answer }) => answer === text))
      .filter((n) => n >= 0);

  it('answers each of two people who come in one webhook', async () => {
    const [ann, ben] = [hub.line.user('ann'), hub.line.user('ben')];

    const status = await hub.deliver(asks(ann, 0), asks(ben, 1));
    await hub.settled();

    expect(status).toBe(200);
    expect([answered(ann), answered(ben)]).toEqual([[0], [1]]);
  });

  it('answers an event once that arrives five times at the same moment', async () => {
    const cat = hub.line.user('cat');
    const event = asks(cat, 2);
    const webhook = hub.line.signedWebhook([event]);

    const statuses = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const headers = { ...webhook.headers, connection: 'close' };
        return (await fetch(hub.webhookUrl, { method: 'POST', body: webhook.body, headers })).status;
      }),
    );
    await hub.settled();

    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    expect(answered(cat)).toEqual([2]);
  });

  it('answers an event once that stands twice in one webhook', async () => {
    const dan = hub.line.user('dan');
    const event = asks(dan, 3);

    await hub.deliver(event, redelivered(event));
    await hub.settled();

    expect(answered(dan)).toEqual([3]);
  });

  it('answers an event once that is delivered again after a restart', async () => {
    const eve = hub.line.user('eve');
    const event = asks(eve, 4);
    await hub.deliver(event);
    await hub.settled();
    await hub.restart();

    const status = await hub.deliver(redelivered(event));
    await hub.settled();

    expect(status).toBe(200);
    expect(answered(eve)).toEqual([4]);
  });

  it('answers the new event of a webhook whose other event is known', async () => {
    const fay = hub.line.user('fay');
    const first = asks(fay, 5);
    await hub.deliver(first);

    await hub.deliver(redelivered(first), asks(fay, 6));
    await hub.settled();

    expect(answered(fay)).toEqual([5, 6]);
  });

  it('goes by the time of the events, not by their place in the webhook', async () => {
    const gus = hub.line.user('gus');
    const now = Date.now();

    await hub.deliver(asks(gus, 7, now), asks(gus, 8, now - 2_000), asks(gus, 9, now - 4_000));
    await hub.settled();

    expect(answered(gus)).toEqual([9, 8, 7]);
  });

  it('answers an older event too that arrives after a newer one was answered', async () => {
    const hal = hub.line.user('hal');
    const now = Date.now();
    await hub.deliver(asks(hal, 10, now));
    await hub.settled();

    await hub.deliver(redelivered(asks(hal, 11, now - 60_000)));
    await hub.settled();

    expect(answered(hal)).toEqual([10, 11]);
  });

  it('stays silent to someone who blocked us when an older follow arrives late', async () => {
    const ida = hub.line.user('ida');
    const now = Date.now();
    await hub.deliver({ ...ida.unfollow(), timestamp: now });
    await hub.settled();

    await hub.deliver({ ...ida.follow(), timestamp: now - 5_000 });
    await hub.settled();

    expect(hub.line.textsTo(ida.id)).toEqual([]);
  });

  it('says what it has to say to someone who is back, though an older block arrives late', async () => {
    const joe = hub.line.user('joe');
    const now = Date.now();
    hub.line.failNext({ kind: 'status', status: 429, message: 'The API rate limit has been exceeded.' });
    await hub.deliver(asks(joe, 12, now));

    await hub.deliver({ ...joe.unfollow(), timestamp: now - 5_000 });
    await hub.settled();

    expect(answered(joe)).toEqual([12]);
  });

  it('takes a block and the return in one webhook by their times', async () => {
    const kim = hub.line.user('kim');
    const now = Date.now();

    await hub.deliver(
      { ...kim.follow(true), timestamp: now - 1_000 },
      { ...kim.unfollow(), timestamp: now - 2_000 },
      asks(kim, 13, now),
    );
    await hub.settled();

    expect(answered(kim)).toEqual([13]);
  });

  it.each([
    ['a kind that nobody knows', (talker: LineTalker) => talker.event('hologram', { hologram: { x: 1 } })],
    ['a message of a kind that nobody knows', (talker: LineTalker) => talker.message({ type: 'smell' })],
    ['a kind of a module', (talker: LineTalker) => talker.event('botSuspended')],
    ['a beacon', (talker: LineTalker) => talker.event('beacon', { beacon: { hwid: 'd4', type: 'enter' } })],
    [
      'a key that no database takes',
      (talker: LineTalker) => talker.event('x', { 'a.b\u0000$c': { $where: 1, _bsontype: 'ObjectId' } }),
    ],
  ])('records %s and says nothing', async (_, eventOf) => {
    const lee = hub.line.user('lee');
    const event = eventOf(lee);

    const status = await hub.deliver(event);
    await hub.settled();

    expect(status).toBe(200);
    expect((await hub.transcriptOf(lee)).at(-1)?.activity?.channelData).toEqual(event);
    expect(hub.line.textsTo(lee.id)).toEqual([]);
  });

  it('says 200 to a webhook without events, as the console sends it', async () => {
    expect(await hub.deliver()).toBe(200);
  });

  it('never makes the hub send LINE anything that LINE refuses', () => {
    expect(hub.line.violations).toEqual([]);
  });
});
