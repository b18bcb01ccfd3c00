// Two commands on a fresh clone: only one prepares at a time, and a holder that was killed blocks nobody.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const LOCK_MODULE = pathToFileURL(path.resolve('src/launch/preparing-lock.js')).href;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'yima-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that notes in a journal when its work begins and ends, `holdMs` apart. */
function prepareInChild(holdMs: number): ChildProcess {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { onePreparationAtATime } from ${JSON.stringify(LOCK_MODULE)};
    const note = (word) => appendFileSync(${JSON.stringify(path.join(folder, 'journal'))}, word + '\\n');
    onePreparationAtATime(${JSON.stringify(path.join(folder, 'deep', 'lock'))}, () => {
      note('begin');
      process.stdout.write('begun');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${holdMs});
      note('end');
    }, () => {});`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const readJournal = async (): Promise<string[]> =>
  (await readFile(path.join(folder, 'journal'), 'utf8')).trim().split('\n');

describe('onePreparationAtATime', () => {
  it('never lets two processes work at once', async () => {
    const children = Array.from({ length: 6 }, () => prepareInChild(40));
    const ends = await Promise.all(children.map((child) => once(child, 'exit')));

    expect(ends.map(([code]) => code as unknown)).toEqual(children.map(() => 0));
    expect(await readJournal()).toEqual(children.flatMap(() => ['begin', 'end']));
  });

  it('goes on at once where the holder was killed in the middle', async () => {
    const killed = prepareInChild(600_000);
    if (killed.stdout === null) throw new Error('the child has no output');
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const [code] = (await once(prepareInChild(1), 'exit')) as [number];

    expect(code).toBe(0);
    expect(await readJournal()).toEqual(['begin', 'begin', 'end']);
  });

  it('takes over from a process that is gone, whatever it left', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await prepareOnce();
    await writeFile(path.join(folder, 'deep', 'lock'), String(gone));

    await prepareOnce();

    expect(await readJournal()).toEqual(['begin', 'end', 'begin', 'end']);
  });
});

const prepareOnce = (): Promise<unknown> => once(prepareInChild(1), 'exit');
