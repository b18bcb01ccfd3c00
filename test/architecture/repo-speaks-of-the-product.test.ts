// What is tracked speaks of the product alone: nothing of the machine it was written on, no loose ends.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT, trackedFiles } from '../support/tools.js';

/** Has to name what it looks for. */
const THIS_FILE = 'test/architecture/repo-speaks-of-the-product.test.ts';

/** Folders that exist on one machine only. A path begins after a blank, a quote or a bracket: `src/work/` is none. */
const MACHINE_PATH = /(?<![\w.$})\]~*-])\/(?:work|farm|root|tmp|home\/\w+|Users\/\w+)\//;
/** A package host or mirror with its protocol; names that are reserved for examples are nobody's (RFC 2606). */
const PACKAGE_HOST =
  /https?:\/\/(?![\w.-]+\.(?:example|test|invalid)\b)[\w.-]*(?:registry|npmjs|artifactory|nexus|verdaccio|mirror)[\w.-]*/i;
/** A promise to oneself that nobody else can look up. */
const LOOSE_END = /\b(?:TODO|FIXME)\b(?!\(#\d+\))/;
const CONFLICT = /^(?:<{7} |>{7} |={7}$)/;

/** `file:line text` of each line that matches; binary files have nothing to say. */
async function findings(pattern: RegExp): Promise<string[]> {
  const files = (await trackedFiles()).filter((file) => file !== THIS_FILE);
  return files.flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    if (text.includes('\0')) return [];
    return text
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1} ${line.trim().slice(0, 120)}`] : []));
  });
}

describe('what is tracked', () => {
  it.each([
    ['path of one machine', MACHINE_PATH],
    ['package host', PACKAGE_HOST],
    ['loose end without an issue', LOOSE_END],
    ['conflict mark', CONFLICT],
  ])('holds no %s', async (_, pattern) => {
    expect(await findings(pattern)).toEqual([]);
  });

  it('locks its packages without saying where they came from', () => {
    expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});

describe('the patterns behind it', () => {
  it.each([
    ['see /work/notes.md', MACHINE_PATH],
    ["open('/tmp/x')", MACHINE_PATH],
    ['`/home/ann/yima`', MACHINE_PATH],
    ['https://npm.registry.internal.net/yima', PACKAGE_HOST],
    ['// TODO later', LOOSE_END],
    ['<<<<<<< HEAD', CONFLICT],
  ])('find %s', (line, pattern) => {
    expect(line).toMatch(pattern);
  });

  it.each([
    ['src/work/lane.ts', MACHINE_PATH],
    ['https://city.example/root/page', MACHINE_PATH],
    ['https://mirror.example/debian', PACKAGE_HOST],
    ['// TODO(#12): later', LOOSE_END],
    ['=======================', CONFLICT],
  ])('leave alone %s', (line, pattern) => {
    expect(line).not.toMatch(pattern);
  });
});
