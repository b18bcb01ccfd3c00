// Takes a city's own sheet of articles into the knowledge base: live at once, or kept as drafts.

import type { ArticleContent } from '../domain/article.js';
import { publish, type PublishDeps, type PublishResult } from './publish.js';

/** Publishes the rows. An id that exists is replaced, a shipped one is taken over; nothing else is touched. */
export function importArticles(
  deps: PublishDeps,
  articles: readonly ArticleContent[],
): Promise<PublishResult> {
  const put = articles.map((content) => ({ content, origin: 'import' as const }));
  return publish(deps, () => ({ put, end: [] }));
}

/** Keeps the rows as drafts: nobody is answered from them. */
export async function importDrafts(deps: PublishDeps, articles: readonly ArticleContent[]): Promise<void> {
  await deps.store.saveDrafts(articles, deps.clock());
}
