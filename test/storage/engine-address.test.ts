import path from 'node:path';

import {
  SOCKET_PATH_MAX_BYTES,
  addressOf,
  engineFolders,
  isAnswering,
} from '../../src/storage/embedded/engine-address.js';
import { readReport, writeReport, type EngineReport } from '../../src/storage/embedded/engine-report.js';

describe('engineFolders', () => {
  it.each([
    ['a short folder', '/srv/yima'],
    ['a folder just too long', `/srv/${'y'.repeat(62)}`],
    ['a very long folder', `/srv/${'y'.repeat(300)}`],
    ['a folder of few characters but many bytes', `/srv/${'市'.repeat(25)}`],
  ])('gives %s a socket path that the system takes', (_name, dataDir) => {
    const { run, link } = engineFolders(dataDir);

    const longest = path.join(run, 'embedded-mongodb-XXXXXX', 'mongodb.sock');
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(SOCKET_PATH_MAX_BYTES);
    expect(Buffer.byteLength(link)).toBeLessThanOrEqual(SOCKET_PATH_MAX_BYTES);
  });

  it('stays inside of the data folder where that is short enough', () => {
    expect(engineFolders('/srv/yima')).toMatchObject({ run: '/srv/yima/run', alias: undefined });
  });

  it('gives two long folders two addresses', () => {
    const [first, second] = ['a', 'b'].map((letter) => engineFolders(`/srv/${letter.repeat(200)}`).link);

    expect(first).not.toBe(second);
  });
});

describe('isAnswering', () => {
  it('says no where nothing was ever started', async () => {
    expect(await isAnswering(addressOf(engineFolders('/nowhere/at/all')))).toBe(false);
  });
});

describe('readReport', () => {
  it.each<EngineReport>([
    { kind: 'ready' },
    { kind: 'refused', why: 'locked', message: 'held' },
    { kind: 'refused', why: 'missing', message: 'no package' },
    { kind: 'refused', why: 'failed', message: 'disk full' },
  ])('reads back what the child wrote: %j', (report) => {
    expect(readReport(writeReport(report))).toEqual(report);
  });

  it.each(['', 'null', '{"kind":', '{"kind":"refused","why":"new"}', '[]'])(
    'takes %j as a failure',
    (line) => {
      expect(readReport(line)).toMatchObject({ kind: 'refused', why: 'failed' });
    },
  );
});
