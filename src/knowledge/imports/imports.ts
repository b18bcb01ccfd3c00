// An editor's sheet on its way into the knowledge base: looked at first, then live in one revision, then taken back if it was a
// mistake. Nothing is kept between looking and importing: the browser sends the file again.

import { randomUUID } from 'node:crypto';

import type { FaqRowFault } from '../../content/faq-rows.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import { contentDigest } from '../content-digest.js';
import { publish, type OwnedContent, type PublishDeps } from '../publish.js';
import { absentIn } from './absent-articles.js';
import { fitInSteps } from './fit-to-live.js';
import type { ImportLog, ImportRun } from './import-log.js';
import { previewImport, type PreviewOrder, type PreviewParts } from './preview-import.js';
import { columnsToRemember, openSheet, readOpened, type SheetOfOrder } from './read-import.js';
import { summarizeInSteps } from './summarize-changes.js';

export interface ImportsParts extends PublishDeps, Omit<PreviewParts, 'store' | 'log'> {
  readonly log: ImportLog;
}

export interface ImportOrder extends PreviewOrder {
  /** Go on without the rows that have faults. */
  readonly skipsBad: boolean;
  readonly by: ImportRun['by'];
}

export type ImportOutcome =
  | { readonly kind: 'done'; readonly run: ImportRun }
  | { readonly kind: 'bad-rows'; readonly badCount: number }
  /** Every row says what is live already, or there is none. */
  | { readonly kind: 'nothing'; readonly sameCount: number };

export type UndoOutcome =
  | {
      readonly kind: 'done';
      /** Articles that somebody changed since; they stay as they are. */
      readonly leftIds: readonly string[];
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-applied' };

export function createImports(parts: ImportsParts) {
  return {
    preview: (order: PreviewOrder) => previewImport(parts, order),
    /** The rows, checked, without looking at what is live. Throws SheetError. */
    check: async (order: SheetOfOrder) => readOpened(await openSheet(parts, order), order.onProgress),
    apply: (order: ImportOrder) => apply(parts, order),
    undo: (id: string, by: ImportRun['by']) => undo(parts, id, by),
    list: parts.log.list,
  };
}
export type Imports = ReturnType<typeof createImports>;

/** Rows with at least one fault. */
export const countBadRows = (faults: readonly FaqRowFault[]): number =>
  new Set(faults.map(({ row, sheet = '' }) => `${row} ${sheet}`)).size;

async function apply(parts: ImportsParts, order: ImportOrder): Promise<ImportOutcome> {
  const { log, live, clock } = parts;
  const { onProgress } = order;
  const opened = await openSheet(parts, order);
  const read = await readOpened(opened, onProgress);
  const { faults } = read;
  const badCount = countBadRows(faults);
  if (badCount > 0 && !order.skipsBad) return { kind: 'bad-rows', badCount };
  onProgress?.({ stage: 'comparing', done: 0, total: 0 });
  await live.refresh();
  const { revision: revisionBefore, published } = live.current();
  const wanted = await runBesideOthers(fitInSteps(read, published));
  const { added, changed, sameCount } = await runBesideOthers(summarizeInSteps(wanted, published));
  const endedIds = order.endsAbsent
    ? absentIn(await parts.store.readHeads(revisionBefore), wanted, faults)
    : [];
  if (added.length + changed.length + endedIds.length === 0) return { kind: 'nothing', sameCount };
  onProgress?.({ stage: 'publishing', done: 0, total: 0 });
  const begun = {
    id: randomUUID(),
    ...{
      fileName: order.fileName,
      by: order.by,
      atMs: clock(),
      revisionBefore,
      sameCount,
      badCount,
      endedIds,
    },
    addedIds: added.map(({ id }) => id),
    changedIds: changed.map(({ id }) => id),
  };
  // Before it is live: a stop in between leaves a note that something was begun, never a change that nobody made.
  await log.begin(begun, columnsToRemember(opened, order.mappings));
  const put = [...added, ...changed].map((content) => ({ content, origin: 'import' as const }));
  const { revision } = await publish(parts, () => ({
    ...{ put, end: endedIds },
    note: { by: order.by, why: order.fileName },
  }));
  await log.applied(begun.id, revision);
  await live.refresh();
  return { kind: 'done', run: { ...begun, state: 'applied', revision } };
}

async function undo(parts: ImportsParts, id: string, by: ImportRun['by']): Promise<UndoOutcome> {
  const { store, log, clock, live } = parts;
  const run = await log.find(id);
  if (run === undefined) return { kind: 'unknown' };
  if (run.state !== 'applied' || run.revision === undefined) return { kind: 'not-applied' };
  const before = await ownedAt(parts, run.revisionBefore);
  const written = new Map(
    (await store.readArticles(run.revision)).map((article) => [article.id, contentDigest(article)]),
  );
  const ids = [...run.addedIds, ...run.changedIds, ...run.endedIds];
  let leftIds: readonly string[] = [];
  await publish(parts, (heads) => {
    // An ended one is in no revision afterwards: it is ours as long as nobody has brought it back.
    const isOurs = (articleId: string): boolean => heads.get(articleId)?.digest === written.get(articleId);
    // Ended since is changed since.
    leftIds = ids.filter((articleId) => !isOurs(articleId));
    const own = ids.filter(isOurs);
    return {
      put: own.flatMap((articleId) => before.get(articleId) ?? []),
      end: own.filter((articleId) => !before.has(articleId)),
      note: { by, why: run.fileName },
    };
  });
  await log.undone(id, { by, atMs: clock() });
  await live.refresh();
  return { kind: 'done', leftIds };
}

/** Old revisions stay readable, with who wrote each article. */
async function ownedAt(
  { store }: ImportsParts,
  revision: number,
): Promise<ReadonlyMap<string, OwnedContent>> {
  const [articles, heads] = await Promise.all([store.readArticles(revision), store.readHeads(revision)]);
  const origins = new Map(heads.map(({ articleId, origin }) => [articleId, origin]));
  return new Map(
    articles.map((article) => [
      article.id,
      { content: article, origin: origins.get(article.id) ?? 'import' },
    ]),
  );
}
