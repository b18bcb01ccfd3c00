// `npm run bench:knowledge`: what an editor's large sheet costs, and whether citizens notice. A sheet of 5,000 rows is looked at and
// imported; then, with 10,000 articles live, the editors' list is opened and searched, and a change is published while 50 questions a
// second are asked.

import { setTimeout as delay } from 'node:timers/promises';

import { writeOds } from 'hucre/ods';

import { removeFolders } from '../support/engine-folders.js';
import { FakeLine } from '../support/fake-line.js';
import { poll } from '../support/poll.js';
import { RunningHub } from '../support/running-hub.js';
import { ADMIN_ENV, StaffClient } from '../support/staff-client.js';
import { percentile, postPaced } from './paced-load.js';

const ROWS = 5_000;
const PER_SECOND = 50;
const QUESTIONS = 750;
const CHANGED = 100;
/** Looks at the list, of each kind. */
const LOOKS = 30;
/** How often the hub is asked whether it still hears. Unit: ms. */
const KNOCK_MS = 50;

const line = await FakeLine.start();
const hub = await RunningHub.start({ line, env: ADMIN_ENV });
const editor = new StaffClient(() => hub.url);

async function sheet(from: number, count: number, answer: string): Promise<Buffer> {
  const rows = Array.from({ length: count }, (_, at) => {
    const n = from + at;
    const kind = (n * 7919) % 10_007;
    return [
      `made-${n}`,
      `第 ${n} 號櫃檯的 ${kind} 類證明要怎麼申請？`,
      `${answer}${'當天可以拿到。'.repeat(25)}`,
    ];
  });
  return Buffer.from(
    await writeOds({ sheets: [{ name: '問答', rows: [['編號', '問題', '答案'], ...rows] }] }),
  );
}

/** Unit: s. */
async function post(path: string, file: Buffer): Promise<number> {
  const startedMs = performance.now();
  const { status, text } = await editor.send('POST', `/api/v1/imports${path}?fileName=faq.ods`, {
    body: file,
  });
  if (status >= 300) throw new Error(text);
  return (performance.now() - startedMs) / 1_000;
}

/** How long the hub let others wait meanwhile. */
async function whileKnocking<Result>(work: Promise<Result>): Promise<{ result: Result; waitsMs: number[] }> {
  const over = new AbortController();
  const knock = async (): Promise<number[]> => {
    const waits: number[] = [];
    while (!over.signal.aborted) {
      const startedMs = performance.now();
      await (await fetch(`${hub.url}/livez`)).arrayBuffer();
      waits.push(performance.now() - startedMs);
      await delay(KNOCK_MS);
    }
    return waits;
  };
  const waits = knock();
  const result = await work.finally(() => {
    over.abort();
  });
  return { result, waitsMs: await waits };
}

async function ask(name: string): Promise<number[]> {
  const already = line.accepted.length;
  const waits = await postPaced(hub.webhookUrl, line, {
    ...{ count: QUESTIONS, perSecond: PER_SECOND, people: QUESTIONS, name },
  });
  await poll('every answer', () => line.accepted.length - already >= QUESTIONS, 120_000);
  return waits;
}

/** The first look, and then so many; all are there when it ends. Unit: ms. */
async function lookAtList(query: string): Promise<{ firstMs: number; waitsMs: number[] }> {
  const waits: number[] = [];
  for (let look = 0; look <= LOOKS; look += 1) {
    const startedMs = performance.now();
    const { status, text } = await editor.send('GET', `/api/v1/articles?limit=50${query}`);
    if (status !== 200) throw new Error(text);
    waits.push(performance.now() - startedMs);
  }
  const [firstMs = 0, ...waitsMs] = waits;
  return { firstMs, waitsMs };
}

const shown = (waitsMs: readonly number[]): string =>
  `p50 ${percentile(waitsMs, 0.5).toFixed(0)} ms · p99 ${percentile(waitsMs, 0.99).toFixed(0)} ms · most ${Math.max(...waitsMs).toFixed(0)} ms`;

/** Whatever fails, neither hub nor engine stays behind. */
try {
  await editor.signIn();
  const first = await sheet(0, ROWS, '請帶身分證。');
  const looked = await whileKnocking(post('/preview', first));
  const imported = await whileKnocking(post('', first));
  await post('', await sheet(ROWS, ROWS, '請帶健保卡。'));

  const firstRows = await lookAtList('');
  const searched = await lookAtList(`&text=${encodeURIComponent('櫃檯 7919')}`);
  const calm = await ask('calm');
  const change = await sheet(0, CHANGED, '改了：請帶駕照。');
  const [busy, published] = await Promise.all([ask('publishing'), post('', change)]);

  console.log(`
A sheet of ${ROWS} rows (ODS), on a hub with the shipped articles
  looked at, with all test questions   ${looked.result.toFixed(1)} s   meanwhile /livez ${shown(looked.waitsMs)}
  imported and live                    ${imported.result.toFixed(1)} s   meanwhile /livez ${shown(imported.waitsMs)}   (aim 10 s)
With ${2 * ROWS} articles more, ${PER_SECOND} questions a second, ${QUESTIONS} in all
  the list's first rows                ${shown(firstRows.waitsMs)}   the first time ${firstRows.firstMs.toFixed(0)} ms
  a search in it                       ${shown(searched.waitsMs)}   the first time ${searched.firstMs.toFixed(0)} ms
  calm                                 all answered; webhook ${shown(calm)}
  while ${CHANGED} changes are published      all answered; webhook ${shown(busy)}; live after ${published.toFixed(1)} s
`);
} finally {
  await hub.stop();
  await line.stop();
  removeFolders();
}
