// The open versions of a revision, without their texts: read once, since a revision never changes.

import type { ArticleHead, KnowledgeStore } from './knowledge-store.js';

/** By article. Throws StoreUnavailableError. */
export type HeadReader = (revision: number) => Promise<ReadonlyMap<string, ArticleHead>>;

export function createHeadReader(store: Pick<KnowledgeStore, 'readHeads'>): HeadReader {
  let known: { readonly revision: number; readonly heads: ReadonlyMap<string, ArticleHead> } | undefined;
  return async (revision) => {
    if (known?.revision !== revision) {
      const heads = await store.readHeads(revision);
      known = { revision, heads: new Map(heads.map((head) => [head.articleId, head])) };
    }
    return known.heads;
  };
}
