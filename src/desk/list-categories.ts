// What closed matters are sorted under.

import type { LiveKnowledge } from '../knowledge/live-knowledge.js';

/** The categories of the published articles, each once, in the order of Chinese dictionaries. */
export function createListCategories({ current }: Pick<LiveKnowledge, 'current'>): () => readonly string[] {
  return () => {
    const named = [...current().articles.values()].flatMap(({ category }) => category ?? []);
    return [...new Set(named)].sort((a, b) => a.localeCompare(b, 'zh-Hant-TW'));
  };
}
