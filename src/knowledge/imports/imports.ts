// An editor's sheet on its way into the knowledge base: looked at first, then live in one revision or kept as drafts, then taken back
// if it was a mistake. Nothing is kept between looking and importing: the browser sends the file again.

import { randomUUID } from 'node:crypto';

import type { FaqRowFault } from '../../content/faq-rows.js';
import type { Article } from '../../domain/article.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import type { DraftStore } from '../articles/draft-store.js';
import { mayGoLive, publishByPeople, type PeoplePublishDeps } from '../people-publish.js';
import { absentIn } from './absent-articles.js';
import { keepAsDrafts } from './draft-rows.js';
import { fitInSteps } from './fit-to-live.js';
import type { ImportLog, ImportRun, ImportTarget } from './import-log.js';
import { previewImport, type PreviewOrder, type PreviewParts } from './preview-import.js';
import { columnsToRemember, openSheet, readOpened, type SheetOfOrder } from './read-import.js';
import { summarizeInSteps, type ChangeSummary } from './summarize-changes.js';
import { undoImport } from './undo-import.js';

export interface ImportsParts extends PeoplePublishDeps, Omit<PreviewParts, 'store' | 'log'> {
  readonly log: ImportLog;
  readonly drafts: Pick<DraftStore, 'addAll' | 'findAll' | 'removeImported'>;
}

export interface ImportOrder extends PreviewOrder {
  /** Go on without the rows that have faults. */
  readonly skipsBad: boolean;
  readonly target: ImportTarget;
  readonly by: ImportRun['by'];
}

export type ImportOutcome =
  | { readonly kind: 'done'; readonly run: ImportRun }
  | { readonly kind: 'bad-rows'; readonly badCount: number }
  /** Every row says what is live already, or there is none. */
  | { readonly kind: 'nothing'; readonly sameCount: number }
  /** Only as drafts, which somebody else publishes. */
  | { readonly kind: 'needs-second-person' };

export function createImports(parts: ImportsParts) {
  const usualTarget: ImportTarget = parts.needsSecondPerson ? 'drafts' : 'live';
  return {
    /** Where a sheet goes unless somebody says otherwise; with a second person required, there is no other way. */
    usualTarget,
    needsSecondPerson: parts.needsSecondPerson,
    preview: (order: PreviewOrder) => previewImport(parts, order),
    /** The rows, checked, without looking at what is live. Throws SheetError. */
    check: async (order: SheetOfOrder) => readOpened(parts, await openSheet(parts, order), order.onProgress),
    apply: (order: ImportOrder) => apply(parts, order),
    undo: (id: string, by: ImportRun['by']) => undoImport(parts, id, by),
    list: parts.log.list,
  };
}
export type Imports = ReturnType<typeof createImports>;

/** Rows with at least one fault. */
export const countBadRows = (faults: readonly FaqRowFault[]): number =>
  new Set(faults.map(({ row, sheet = '' }) => `${row} ${sheet}`)).size;

async function apply(parts: ImportsParts, order: ImportOrder): Promise<ImportOutcome> {
  const { log, live, clock } = parts;
  const { onProgress, target, by, fileName } = order;
  // Said before the file is read; what goes live is asked again where it goes live.
  if (target === 'live' && !mayGoLive(parts, { by })) return { kind: 'needs-second-person' };
  const opened = await openSheet(parts, order);
  const read = await readOpened(parts, opened, onProgress);
  const { faults } = read;
  const badCount = countBadRows(faults);
  if (badCount > 0 && !order.skipsBad) return { kind: 'bad-rows', badCount };
  onProgress?.({ stage: 'comparing', done: 0, total: 0 });
  await live.refresh();
  const { revision: revisionBefore, published } = live.current();
  const wanted = await runBesideOthers(fitInSteps(read, published));
  const changes = await runBesideOthers(summarizeInSteps(wanted, published));
  const { added, changed, sameCount } = changes;
  const endedIds = order.endsAbsent
    ? absentIn(await parts.store.readHeads(revisionBefore), wanted, faults)
    : [];
  if (added.length + changed.length + endedIds.length === 0) return { kind: 'nothing', sameCount };
  const begun = {
    ...{
      id: randomUUID(),
      fileName,
      by,
      atMs: clock(),
      revisionBefore,
      sameCount,
      badCount,
      endedIds,
      target,
    },
    addedIds: added.map(({ id }) => id),
    changedIds: changed.map(({ id }) => id),
  };
  // Before anything is written: a stop in between leaves a note that something was begun, never a change that nobody made.
  await log.begin(begun, columnsToRemember(opened, order.mappings));
  const write = target === 'drafts' ? writeDrafts : writeLive;
  const written = await write(parts, order, { begun, changes, published });
  if (written === undefined) return { kind: 'needs-second-person' };
  await log.applied(begun.id, written);
  await live.refresh();
  return { kind: 'done', run: { ...begun, ...written, state: 'applied' } };
}

interface Begun {
  readonly begun: Pick<ImportRun, 'id' | 'endedIds'>;
  readonly changes: ChangeSummary;
  readonly published: ReadonlyMap<string, Article>;
}
type Written = Pick<ImportRun, 'revision' | 'keptIds'>;

/** All in one revision. */
async function writeLive(
  parts: ImportsParts,
  { onProgress, by, fileName }: ImportOrder,
  { begun, changes: { added, changed } }: Begun,
): Promise<Written | undefined> {
  onProgress?.({ stage: 'publishing', done: 0, total: 0 });
  const put = [...added, ...changed].map((content) => ({ content, origin: 'import' as const }));
  const change = { put, end: begun.endedIds, note: { by, why: fileName } };
  const result = await publishByPeople(parts, [{ by }], () => change);
  return result === undefined ? undefined : { revision: result.revision, keptIds: [] };
}

/** Given to a second pair of eyes at once. What the sheet does not hold any more is proposed to be taken off. */
async function writeDrafts(
  parts: ImportsParts,
  { onProgress, by, fileName }: ImportOrder,
  { begun, changes: { added, changed }, published }: Begun,
): Promise<Written> {
  const versionOf = (id: string): number => published.get(id)?.version ?? 0;
  const put = [...added, ...changed].map((content) => ({ content, baseVersion: versionOf(content.id) }));
  const ended = begun.endedIds.flatMap((id) => {
    const article = published.get(id);
    if (article === undefined) return [];
    const { version: baseVersion, ...content } = article;
    return [{ content, baseVersion, ends: true as const }];
  });
  const keptIds = await keepAsDrafts(parts, [...put, ...ended], {
    ...{ importId: begun.id, state: 'review', by, why: fileName },
    onRow: (done, total) => onProgress?.({ stage: 'drafting', done, total }),
  });
  return { keptIds };
}
