// What a sheet would change, before anything changes.

import type { FaqRowFault } from '../../content/faq-rows.js';
import { big5DoubtsInSteps, type Big5Doubt } from '../../content/sheets/big5-doubts.js';
import type { Article, ArticleContent } from '../../domain/article.js';
import { validityAt } from '../../domain/validity.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import type { Clock } from '../../lib/clock.js';
import type { QuestionTest } from '../check-questions.js';
import type { KnowledgeStore } from '../knowledge-store.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { absentIn } from './absent-articles.js';
import { fitInSteps } from './fit-to-live.js';
import type { OnProgress } from './import-progress.js';
import {
  openSheet,
  readOpened,
  type OpenedSheet,
  type ReadImport,
  type ReadImportDeps,
  type SheetOfOrder,
} from './read-import.js';
import { rehearse, type Rehearsal } from './rehearse.js';
import { describeInSteps, summarizeInSteps, type ArticleChange } from './summarize-changes.js';

export interface PreviewParts extends ReadImportDeps {
  readonly store: Pick<KnowledgeStore, 'readHeads'>;
  readonly live: Pick<LiveKnowledge, 'current' | 'refresh'>;
  /** Questions that editors wrote to be found. */
  readonly tests: () => readonly QuestionTest[];
  readonly clock: Clock;
}

export interface PreviewOrder extends SheetOfOrder {
  /** The sheet is the whole list: what was imported once and is not in it, ends. */
  readonly endsAbsent: boolean;
}

export type ImportPreview =
  /** No sheet has columns for a question and an answer: the editor has to say which is which. */
  | ({ readonly kind: 'needs-columns' } & OpenedSheet)
  | ({ readonly kind: 'read' } & OpenedSheet & ImportFindings);

export interface ImportFindings {
  /** Good rows. */
  readonly rowCount: number;
  readonly faults: readonly FaqRowFault[];
  readonly skippedSheets: readonly string[];
  readonly added: readonly ArticleContent[];
  readonly changes: readonly ArticleChange[];
  readonly changedCount: number;
  readonly sameCount: number;
  /** Imported once, live, and not in this sheet. */
  readonly absent: readonly ArticleContent[];
  readonly rehearsal: Rehearsal;
  /** Where a Big5 file may have lost a character before it came here. */
  readonly doubts: readonly Big5Doubt[];
}

/** Word by word for so many changed articles; the others are counted. */
const MOST_DESCRIBED = 200;

/** @throws SheetError */
export async function previewImport(parts: PreviewParts, order: PreviewOrder): Promise<ImportPreview> {
  const opened = await openSheet(parts, order);
  if (!opened.hasColumns) return { kind: 'needs-columns', ...opened };
  const read = await readOpened(parts, opened, order.onProgress);
  return { kind: 'read', ...opened, ...(await findingsOf(parts, read, order)) };
}

async function findingsOf(
  parts: PreviewParts,
  read: ReadImport,
  { endsAbsent, onProgress }: PreviewOrder,
): Promise<ImportFindings> {
  const { faults, skippedSheets } = read;
  onProgress?.({ stage: 'comparing', done: 0, total: 0 });
  await parts.live.refresh();
  const { articles: valid, published: live, index, intents, revision } = parts.live.current();
  const wanted = await runBesideOthers(fitInSteps(read, live));
  const { added, changed, sameCount } = await runBesideOthers(summarizeInSteps(wanted, live));
  const changes = await runBesideOthers(describeInSteps(changed.slice(0, MOST_DESCRIBED), live));
  const absentIds = absentIn(await parts.store.readHeads(revision), wanted, faults);
  const absent = absentIds.flatMap((id) => live.get(id) ?? []);
  const nowMs = parts.clock();
  const isServed = (content: ArticleContent): boolean => validityAt(content, nowMs) === 'valid';
  const [put, end] = [[...added, ...changed], endsAbsent ? absentIds : []];
  const articles = merged(valid, put, end).filter(isServed);
  const rehearsal = await rehearse(
    index,
    { articles, intents: [...intents.values()], isSame: put.length + end.length === 0 },
    { tests: parts.tests(), onQuestion: rehearsalSteps(onProgress) },
  );
  const counts = { rowCount: wanted.length, changedCount: changed.length, sameCount };
  const doubts = await runBesideOthers(big5DoubtsInSteps(read.file));
  return { skippedSheets, faults, added, changes, absent, ...counts, rehearsal, doubts };
}

const rehearsalSteps =
  (onProgress: OnProgress | undefined) =>
  (done: number, total: number): void => {
    onProgress?.({ stage: 'rehearsing', done, total });
  };

function merged(
  live: ReadonlyMap<string, Article>,
  put: readonly ArticleContent[],
  end: readonly string[],
): readonly Article[] {
  const all = new Map(live);
  for (const content of put) all.set(content.id, { ...content, version: 0 });
  for (const id of end) all.delete(id);
  return [...all.values()];
}
