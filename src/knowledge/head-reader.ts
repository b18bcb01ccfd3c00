// The open versions of a revision, without their texts.

import type { ArticleHead, KnowledgeStore } from './knowledge-store.js';
import { oncePerRevision, type RevisionReader } from './once-per-revision.js';

/** By article. Throws StoreUnavailableError. */
export type HeadReader = RevisionReader<ReadonlyMap<string, ArticleHead>>;

export const createHeadReader = (store: Pick<KnowledgeStore, 'readHeads'>): HeadReader =>
  oncePerRevision(async (revision) => {
    const heads = await store.readHeads(revision);
    return new Map(heads.map((head) => [head.articleId, head]));
  });
