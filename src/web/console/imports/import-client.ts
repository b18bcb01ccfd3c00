// Sheets and the knowledge base over HTTP.

import type {
  ImportPreviewView,
  ImportProgressView,
  ImportRunsView,
  ImportRunView,
  ImportUndoneView,
} from '../../../wire/import-api.js';
import { noteActivity } from '../session/activity.js';
import { sendFile } from '../session/send-file-client.js';
import { call, faultOf } from '../session/staff-client.js';
import { networkFault } from '../shell/fault.js';

/** As the hub takes them. Unit: bytes. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
const FILE_NAME_CHARS = 200;

export type ColumnChoice = Readonly<
  Record<string, { readonly headerRow: number; readonly fields: readonly (string | null)[] }>
>;

export interface ImportWish {
  readonly file: File;
  /** What the person has said about columns; empty: as the hub guesses. */
  readonly mappings: ColumnChoice;
  /** The sheet is the whole list. */
  readonly endsAbsent: boolean;
}

export interface Sending {
  readonly csrfToken: string;
  /** Its name for `readProgress`. */
  readonly job: string;
  /** Share of the file that has left, 0 to 1. */
  readonly onSent: (ratio: number) => void;
}

export const previewImport = (wish: ImportWish, sending: Sending): Promise<ImportPreviewView> =>
  upload('/imports/preview', wish, { ...sending, more: {} });

export interface ApplyWish extends ImportWish {
  readonly skipsBad: boolean;
  readonly target: ImportRunView['target'];
}

export const applyImport = (wish: ApplyWish, sending: Sending): Promise<ImportRunView> =>
  upload('/imports', wish, {
    ...sending,
    more: { skipBad: String(wish.skipsBad), target: wish.target },
  });

export const readProgress = async (job: string): Promise<ImportProgressView['progress']> =>
  (await call<ImportProgressView>('GET', `/imports/progress?job=${job}`)).progress;

export const listImports = async (): Promise<ImportRunsView['runs']> =>
  (await call<ImportRunsView>('GET', '/imports')).runs;

export const undoImport = (id: string, csrfToken: string): Promise<ImportUndoneView> =>
  call('POST', `/imports/${encodeURIComponent(id)}/undo`, { csrfToken });

export const exportHref = (format: string): string => `/api/v1/articles/export?format=${format}`;
export const templateHref = (format: string): string => `/api/v1/imports/template?format=${format}`;

/** The rows that were not taken, as an ODS file. */
export async function readBadRows({ file, mappings }: ImportWish, csrfToken: string): Promise<Blob> {
  const query = queryOf({ file, mappings });
  const answer = await fetch(`/api/v1/imports/bad-rows?${query}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'x-csrf-token': csrfToken },
    body: file,
  }).catch(() => {
    throw networkFault('NETWORK');
  });
  if (!answer.ok) throw faultOf(await answer.json().catch(() => undefined), answer.status);
  noteActivity();
  return answer.blob();
}

function queryOf({ file, mappings }: Pick<ImportWish, 'file' | 'mappings'>, more: object = {}): string {
  const named = Object.keys(mappings).length === 0 ? {} : { mappings: JSON.stringify(mappings) };
  return new URLSearchParams({ fileName: file.name.slice(-FILE_NAME_CHARS), ...named, ...more }).toString();
}

function upload<Answer>(
  path: string,
  wish: ImportWish,
  { csrfToken, job, onSent, more }: Sending & { readonly more: object },
): Promise<Answer> {
  const query = queryOf(wish, { job, endAbsent: String(wish.endsAbsent), ...more });
  return sendFile({ method: 'POST', path: `${path}?${query}`, body: wish.file, csrfToken, onSent });
}
