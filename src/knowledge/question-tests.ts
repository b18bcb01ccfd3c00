// The questions that must find their article: an article's own where it has any, else those that a file of the repository names
// for its id. Asked at every publish, import and training.

import type { ArticleContent } from '../domain/article.js';
import type { QuestionTest } from './check-questions.js';
import type { KnowledgeSnapshot } from './live-knowledge.js';

/** What the files name, by article id. */
export type ShippedTests = ReadonlyMap<string, readonly string[]>;

export function testsOf(
  { id, tests }: Pick<ArticleContent, 'id' | 'tests'>,
  shipped: ShippedTests,
): readonly string[] {
  return tests ?? shipped.get(id) ?? [];
}

/** Of all valid articles, gathered anew only where these are others. */
export function createQuestionTests(
  current: () => Pick<KnowledgeSnapshot, 'articles'>,
  shipped: ShippedTests,
): () => readonly QuestionTest[] {
  let gatheredFrom: KnowledgeSnapshot['articles'] | undefined;
  let gathered: readonly QuestionTest[] = [];
  return () => {
    const { articles } = current();
    if (articles !== gatheredFrom) {
      gatheredFrom = articles;
      gathered = [...articles.values()].flatMap((article) =>
        testsOf(article, shipped).map((question) => ({ articleId: article.id, question })),
      );
    }
    return gathered;
  };
}
