// Reads an uploaded file in a thread of its own with a limit on memory and time: a hostile file costs its sender an error and
// nobody else anything.

import { Worker } from 'node:worker_threads';

import { SheetError, type SheetFaultCode, type SheetFile } from './sheet.js';

export interface SheetOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type SheetAnswer =
  | { readonly file: SheetFile }
  | { readonly fault: { readonly code: SheetFaultCode; readonly zh: string; readonly en: string } };

/** A sheet of 50,000 rows takes about three seconds on two busy cores. Unit: ms. */
const DEADLINE_MS = 15_000;
/** The largest sheet we take needs about half. Unit: MB. */
const MEMORY_MB = 768;

/** @throws SheetError */
export type ReadSheet = (order: SheetOrder) => Promise<SheetFile>;

/** `entry`: the built sheet-worker.js. */
export function readSheetInThread(entry: string, deadlineMs = DEADLINE_MS): ReadSheet {
  return async (order) => {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker.unref();
    let timer: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<SheetAnswer>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', (cause) => {
          reject(tooHeavyError(cause));
        });
        worker.once('exit', () => {
          reject(tooHeavyError());
        });
        timer = setTimeout(() => {
          reject(tooSlowError());
        }, deadlineMs);
        worker.postMessage(order);
      });
      if ('file' in answer) return answer.file;
      throw new SheetError(answer.fault.code, answer.fault.zh, answer.fault.en);
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  };
}

const tooHeavyError = (cause?: unknown): SheetError =>
  new SheetError(
    'SHEET_TOO_LARGE',
    '讀這個檔案需要太多記憶體，沒有讀完。請只留需要的工作表，或拆成幾個檔案再試。',
    'This file takes too much memory to read. Keep the sheet you need, or split the file, and try again.',
    cause,
  );

const tooSlowError = (): SheetError =>
  new SheetError(
    'SHEET_TOO_SLOW',
    '這個檔案讀了 15 秒還沒讀完，已經停止。請只留需要的工作表，或拆成幾個檔案再試。',
    'Reading this file took longer than 15 seconds and was stopped. Keep the sheet you need, or split the file, and try again.',
  );
