// Brings the live knowledge in line with the articles of `knowledge-base/` at each start.

import type { ArticleContent } from '../domain/article.js';
import { publish, type PublishDeps, type PublishResult } from './publish.js';

/**
 * Publishes the shipped articles. They replace only shipped ones: an id that the city has imported stays the city's.
 * A shipped article whose file is gone is ended.
 */
export function publishShipped(
  deps: PublishDeps,
  articles: readonly ArticleContent[],
): Promise<PublishResult> {
  const shippedIds = new Set(articles.map(({ id }) => id));
  return publish(deps, (heads) => ({
    origin: 'shipped',
    put: articles.filter(({ id }) => heads.get(id)?.origin !== 'import'),
    end: [...heads.values()]
      .filter(({ articleId, origin }) => origin === 'shipped' && !shippedIds.has(articleId))
      .map(({ articleId }) => articleId),
  }));
}
