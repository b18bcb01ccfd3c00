// /api/v1/articles/:id/wordings: the optional language model proposes to editors.

import type { LanguageModel } from '../assist/language-model.js';
import { paraphrase } from '../assist/paraphrase.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { wordingsView, type WordingsView } from '../wire/assist-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { Refusal } from './refusals.js';

export interface AssistRouteParts {
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  /** Absent: none is set up. */
  readonly model?: LanguageModel | undefined;
}

export function createAssistRoutes({ knowledge, model }: AssistRouteParts): readonly ApiRoute[] {
  return [
    apiRoute({
      method: 'post',
      path: '/api/v1/articles/:id/wordings',
      access: ['editor', 'admin'],
      summary:
        'Asks the optional language model for other ways of asking for a published article. Keeps nothing.',
      answer: wordingsView,
      refusals: ['NOT_FOUND', 'NO_HELPER', 'HELPER_FAILED'],
      handle: async ({ params }): Promise<WordingsView> => {
        const article = knowledge.current().articles.get(params['id'] ?? '');
        if (article === undefined) throw new Refusal('NOT_FOUND');
        if (model === undefined) throw new Refusal('NO_HELPER');
        const proposed = await paraphrase(model, article);
        if (proposed.kind === 'nothing') throw new Refusal('HELPER_FAILED');
        return { proposals: proposed.value };
      },
    }),
  ];
}
