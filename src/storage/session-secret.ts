// The secret that signs visitor tokens and staff sessions: SESSION_SECRET, else made once and kept in the data folder.
// Called by compose at start; each user derives a key of its own from it, so that one can never stand for the other.

import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { recordOf } from '../lib/json-reading.js';

/** Name of the file in DATA_DIR. Mode 0600. */
const FILE_NAME = 'session-secret';

/** Resolves to `given`, or to the secret of this data folder, made there at the first call. */
export async function loadSessionSecret(dataDir: string, given?: string): Promise<string> {
  if (given !== undefined) return given;
  const file = path.join(dataDir, FILE_NAME);
  const kept = await readKept(file);
  if (kept !== undefined) return kept;
  await mkdir(dataDir, { recursive: true });
  await keepOnce(file, randomBytes(32).toString('base64url'));
  return (await readKept(file)) ?? loadSessionSecret(dataDir);
}

/** A key for one purpose; 32 bytes. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'yima', purpose, 32));
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    return text === '' ? undefined : text;
  } catch (error) {
    if (recordOf(error)['code'] === 'ENOENT') return undefined;
    throw error;
  }
}

/** Appears whole or not at all; of two processes that start at once, the first one's counts. */
async function keepOnce(file: string, secret: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (recordOf(error)['code'] !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
