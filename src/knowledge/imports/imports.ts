// An editor's sheet on its way into the knowledge base: looked at first, then live in one revision, then taken back if it was a
// mistake. Nothing is kept between looking and importing: the browser sends the file again.

import { randomUUID } from 'node:crypto';

import { readFaqRows, type FaqRowFault } from '../../content/faq-rows.js';
import type { ColumnMapping } from '../../content/sheets/column-mapping.js';
import { linesOfSheets } from '../../content/sheets/sheet-lines.js';
import type { SheetFile } from '../../content/sheets/sheet.js';
import type { ReadSheet, SheetOrder } from '../../content/sheets/sheet-thread.js';
import type { Article, ArticleContent } from '../../domain/article.js';
import type { QuestionTest } from '../check-questions.js';
import { contentDigest } from '../content-digest.js';
import { importArticles } from '../import-articles.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { publish, type OwnedContent, type PublishDeps } from '../publish.js';
import type { ImportLog, ImportRun } from './import-log.js';
import { rehearse, type Rehearsal } from './rehearse.js';
import { contentOf, describeChange, summarizeChanges, type ArticleChange } from './summarize-changes.js';

export interface ImportsParts extends PublishDeps {
  readonly log: ImportLog;
  readonly readSheet: ReadSheet;
  readonly live: Pick<LiveKnowledge, 'current' | 'refresh'>;
  /** Questions that editors wrote to be found. */
  readonly tests: readonly QuestionTest[];
}

export interface SheetOfOrder extends SheetOrder {
  /** By sheet name, where an editor has said which column is what. */
  readonly mappings: ReadonlyMap<string, ColumnMapping>;
}

export interface ImportPreview {
  readonly file: SheetFile;
  /** Good rows. */
  readonly rowCount: number;
  readonly faults: readonly FaqRowFault[];
  readonly skippedSheets: readonly string[];
  readonly added: readonly ArticleContent[];
  readonly changes: readonly ArticleChange[];
  readonly changedCount: number;
  readonly sameCount: number;
  readonly rehearsal: Rehearsal;
}

export interface ImportOrder extends SheetOfOrder {
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

/** Word by word for so many changed articles; the others are counted. */
const MOST_DESCRIBED = 200;

export function createImports(parts: ImportsParts) {
  return {
    preview: (order: SheetOfOrder) => preview(parts, order),
    apply: (order: ImportOrder) => apply(parts, order),
    undo: (id: string, by: ImportRun['by']) => undo(parts, id, by),
    list: parts.log.list,
  };
}
export type Imports = ReturnType<typeof createImports>;

async function readRows({ readSheet }: ImportsParts, { mappings, ...order }: SheetOfOrder) {
  const file = await readSheet(order);
  const { lines, skippedSheets } = linesOfSheets(file, mappings);
  return { file, skippedSheets, ...readFaqRows(lines) };
}

async function preview(parts: ImportsParts, order: SheetOfOrder): Promise<ImportPreview> {
  const { file, skippedSheets, articles: wanted, faults } = await readRows(parts, order);
  await parts.live.refresh();
  const { articles: live, index, intents } = parts.live.current();
  const { added, changed, sameCount } = summarizeChanges(wanted, live);
  const changes = changed.slice(0, MOST_DESCRIBED).map((content) => {
    const now = live.get(content.id);
    return describeChange(now ?? content, content);
  });
  const articles = merged(live, [...added, ...changed]);
  const rehearsal = await rehearse(index, { articles, intents: [...intents.values()] }, parts.tests);
  const counts = { rowCount: wanted.length, changedCount: changed.length, sameCount };
  return { file, skippedSheets, faults, added, changes, ...counts, rehearsal };
}

function merged(live: ReadonlyMap<string, Article>, put: readonly ArticleContent[]): readonly Article[] {
  const all = new Map(live);
  for (const content of put) all.set(content.id, { ...content, version: 0 });
  return [...all.values()];
}

async function apply(parts: ImportsParts, order: ImportOrder): Promise<ImportOutcome> {
  const { log, live, clock } = parts;
  const { articles: wanted, faults } = await readRows(parts, order);
  const badCount = new Set(faults.map(({ row, sheet = '' }) => `${row} ${sheet}`)).size;
  if (badCount > 0 && !order.skipsBad) return { kind: 'bad-rows', badCount };
  await live.refresh();
  const { revision: revisionBefore, articles } = live.current();
  const { added, changed, sameCount } = summarizeChanges(wanted, articles);
  if (added.length + changed.length === 0) return { kind: 'nothing', sameCount };
  const begun = {
    id: randomUUID(),
    ...{ fileName: order.fileName, by: order.by, atMs: clock(), revisionBefore, sameCount, badCount },
    addedIds: added.map(({ id }) => id),
    changedIds: changed.map(({ id }) => id),
  };
  // Before it is live: a stop in between leaves a note that something was begun, never a change that nobody made.
  await log.begin(begun);
  const { revision } = await importArticles(parts, [...added, ...changed]);
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
    (await store.readArticles(run.revision)).map((article) => [article.id, contentDigest(contentOf(article))]),
  );
  const ids = [...run.addedIds, ...run.changedIds];
  let leftIds: readonly string[] = [];
  await publish(parts, (heads) => {
    const isOurs = (articleId: string): boolean => heads.get(articleId)?.digest === written.get(articleId);
    // Ended since is changed since.
    leftIds = ids.filter((articleId) => !isOurs(articleId));
    const own = ids.filter(isOurs);
    return {
      put: own.flatMap((articleId) => before.get(articleId) ?? []),
      end: own.filter((articleId) => !before.has(articleId)),
    };
  });
  await log.undone(id, { by, atMs: clock() });
  await live.refresh();
  return { kind: 'done', leftIds };
}

/** Old revisions stay readable, with who wrote each article. */
async function ownedAt({ store }: ImportsParts, revision: number): Promise<ReadonlyMap<string, OwnedContent>> {
  const [articles, heads] = await Promise.all([store.readArticles(revision), store.readHeads(revision)]);
  const origins = new Map(heads.map(({ articleId, origin }) => [articleId, origin]));
  return new Map(
    articles.map((article) => [
      article.id,
      { content: contentOf(article), origin: origins.get(article.id) ?? 'import' },
    ]),
  );
}
