// POST /api/v1/answer-previews: what every channel would show of an answer. The same check as a file's or a sheet's.

import { z } from 'zod';

import type { ChannelAdapter } from '../channels/channel-adapter.js';
import type { ChannelRegistry } from '../channels/registry.js';
import { cardField } from '../content/card-field.js';
import { blockField, lineField } from '../content/text-fields.js';
import type { ArticleContent } from '../domain/article.js';
import { lacksPublicUrl, previewAnswer } from '../knowledge/preview-answer.js';
import { answerPreviewsView, type AnswerPreviewsView } from '../wire/preview-api.js';
import { apiRoute, type ApiRoute } from './api-route.js';

/** As a sheet's longest answer, with its card. Unit: bytes. */
const MOST_BODY_BYTES = 900_000;
const ANSWER_CHARS = 200_000;
const QUESTION_CHARS = 500;

const request = z.strictObject({
  language: z.enum(['zh', 'en']).default('zh'),
  answer: blockField(ANSWER_CHARS),
  card: cardField().optional(),
  english: z
    .strictObject({
      question: lineField(QUESTION_CHARS),
      answer: blockField(ANSWER_CHARS),
      card: cardField().optional(),
    })
    .optional(),
});

export interface PreviewRouteParts {
  readonly registry: Pick<ChannelRegistry, 'all'>;
  readonly publicUrl: string | undefined;
}

export function createPreviewRoute({ registry, publicUrl }: PreviewRouteParts): ApiRoute {
  return apiRoute({
    method: 'post',
    path: '/api/v1/answer-previews',
    access: ['editor', 'supervisor', 'admin'],
    summary: 'What every channel would show of an answer and its card. Nothing is sent or stored.',
    body: request,
    mostBodyBytes: MOST_BODY_BYTES,
    answer: answerPreviewsView,
    handle: ({ body }): Promise<AnswerPreviewsView> => {
      const article = toArticle(body);
      const channels = firstOfEach(registry.all).map((adapter) => {
        const { calls, bubbles, ...of } = previewAnswer(article, body.language, adapter);
        return { ...of, calls, bubbles: bubbles.map(({ text, cards }) => ({ text, ...plain(cards) })) };
      });
      return Promise.resolve({ channels, lacksPublicUrl: lacksPublicUrl(article, publicUrl) });
    },
  });
}

type Shown = Pick<ArticleContent, 'answer' | 'card' | 'english'>;

function toArticle({ answer, card, english }: z.infer<typeof request>): Shown {
  return {
    answer: answer.trim(),
    ...(card === undefined ? {} : { card }),
    ...(english === undefined ? {} : { english: toEnglish(english) }),
  };
}

function toEnglish({
  question,
  answer,
  card,
}: NonNullable<z.infer<typeof request>['english']>): NonNullable<Shown['english']> {
  return { question, answer: answer.trim(), ...(card === undefined ? {} : { card }) };
}

const plain = (cards: readonly object[] | undefined) =>
  cards === undefined ? {} : { cards: cards.map((card) => ({ ...card })) };

/** The default account of each channel. */
function firstOfEach(adapters: readonly ChannelAdapter[]): readonly ChannelAdapter[] {
  return adapters.filter(
    ({ channelId }, at) => adapters.findIndex((other) => other.channelId === channelId) === at,
  );
}
