// Takes a city's own sheet of articles into the knowledge base: live at once, or kept as drafts.

import { randomUUID } from 'node:crypto';

import type { ArticleContent } from '../domain/article.js';
import type { Clock } from '../lib/clock.js';
import type { DraftStore } from './articles/draft-store.js';
import { keepAsDrafts } from './imports/draft-rows.js';
import type { Keeper, KnowledgeStore } from './knowledge-store.js';
import { publish, type PublishDeps, type PublishResult } from './publish.js';

/** Publishes the rows. An id that exists is replaced, a shipped one is taken over; nothing else is touched. */
export function importArticles(
  deps: PublishDeps,
  articles: readonly ArticleContent[],
): Promise<PublishResult> {
  const put = articles.map((content) => ({ content, origin: 'import' as const }));
  return publish(deps, () => ({ put, end: [] }));
}

export interface DraftDeps {
  readonly store: Pick<KnowledgeStore, 'readRevision' | 'readHeads'>;
  readonly drafts: DraftStore;
  readonly clock: Clock;
}

export interface KeptDrafts {
  readonly savedCount: number;
  /** Articles whose draft is somebody's work: it stays. */
  readonly leftIds: readonly string[];
}

/** Keeps the rows as drafts: nobody is answered from them. A draft that a sheet made before is replaced, an editor's is not. */
export async function importDrafts(
  { store, drafts, clock }: DraftDeps,
  articles: readonly ArticleContent[],
  by?: Keeper,
): Promise<KeptDrafts> {
  const heads = await store.readHeads(await store.readRevision());
  const versions = new Map(heads.map(({ articleId, version }) => [articleId, version]));
  const rows = articles.map((content) => ({ content, baseVersion: versions.get(content.id) ?? 0 }));
  const how = { importId: randomUUID(), state: 'draft' as const, ...(by === undefined ? {} : { by }) };
  const leftIds = await keepAsDrafts({ drafts, clock }, rows, how);
  return { savedCount: articles.length - leftIds.length, leftIds };
}
