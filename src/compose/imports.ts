// Sheets of editors, on the live knowledge and its store.

import { setTimeout as wait } from 'node:timers/promises';

import { readSheetInThread } from '../content/sheets/sheet-thread.js';
import type { QuestionTest } from '../knowledge/check-questions.js';
import { createImports, type Imports } from '../knowledge/imports/imports.js';
import type { FileLooker } from '../knowledge/articles/what-it-names.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export function createKnowledgeImports(
  { knowledge: store, imports: log, drafts }: Pick<Stores, 'knowledge' | 'imports' | 'drafts'>,
  { config, deps: { clock } }: Parts,
  known: { readonly live: LiveKnowledge; readonly tests: () => readonly QuestionTest[] } & FileLooker,
): Imports {
  const readSheet = readSheetInThread(config.content.sheetWorkerEntry);
  const { needsSecondPerson } = config.knowledge;
  return createImports({ ...known, store, log, drafts, needsSecondPerson, readSheet, clock, wait });
}
