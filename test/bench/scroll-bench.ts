// `npm run bench:scroll`: what a real Chromium's main thread does while an agent scrolls through ten thousand waiting talks
// with the wheel, down and up again. Long tasks are what the browser itself calls so (50 ms and more).
// `-- --talks 1000` for fewer; `--profile FILE` keeps the CPU profile of the first way down.

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { CDPSession, Page } from 'playwright-core';

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import { accountId } from '../../src/domain/ids.js';
import { openBrowser } from '../support/browser.js';
import { LIN, startStaffedHub, Windows } from '../support/staffed-hub.js';
import type { TestHub } from '../support/test-hub.js';
import { percentile } from './paced-load.js';

const { values } = parseArgs({
  options: { talks: { type: 'string', default: '10000' }, profile: { type: 'string' } },
});
const TALKS = Number(values.talks);
const WAYS = 4;
/** As a wheel or a trackpad of somebody in a hurry sends them. */
const WHEEL_EVERY_MS = 16;
const WHEEL_PX = 1_600;
const WHEELS = 300;
const REST_MS = 4_000;

/** The first waiting talk again and again under other names, as the road has written it. */
async function fill(hub: TestHub): Promise<void> {
  const talker = hub.line.user('first');
  await hub.ask(talker, talker.text('轉真人'));
  const talks = hub.database.connection.collection<{ _id: string; queuedAt?: Date }>('conversations');
  const first = await talks.findOne({ _id: hub.talkOf(talker) });
  if (first === null) throw new Error('Nobody waits.');
  const queuedAtMs = first.queuedAt?.getTime() ?? Date.now();
  const reasons = ['asked', 'unanswered-twice', 'asked', 'again'];
  const copies = Array.from({ length: TALKS - 1 }, (_, n) => {
    const key = `U${String(n).padStart(32, '0')}`;
    return {
      ...first,
      ...{ _id: conversationIdOf(accountId('line'), key), key, handoffReason: reasons[n % reasons.length] },
      queuedAt: new Date(queuedAtMs - n * 300),
    };
  });
  for (let at = 0; at < copies.length; at += 1_000) await talks.insertMany(copies.slice(at, at + 1_000));
}

/** From now on the page notes its long tasks and the pauses between its frames. As text: it runs in the browser. */
const WATCH = `
  globalThis.watched = { longTasks: [], frames: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  let beforeMs = performance.now();
  const frame = (nowMs) => {
    watched.frames.push(nowMs - beforeMs);
    beforeMs = nowMs;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
`;

interface Watched {
  /** Unit: ms. */
  readonly longTasks: readonly number[];
  readonly frames: readonly number[];
}

/** What was noted since the last call. */
const noted = (page: Page): Promise<Watched> =>
  page.evaluate<Watched>('({ longTasks: watched.longTasks.splice(0), frames: watched.frames.splice(0) })');

async function scroll(page: Page, devtools: CDPSession, deltaY: number): Promise<void> {
  for (let n = 0; n < WHEELS; n += 1) {
    await devtools.send('Input.dispatchMouseEvent', {
      ...{ type: 'mouseWheel', x: 200, y: 500, deltaX: 0, deltaY },
    });
    await page.waitForTimeout(WHEEL_EVERY_MS);
  }
}

const hub = await startStaffedHub();
await fill(hub);
const browser = await openBrowser();
const windows = new Windows(browser, hub);
const { page } = await windows.desk(LIN, { widthPx: 1440, heightPx: 900 });
await page.waitForSelector('.queue-row');
await page.waitForTimeout(REST_MS);
await page.evaluate(WATCH);
const devtools = await page.context().newCDPSession(page);
await devtools.send('Profiler.enable');
await page.waitForTimeout(REST_MS);
const { longTasks: idle } = await noted(page);
await devtools.send('Profiler.start');
for (let way = 0; way < WAYS; way += 1) {
  await scroll(page, devtools, way % 2 === 0 ? WHEEL_PX : -WHEEL_PX);
  if (way > 0) continue;
  const { profile } = await devtools.send('Profiler.stop');
  if (values.profile !== undefined) writeFileSync(values.profile, JSON.stringify(profile));
}
const { longTasks, frames } = await noted(page);
const rounded = (times: readonly number[]): string =>
  times
    .toSorted((a, b) => b - a)
    .map((ms) => ms.toFixed(0))
    .join(' ');
console.log(`\n${TALKS} waiting talks, ${WAYS} ways of ${WHEELS} wheel turns`);
console.log(`long tasks while scrolling    ${longTasks.length}: ${rounded(longTasks)}`);
console.log(`long tasks with nobody there  ${idle.length}: ${rounded(idle)}`);
console.log(`between two frames, p95 ms    ${percentile(frames, 0.95).toFixed(1)}`);
console.log(`between two frames, most ms   ${Math.max(...frames).toFixed(1)}`);
await windows.close();
await browser.close();
await hub.stop();
process.exit(0);
