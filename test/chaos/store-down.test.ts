// The store is away: the door says 503 in time, and what LINE delivers again afterwards is answered once.

import { removeFolders } from '../support/engine-folders.js';
import { FakeLine } from '../support/fake-line.js';
import { redelivered } from '../support/line-events.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';

/** LINE gives up a webhook after this long (channels.md §1.1). Unit: ms. */
const LINE_PATIENCE_MS = 2_000;
const QUESTION = '身分證不見了怎麼辦';

let line: FakeLine;
let hub: RunningHub;
beforeAll(async () => {
  line = await FakeLine.start();
  hub = await RunningHub.start({ line });
}, 60_000);
afterAll(async () => {
  await hub.stop();
  await line.stop();
  removeFolders();
});

/** Posts events as LINE does, and says what it heard before its patience was over. */
async function deliver(...events: Parameters<FakeLine['signedWebhook']>[0]): Promise<number | string> {
  const signal = AbortSignal.timeout(LINE_PATIENCE_MS);
  return fetch(hub.webhookUrl, { method: 'POST', ...line.signedWebhook(events), signal }).then(
    ({ status }) => status,
    (error: unknown) => String(error),
  );
}

async function answerTo(name: string): Promise<string[]> {
  const { id } = line.user(name);
  await poll('the answer', () => line.textsTo(id).length > 0, 40_000);
  return line.textsTo(id);
}

it('says 503 in time while the engine does not move, and answers once when it does again', async () => {
  const events = ['ann', 'ben', 'cat'].map((name) => line.user(name).text(QUESTION));
  process.kill(hub.enginePid, 'SIGSTOP');

  const heard = await Promise.all(events.map((event) => deliver(event)));
  const readiness = (await fetch(`${hub.url}/readyz`)).status;
  process.kill(hub.enginePid, 'SIGCONT');
  await poll('the store is back', () => hub.isReady());
  const again = await Promise.all(events.map((event) => deliver(redelivered(event))));

  expect([heard, readiness]).toEqual([[503, 503, 503], 503]);
  expect(again).toEqual([200, 200, 200]);
  for (const name of ['ann', 'ben', 'cat']) expect(await answerTo(name)).toHaveLength(2);
  expect(line.violations).toEqual([]);
}, 90_000);

it('never says 200 to what it cannot store, over a killed engine', async () => {
  const dan = line.user('dan');
  const events = Array.from({ length: 30 }, (_, n) => line.user(`quick ${n}`).text(QUESTION));
  const killed = hub.enginePid;

  const heard = events.map((event) => deliver(event));
  hub.killEngine();
  const taken = (await Promise.all(heard)).map((status) => status === 200);
  await poll('another engine serves', async () => hub.enginePid !== killed && (await hub.isReady()));
  await deliver(dan.text(QUESTION));
  await answerTo('dan');

  for (const [n, isTaken] of taken.entries()) if (isTaken) await answerTo(`quick ${n}`);
  const heardBy = events.map((_, n) => line.textsTo(line.user(`quick ${n}`).id).length);
  // The two bubbles of a first answer, or nothing at all: what was refused was not delivered again here.
  expect(heardBy.filter((count, n) => taken[n] === true && count !== 2)).toEqual([]);
  expect(line.violations).toEqual([]);
}, 90_000);
