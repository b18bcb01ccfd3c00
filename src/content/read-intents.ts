// The folder `intents/` → intents, or every fault in it. Called at start and by `content:check`.

import path from 'node:path';

import { z } from 'zod';

import { INTENT_KINDS, type Intent } from '../domain/article.js';
import { findBlanks, REPLY_BLANKS } from '../domain/blanks.js';
import { blanksField, lineField, linesField, wordField } from './text-fields.js';
import { parseYamlFile, type ContentFault } from './yaml-file.js';
import { readYamlFolder } from './yaml-folder.js';

export interface ShippedIntents {
  readonly intents: readonly Intent[];
  readonly faults: readonly ContentFault[];
}

const GUIDE = 'intents/README.md';
const UTTERANCE_CHARS = 200;
const REPLY_CHARS = 1_000;
/** Chinese and English together. */
const MIN_UTTERANCES = 20;

/** As many as stand beside each other on a phone. */
const MOST_ARTICLES = 3;

const replies = z
  .array(blanksField(REPLY_CHARS, REPLY_BLANKS), { error: '要是清單 / must be a list' })
  .refine((entries) => entries.length > 0, {
    error: '至少要一句 / at least one',
  });

const intentFile = z
  .strictObject(
    {
      id: lineField(80),
      kind: wordField(INTENT_KINDS),
      utterances: z.strictObject({ zh: linesField(1, UTTERANCE_CHARS), en: linesField(1, UTTERANCE_CHARS) }),
      replies: z.strictObject({ zh: replies, en: replies }),
      articles: linesField(1, 80)
        .refine((ids) => ids.length <= MOST_ARTICLES, {
          error: `最多 ${MOST_ARTICLES} 篇 / at most ${MOST_ARTICLES}`,
        })
        .optional(),
      offer_person: wordField(['yes', 'no']).optional(),
    },
    { error: '檔案內容要是「欄位: 值」 / the file must hold "field: value" lines' },
  )
  .superRefine(({ kind, utterances: { zh, en }, replies: said }, context) => {
    // Said to whoever waits for a person too, where nothing is filled in.
    for (const [language, lines] of Object.entries(said))
      for (const [index, line] of lines.entries())
        if (kind === 'emergency' && findBlanks(line).length > 0)
          context.addIssue({
            code: 'custom',
            path: ['replies', language, index],
            message: '緊急的回話不能有 {{空格}} / an emergency reply must not hold {{blanks}}',
          });
    const count = new Set([...zh, ...en]).size;
    if (count < MIN_UTTERANCES)
      context.addIssue({
        code: 'custom',
        path: ['utterances'],
        message: `不重複的說法至少要 ${MIN_UTTERANCES} 句，現在有 ${count} 句 / at least ${MIN_UTTERANCES} different ones, this has ${count}`,
      });
  });

/** Reads every intent below the folder. */
export async function readIntents(folder: string): Promise<ShippedIntents> {
  const intents: Intent[] = [];
  const faults: ContentFault[] = [];
  for (const source of await readYamlFolder(folder, GUIDE)) {
    const parsed = parseYamlFile(source, intentFile);
    if ('faults' in parsed) {
      faults.push(...parsed.faults);
      continue;
    }
    const { file, guide } = source;
    const { id, kind, utterances, replies: said, articles, offer_person: offers } = parsed.value;
    // With the file named after the id, no two files of one folder can share one.
    if (file === `${id}${path.extname(file)}`)
      intents.push({
        id,
        kind,
        utterances: [...utterances.zh, ...utterances.en],
        replies: { zh: said.zh.map((line) => line.trim()), en: said.en.map((line) => line.trim()) },
        ...(articles === undefined ? {} : { articles }),
        ...(offers === 'yes' ? { offersPerson: true } : {}),
      });
    else
      faults.push({
        file,
        line: 1,
        field: 'id',
        reason: `檔案要是 ${id}.yaml，直接放在 intents/ / the file must be ${id}.yaml, right in intents/`,
        next: `改檔名或 id；寫法見 ${guide} / rename the file or change the id; see ${guide}`,
      });
  }
  return { intents, faults };
}
