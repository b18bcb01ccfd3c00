// What the learning thread does: learns, then asks the frozen questions of what was in use before and of what it has learned.
// Plain data in, plain data out. Pure.

import type { Article, Intent } from '../domain/article.js';
import { learnKnowledge, type LearnedKnowledge } from '../matching/learn-knowledge.js';
import { buildMatchIndex, withLearned } from '../matching/match-index.js';
import type { QuestionTest } from './check-questions.js';
import { freezeQuestions, replay, type AskedArticle, type ReplayFigures } from './regression-set.js';

export interface LearningJob {
  readonly revision: number;
  /** With the variants that are live. */
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  /** As published: what the frozen questions are made of. */
  readonly published: readonly AskedArticle[];
  /** Questions that editors wrote to be found. */
  readonly tests: readonly QuestionTest[];
  /** What is in use; absent: the index as it was built. */
  readonly inUse?: LearnedKnowledge;
}

export interface LearningResult {
  readonly knowledge: LearnedKnowledge;
  readonly questionsDigest: string;
  readonly before: ReplayFigures;
  readonly after: ReplayFigures;
}

export function runLearningJob({ articles, intents, revision, ...job }: LearningJob): LearningResult {
  const knowledge = learnKnowledge(articles);
  const built = buildMatchIndex({ articles, intents, revision });
  const set = freezeQuestions(job.published, job.tests);
  return {
    knowledge,
    questionsDigest: set.digest,
    before: replay(job.inUse === undefined ? built : withLearned(built, job.inUse), set),
    after: replay(withLearned(built, knowledge), set),
  };
}
