// What a file of questions and answers comes down to, whatever program wrote it.

import { HubError } from '../../domain/errors.js';
import type { JsonLine, JsonLineFault } from '../../lib/json-lines.js';

export interface SheetRow {
  /** As the editor's own program numbers it, from 1. */
  readonly row: number;
  /** Texts as they are shown; empty where the cell is. */
  readonly cells: readonly string[];
}

export interface Sheet {
  /** Empty for formats that hold one sheet. */
  readonly name: string;
  /** Rows with something in them. */
  readonly rows: readonly SheetRow[];
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'big5';

/** Columns without a meaning yet, or rows that name their own fields. */
export type SheetFile =
  | {
      readonly format: 'ods' | 'xlsx' | 'csv';
      /** Text formats only. */
      readonly encoding?: TextEncoding;
      readonly sheets: readonly Sheet[];
    }
  | {
      readonly format: 'jsonl' | 'markdown';
      readonly encoding: TextEncoding;
      readonly lines: readonly (JsonLine | JsonLineFault)[];
    };

/** Larger files are refused unread. Unit: bytes. */
export const MOST_SHEET_BYTES = 20 * 1024 * 1024;
/** Of all sheets of a file together. */
export const MOST_SHEET_ROWS = 50_000;

export type SheetFaultCode =
  | 'SHEET_TOO_LARGE'
  | 'SHEET_TOO_SLOW'
  | 'SHEET_KIND_UNKNOWN'
  | 'SHEET_LOCKED'
  | 'SHEET_HAS_MACROS'
  | 'SHEET_DAMAGED'
  | 'SHEET_ENCODING_UNKNOWN'
  | 'SHEET_EMPTY';

/** Why a file was not read. The message is for editors: Chinese, then English. */
export class SheetError extends HubError {
  override readonly name = 'SheetError';
  declare readonly code: SheetFaultCode;

  constructor(code: SheetFaultCode, zh: string, en: string, cause?: unknown) {
    super(code, `${zh}\n${en}`, cause === undefined ? {} : { cause });
  }
}
