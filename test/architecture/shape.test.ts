// Know one channel, know all: every channel folder holds the same five files.

import { readdirSync } from 'node:fs';
import path from 'node:path';

const CHANNELS = path.join(__dirname, '..', '..', 'src', 'channels');
/** A channel of the tests' own, which proves that a fourth one fits. */
const FOURTH = path.join(__dirname, '..', 'channels', 'chirp');
const PARTS = ['signature', 'parse', 'render', 'client', 'adapter'];

const channels = [
  ...readdirSync(CHANNELS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(CHANNELS, entry.name)),
  FOURTH,
];

describe('the shape of a channel', () => {
  it('is looked for where channels are', () => {
    expect(channels).toContain(path.join(CHANNELS, 'line'));
  });

  it.each(channels)('%s has its five files', (folder) => {
    const files = readdirSync(folder);
    const name = path.basename(folder);

    expect(files).toEqual(expect.arrayContaining(PARTS.map((part) => `${name}-${part}.ts`)));
  });
});
