// Brings the live knowledge in line with the articles of `knowledge-base/` at each start.

import type { ArticleContent } from '../domain/article.js';
import { publish, type PublishDeps, type PublishResult } from './publish.js';

export interface PublishShippedOptions {
  /** End the shipped articles that are not among these. Off while a file cannot be read: it is broken, not gone. */
  readonly endMissing: boolean;
}

/** Publishes the shipped articles. They replace only shipped ones: an id that the city has imported or edited stays the city's, and
 *  what it has archived stays archived. */
export function publishShipped(
  deps: PublishDeps,
  articles: readonly ArticleContent[],
  { endMissing }: PublishShippedOptions,
): Promise<PublishResult> {
  const shippedIds = new Set(articles.map(({ id }) => id));
  return publish(deps, async (heads) => {
    const archived = await deps.store.readArchivedIds();
    const isOurs = (id: string): boolean =>
      !archived.has(id) && (heads.get(id)?.origin ?? 'shipped') === 'shipped';
    return {
      put: articles
        .filter(({ id }) => isOurs(id))
        .map((content) => ({ content, origin: 'shipped' as const })),
      end: [...heads.values()]
        .filter(({ articleId, origin }) => endMissing && origin === 'shipped' && !shippedIds.has(articleId))
        .map(({ articleId }) => articleId),
    };
  });
}
