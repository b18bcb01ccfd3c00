import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { prepareFolder } from '../../src/storage/embedded/prepare-folder.js';
import { freshFolder, removeFolders } from '../support/engine-folders.js';

/** Fills slowly enough for the others to come, and notes each filling in a log. */
const SCRIPT = `
import { appendFileSync, writeFileSync } from 'node:fs';
const [entry, folder] = process.argv.slice(1);
const { prepareFolder } = await import(entry);
await prepareFolder(folder, async (staging) => {
  appendFileSync(folder + '.log', 'filled\\n');
  for (let n = 0; n < 200; n += 1) writeFileSync(staging + '/' + n, String(n));
});
process.stdout.write(String((await import('node:fs')).readdirSync(folder).length));
`;

async function prepareElsewhere(folder: string): Promise<string> {
  const entry = path.resolve('dist/storage/embedded/prepare-folder.js');
  const args = ['--input-type=module', '--eval', SCRIPT, entry, folder];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

const fillWith = (text: string) => async (staging: string) => {
  writeFileSync(path.join(staging, 'file'), text);
  return Promise.resolve();
};

afterEach(removeFolders);

describe('prepareFolder', () => {
  it('is filled once when three processes want it, and complete for each', async () => {
    const parent = freshFolder();
    const folder = path.join(parent, 'library');

    const seen = await Promise.all([1, 2, 3].map(async () => prepareElsewhere(folder)));

    expect(seen).toEqual(['200', '200', '200']);
    expect(readFileSync(`${folder}.log`, 'utf8')).toBe('filled\n');
    expect(readdirSync(parent).sort()).toEqual(['library', 'library.log']);
  });

  it('takes over the lock of a process that died', async () => {
    const folder = path.join(freshFolder(), 'library');
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(`${folder}.lock`, String(pid));

    await prepareFolder(folder, fillWith('new'));

    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('new');
  });

  it('leaves a complete folder alone', async () => {
    const folder = path.join(freshFolder(), 'library');
    await prepareFolder(folder, fillWith('first'));

    await prepareFolder(folder, fillWith('second'));

    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('first');
  });

  it('leaves nothing behind when filling fails, so that the next one can try', async () => {
    const parent = freshFolder();
    const folder = path.join(parent, 'library');

    const failing = prepareFolder(folder, async () => Promise.reject(new Error('no network')));

    await expect(failing).rejects.toThrow('no network');
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(parent)).toEqual([]);
  });
});
