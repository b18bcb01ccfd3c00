// The thread that reads one file and ends.

import { parentPort } from 'node:worker_threads';

import { readSheetFile } from './read-sheet-file.js';
import { SheetError } from './sheet.js';
import type { SheetOrder, SheetAnswer } from './sheet-thread.js';

async function answer({ bytes, fileName }: SheetOrder): Promise<SheetAnswer> {
  try {
    return { file: await readSheetFile(Buffer.from(bytes), fileName) };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const [zh = '', en = ''] = error.message.split('\n');
    return { fault: { code: error.code, zh, en } };
  }
}

parentPort?.once('message', (order: SheetOrder) => {
  void answer(order).then((found) => parentPort?.postMessage(found));
});
