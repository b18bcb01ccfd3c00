// The top of the repository is a table of contents: what may stand there is listed here, with the reason.

import { trackedFiles } from '../support/tools.js';

const FOLDERS = ['src', 'intents', 'knowledge-base', 'test', 'docker'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'LICENSE'];
/** Tools that look for their configuration here and nowhere else. */
const TOOL_CONFIGURATION = ['eslint.config.js', 'jest.config.mjs', 'jest.data.config.mjs', 'knip.json'];
const ALLOWED = new Set([...FOLDERS, ...FILES, ...TOOL_CONFIGURATION]);

describe('the top level of the repository', () => {
  it('holds the product, its documents and the configuration of tools, nothing else', async () => {
    const top = new Set((await trackedFiles()).map((file) => file.split('/')[0] ?? ''));
    const strangers = [...top].filter((name) => !ALLOWED.has(name) && !name.startsWith('.'));

    expect(strangers).toEqual([]);
  });

  it('holds every folder that the README speaks of', async () => {
    const top = new Set((await trackedFiles()).map((file) => file.split('/')[0]));

    expect([...top]).toEqual(expect.arrayContaining([...FOLDERS, ...FILES]));
  });
});
