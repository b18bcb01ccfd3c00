// The media folder on disk: DATA_DIR/media, in folders by the beginning of the name. Implements `MediaFiles`.

import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { recordOf } from '../lib/json-reading.js';
import type { FoundFile, MediaFiles } from '../media/media-files.js';

/** Names are made by the hub; the check is for the day when one is not. */
const NAME = /^[\w-]+(\.[\w-]+)*$/;
/** Characters of a name after which its folder is called: some 4,000 folders. */
const FOLDER_CHARS = [2, 4] as const;

export function createMediaFiles(dataDir: string): MediaFiles {
  const root = path.join(dataDir, 'media');
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new RangeError('no name of a media file');
    return path.join(root, name.slice(...FOLDER_CHARS), name);
  };
  return {
    pathOf,
    async draft(name) {
      const file = pathOf(name);
      const folder = path.dirname(file);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Named like its row, so that the sweep knows whose it is.
      const part = path.join(folder, `${name}.${randomBytes(6).toString('hex')}.part`);
      const handle = await open(part, 'wx', 0o600);
      let isOpen = true;
      const close = async (): Promise<void> => {
        if (!isOpen) return;
        isOpen = false;
        await handle.close();
      };
      return {
        async write(chunk) {
          await handle.writeFile(chunk);
        },
        async keep() {
          await handle.sync();
          await close();
          await rename(part, file);
          await syncFolder(folder);
        },
        async drop() {
          await close();
          await rm(part, { force: true });
        },
      };
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *list() {
      for (const folder of await namesIn(root)) {
        const place = path.join(root, folder);
        for (const name of await namesIn(place)) {
          const found = await look(place, name);
          if (found !== undefined) yield found;
        }
      }
    },
  };
}

/** The new name is on disk, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = recordOf(error)['code'];
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** Undefined for what is no file of ours, or has just gone. */
async function look(folder: string, name: string): Promise<FoundFile | undefined> {
  if (!NAME.test(name)) return undefined;
  try {
    const facts = await stat(path.join(folder, name));
    return facts.isFile() ? { name, writtenAtMs: facts.mtimeMs } : undefined;
  } catch (error) {
    if (recordOf(error)['code'] === 'ENOENT') return undefined;
    throw error;
  }
}
