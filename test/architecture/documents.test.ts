// The documents name what is there: links lead somewhere, paths exist, and the walk's functions stand in the walk's files.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT, trackedFiles } from '../support/tools.js';

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const architecture = read('src/README.md');

async function documents(): Promise<readonly string[]> {
  return (await trackedFiles()).filter((file) => file.endsWith('.md'));
}

/** Relative targets of `[text](target)` and pictures, without their anchors. */
function linksOf(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
  return targets.filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** Paths of source files in backticks: `turns/lanes.ts` is looked for from the root, below src/ and beside the document. */
function pathsOf(text: string): string[] {
  return [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|js|cjs|mjs|yaml|md))`/g)].map(([, name = '']) => name);
}

describe('the documents', () => {
  it('link only to what is there', async () => {
    const broken = (await documents()).flatMap((file) =>
      linksOf(read(file))
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );

    expect(broken).toEqual([]);
  });

  it.each(['README.md', 'src/README.md', 'docker/README.md'])('%s names only files that exist', (file) => {
    const places = ['.', 'src', path.dirname(file)];
    const missing = pathsOf(read(file)).filter(
      (name) => !places.some((place) => existsSync(path.join(ROOT, place, name))),
    );

    expect(missing).toEqual([]);
  });

  it('list every decision record, numbered without a gap', async () => {
    const records = (await documents()).filter((file) => /^src\/decisions\/\d/.test(file)).sort();

    expect(records.map((file) => Number(path.basename(file).slice(0, 4)))).toEqual(
      records.map((_, at) => at + 1),
    );
    for (const record of records)
      expect(read(record)).toMatch(
        /## Context[\s\S]+## Decision[\s\S]+## Price[\s\S]+## What would change our mind/,
      );
  });
});

describe('the inbound walk in src/README.md', () => {
  const stations = [...architecture.matchAll(/^\|\s+\d+\s+\| `([\w./-]+)`\s+\| ((?:`\w+`\s+)+)\|/gm)].map(
    ([, file = '', functions = '']) => [file, functions.match(/\w+/g) ?? []] as const,
  );

  it('has stations', () => {
    expect(stations.length).toBeGreaterThan(10);
  });

  it.each(stations)('%s has %j', (file, functions) => {
    const source = read(path.join('src', file));
    const missing = functions.filter((name) => !new RegExp(`\\b${name}\\b`).test(source));

    expect(missing).toEqual([]);
  });
});

describe('the rooms in src/README.md', () => {
  it('are the folders of src', async () => {
    const folders = new Set(
      (await trackedFiles()).flatMap((file) => /^src\/([\w-]+)\//.exec(file)?.slice(1) ?? []),
    );
    folders.delete('decisions');
    const [, table = ''] = /## Rooms\n([\s\S]+?)\n\n[^|\n]/.exec(architecture) ?? [];
    const named = [...table.matchAll(/`([\w-]+)\/`/g)].map(([, name]) => name);

    expect(named).toEqual(expect.arrayContaining([...folders]));
  });
});
