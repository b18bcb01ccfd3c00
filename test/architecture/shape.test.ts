// Know one channel, know all: every channel folder holds the same five files.

import { readdirSync } from 'node:fs';
import path from 'node:path';

const CHANNELS = path.join(__dirname, '..', '..', 'src', 'channels');
const PARTS = ['signature', 'parse', 'render', 'client', 'adapter'];

const channels = readdirSync(CHANNELS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the shape of a channel', () => {
  it('is looked for where channels are', () => {
    expect(channels).toContain('line');
  });

  it.each(channels)('%s has its five files', (name) => {
    const files = readdirSync(path.join(CHANNELS, name));

    expect(files).toEqual(expect.arrayContaining(PARTS.map((part) => `${name}-${part}.ts`)));
  });
});
