// A file to be kept, under a name of ours.

import { EXPORT_TYPES, type ExportFormat } from '../content/sheets/write-sheet.js';
import type { HttpResponse } from './exchange.js';

interface GivenFile {
  readonly content: Buffer;
  readonly format: ExportFormat;
  /** Without its ending. ASCII. */
  readonly name: string;
}

export function giveFile(response: HttpResponse, { content, format, name }: GivenFile): void {
  response
    .set('Content-Type', EXPORT_TYPES[format])
    .set('Content-Disposition', `attachment; filename="${name}.${format}"`)
    .set('X-Content-Type-Options', 'nosniff')
    .send(content);
}
