// The optional helpers, those that the environment names.

import { createAssistBudget } from '../assist/assist-budget.js';
import type { AssistEndpoint } from '../assist/assist-client.js';
import { createAssistGuard, type AssistGuard } from '../assist/assist-guard.js';
import { createEmbedder } from '../assist/embedder.js';
import { createLanguageModel, type LanguageModel } from '../assist/language-model.js';
import type { AssistSettings } from '../config/assist-settings.js';
import { createArticleVectors, type ArticleVectors } from '../knowledge/article-vectors.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Parts } from './parts.js';
import type { Stores } from './stores.js';

export interface Assist {
  readonly model?: LanguageModel;
  readonly vectors?: ArticleVectors;
}

export function createAssist(
  stores: Stores,
  parts: Parts,
  knowledge: Pick<LiveKnowledge, 'current'>,
): Assist {
  const { embedding, llm } = parts.config.assist;
  const onError = (error: unknown): void => {
    parts.events.jobFailed('article vectors', error);
  };
  return {
    ...(llm === undefined ? {} : { model: createLanguageModel(...helper('llm', llm, stores, parts)) }),
    ...(embedding === undefined
      ? {}
      : {
          vectors: createArticleVectors({
            embedder: createEmbedder(...helper('embedding', embedding, stores, parts)),
            store: stores.articleVectors,
            knowledge,
            onError,
          }),
        }),
  };
}

function helper(
  name: string,
  { dailyTokens, ...endpoint }: AssistSettings,
  { assistBudget: store }: Stores,
  { deps: { clock }, events }: Parts,
): [AssistEndpoint, AssistGuard] {
  const onError = (error: unknown): void => {
    events.jobFailed('budget of a helper', error);
  };
  const budget = createAssistBudget({ name, dailyTokens, store, clock, onError });
  const onEnd: Parameters<typeof createAssistGuard>[0]['onEnd'] = (facts) => {
    events.assistEnded({ helper: name, ...facts });
  };
  return [endpoint, createAssistGuard({ budget, clock, onEnd })];
}
