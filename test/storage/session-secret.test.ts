// The secret of a data folder: made once, kept private, the same for whoever comes second.

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { deriveKey, loadSessionSecret } from '../../src/storage/session-secret.js';

describe('the session secret', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'yima-secret-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is what the environment gives, and then nothing is written', async () => {
    const given = 'x'.repeat(32);

    expect(await loadSessionSecret(folder, given)).toBe(given);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is made once and read by nobody else', async () => {
    const dataDir = path.join(folder, 'new');

    const first = await loadSessionSecret(dataDir);
    const second = await loadSessionSecret(dataDir);

    expect(first).toMatch(/^[\w-]{43}$/);
    expect(second).toBe(first);
    expect((await stat(path.join(dataDir, 'session-secret'))).mode & 0o777).toBe(0o600);
  });

  it('is one, however many start at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 20 }, () => loadSessionSecret(folder)));

    expect(new Set(secrets).size).toBe(1);
    expect(await readdir(folder)).toEqual(['session-secret']);
  });

  it('gives each purpose a key of its own', () => {
    const key = (purpose: string): string => Buffer.from(deriveKey('s'.repeat(32), purpose)).toString('hex');

    expect(key('visitor')).toHaveLength(64);
    expect(key('visitor')).toBe(key('visitor'));
    expect(key('visitor')).not.toBe(key('staff'));
  });
});
