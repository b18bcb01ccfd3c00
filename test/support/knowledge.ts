// Small makers for tests of the knowledge room: an article, publishing deps on a store, what is live as plain text.

import type { ArticleContent } from '../../src/domain/article.js';
import type { KnowledgeStore } from '../../src/knowledge/knowledge-store.js';
import type { PublishDeps } from '../../src/knowledge/publish.js';

/** @example anArticle('id-card', { answer: '…' }) */
export function anArticle(id: string, content: Partial<ArticleContent> = {}): ArticleContent {
  return {
    id,
    title: `${id} 怎麼辦？`,
    variants: [`請問 ${id}`],
    answer: `${id} 的答案`,
    keywords: [],
    risk: 'general',
    ...content,
  };
}

/** Publishing with a clock of its own: waiting moves it on and costs no time. */
export function publishDeps(store: KnowledgeStore): PublishDeps {
  let nowMs = 1_700_000_000_000;
  return {
    store,
    clock: () => nowMs,
    wait: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
  };
}

/** What citizens are answered from, one `id@version answer` a line. */
export async function liveLines(store: KnowledgeStore, revision?: number): Promise<string[]> {
  const articles = await store.readArticles(revision ?? (await store.readRevision()));
  return articles.map(({ id, version, answer }) => `${id}@${version} ${answer}`);
}
