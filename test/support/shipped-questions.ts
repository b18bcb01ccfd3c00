// Questions whose answers can be told apart: the titles of the shipped articles, each with the text that answers it.
// A judge that reads only what LINE accepted knows by the text which question was answered.

import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';

export interface KnownQuestion {
  readonly question: string;
  /** What the citizen reads, word for word. */
  readonly answer: string;
}

/** Every shipped article by its title; those on danger to life are left out, for they have rules of their own. */
export async function readQuestions(): Promise<readonly KnownQuestion[]> {
  const { articles } = await readArticles(path.resolve('knowledge-base'));
  return articles
    .map(({ content }) => content)
    .filter(({ risk }) => risk !== 'emergency')
    .map(({ title, answer }) => ({ question: title, answer }));
}
