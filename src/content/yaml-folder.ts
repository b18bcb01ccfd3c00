// Every YAML file below a folder, in a fixed order.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { HubError } from '../domain/errors.js';
import type { YamlSource } from './yaml-file.js';

/** Reads `*.yaml` and `*.yml`; hidden files are left alone. Throws where the folder itself cannot be read. */
export async function readYamlFolder(folder: string, guide: string): Promise<YamlSource[]> {
  const files = (await listFiles(folder)).filter((file) => /(^|[\\/])[^.][^\\/]*\.ya?ml$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      file: file.split(path.sep).join('/'),
      text: await readFile(path.join(folder, file), 'utf8'),
      guide,
    })),
  );
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (cause) {
    throw new HubError(
      'CONTENT_FOLDER_UNREADABLE',
      `讀不到內容資料夾 ${folder}，請確認它存在而且可以讀取。 / The content folder ${folder} cannot be read; check that it exists and may be read.`,
      { cause },
    );
  }
}
