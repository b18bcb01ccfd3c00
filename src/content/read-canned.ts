// The folder `knowledge-base/canned/` → the desk's prewritten replies, or every fault in it. Called at start and by
// `content:check`.

import { existsSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { CANNED_BLANKS_FILLED, CANNED_BLANKS_OPEN } from '../domain/blanks.js';
import type { CannedReply } from '../domain/canned-reply.js';
import { blanksField, lineField, linesField } from './text-fields.js';
import { parseYamlFile, type ContentFault, type YamlSource } from './yaml-file.js';
import { readYamlFolder } from './yaml-folder.js';

export interface ShippedCanned {
  readonly replies: readonly CannedReply[];
  readonly faults: readonly ContentFault[];
}

/** Below `knowledge-base/`: files in here are no articles. */
export const CANNED_FOLDER = 'canned';

const GUIDE = 'knowledge-base/canned/README.md';
const TEXT_CHARS = 2_000;
const MIN_WHEN = 3;

/** The checks of a reply that hold wherever it is written. */
const CANNED_FIELDS = {
  title: lineField(60),
  code: lineField(20).refine((code) => /^[a-z0-9]+$/.test(code), {
    error: '只能用小寫英文和數字 / only lower-case letters and digits',
  }),
  text: blanksField(TEXT_CHARS, [...CANNED_BLANKS_FILLED, ...CANNED_BLANKS_OPEN]),
} as const;

const cannedFile = z.strictObject(
  {
    id: lineField(80).refine((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), {
      error: '只能用小寫英文、數字和 - / only lower-case letters, digits and -',
    }),
    ...CANNED_FIELDS,
    when: linesField(MIN_WHEN, 200),
  },
  { error: '檔案內容要是「欄位: 值」 / the file must hold "field: value" lines' },
);

/** Reads every canned reply of the knowledge base; a city may have none. */
export async function readCanned(knowledgeBaseDir: string): Promise<ShippedCanned> {
  const replies: CannedReply[] = [];
  const faults: ContentFault[] = [];
  const folder = path.join(knowledgeBaseDir, CANNED_FOLDER);
  for (const read of existsSync(folder) ? await readYamlFolder(folder, GUIDE) : []) {
    const source = { ...read, file: `${CANNED_FOLDER}/${read.file}` };
    const parsed = parseYamlFile(source, cannedFile);
    if ('faults' in parsed) {
      faults.push(...parsed.faults);
      continue;
    }
    const reply = { ...parsed.value, text: parsed.value.text.trim() };
    const fault = checkNames(source, reply, replies);
    if (fault === undefined) replies.push(reply);
    else faults.push(fault);
  }
  return { replies, faults };
}

/** The file is named after the id, and a code finds one reply only. */
function checkNames(
  { file, guide }: YamlSource,
  { id, code }: CannedReply,
  earlier: readonly CannedReply[],
): ContentFault | undefined {
  const fault = (field: string, reason: string): ContentFault => ({
    file,
    line: 1,
    field,
    reason,
    next: `改檔名、id 或 code；寫法見 ${guide} / change the file name, the id or the code; see ${guide}`,
  });
  if (file !== `${CANNED_FOLDER}/${id}.yaml`)
    return fault('id', `檔名要是 ${id}.yaml / the file must be named ${id}.yaml`);
  const twin = earlier.find((reply) => reply.code === code);
  if (twin === undefined) return undefined;
  return fault('code', `「${code}」已在 ${twin.id}.yaml 用過 / "${code}" is used in ${twin.id}.yaml`);
}

/** What is wrong with a reply that somebody writes at the desk; nothing where it is fine. */
export function faultsOfCanned(reply: {
  readonly title: string;
  readonly code: string;
  readonly text: string;
}): readonly { readonly field: string; readonly reason: string }[] {
  const parsed = z.object(CANNED_FIELDS).safeParse(reply);
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.map(({ path: [field], message }) => ({ field: String(field), reason: message }));
}
