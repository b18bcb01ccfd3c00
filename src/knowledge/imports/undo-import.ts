// An import is taken back: what it put live is as before, what it made drafts of is gone. What somebody changed since stays, and is named.

import type { DraftStore } from '../articles/draft-store.js';
import type { PeoplePublishDeps } from '../people-publish.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { takeBack } from '../take-back.js';
import type { ImportLog, ImportRun } from './import-log.js';

export interface LeftArticle {
  readonly id: string;
  readonly title: string;
}

export type UndoOutcome =
  | {
      readonly kind: 'done';
      /** Articles that somebody changed since; they, or their drafts, stay as they are. */
      readonly left: readonly LeftArticle[];
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-applied' }
  /** It went live before a second person was asked for. */
  | { readonly kind: 'needs-second-person' };

export interface UndoParts extends PeoplePublishDeps {
  readonly log: ImportLog;
  readonly live: Pick<LiveKnowledge, 'current' | 'refresh'>;
  readonly drafts: Pick<DraftStore, 'findAll' | 'removeImported'>;
}

export async function undoImport(parts: UndoParts, id: string, by: ImportRun['by']): Promise<UndoOutcome> {
  const { log, clock, live } = parts;
  const run = await log.find(id);
  if (run === undefined) return { kind: 'unknown' };
  const leftIds = run.target === 'drafts' ? await undoDrafts(parts, run) : await undoLive(parts, run, by);
  if (typeof leftIds === 'string') return { kind: leftIds };
  await log.undone(id, { by, atMs: clock() });
  await live.refresh();
  return { kind: 'done', left: await named(parts, leftIds) };
}

async function named({ drafts, live }: UndoParts, ids: readonly string[]): Promise<readonly LeftArticle[]> {
  const { published } = live.current();
  const titles = new Map(
    (await drafts.findAll(ids)).map(({ articleId, content }) => [articleId, content.title]),
  );
  return ids.map((id) => ({ id, title: titles.get(id) ?? published.get(id)?.title ?? id }));
}

const idsOf = ({ addedIds, changedIds, endedIds }: ImportRun) => [...addedIds, ...changedIds, ...endedIds];

/** Also of one that was broken off. */
async function undoDrafts(parts: UndoParts, run: ImportRun): Promise<string[] | 'not-applied'> {
  if (run.state === 'undone') return 'not-applied';
  const gone = new Set([...(await parts.drafts.removeImported(run.id)), ...run.keptIds]);
  const others = idsOf(run).filter((articleId) => !gone.has(articleId));
  const written = new Set((await parts.drafts.findAll(others)).map(({ articleId }) => articleId));
  // What somebody threw away is no news; what somebody published is.
  const [before, now] = await Promise.all([
    versionsAt(parts, run.revisionBefore),
    versionsAt(parts, await parts.store.readRevision()),
  ]);
  return others.filter((each) => written.has(each) || before.get(each) !== now.get(each));
}

async function versionsAt({ store }: UndoParts, revision: number): Promise<ReadonlyMap<string, number>> {
  return new Map((await store.readHeads(revision)).map(({ articleId, version }) => [articleId, version]));
}

async function undoLive(
  parts: UndoParts,
  run: ImportRun,
  by: ImportRun['by'],
): Promise<readonly string[] | 'not-applied' | 'needs-second-person'> {
  if (run.state !== 'applied' || run.revision === undefined) return 'not-applied';
  const act = { before: run.revisionBefore, after: run.revision, ids: idsOf(run) };
  const taken = await takeBack(parts, [act], { by, why: run.fileName });
  return taken === undefined ? 'needs-second-person' : taken.leftIds;
}
