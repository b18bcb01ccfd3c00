// POST /api/v1/answer-previews: what every channel would show of an answer, and what is wrong with its card by the very check of a
// file or a sheet.

import { z } from 'zod';

import type { ChannelRegistry } from '../channels/registry.js';
import { soundCard, type CardFault, type SoundCard } from '../content/sound-card.js';
import { blockField } from '../content/text-fields.js';
import type { ArticleContent } from '../domain/article.js';
import type { Card } from '../domain/card.js';
import { firstOfEachChannel, lacksPublicUrl, previewAnswer } from '../knowledge/preview-answer.js';
import { answerPreviewsView, type AnswerPreviewsView } from '../wire/preview-api.js';
import { MOST_TEXT_CHARS } from '../wire/shared.js';
import { apiRoute, type ApiRoute } from './api-route.js';
import { KEEPERS } from './article-door.js';

/** As a sheet's longest answer, with its card. Unit: bytes. */
const MOST_BODY_BYTES = 900_000;
const ANSWER_CHARS = 200_000;
const QUESTION_CHARS = 500;

/** As far as it is written: `soundCard` says what is wrong with it. */
const writtenCard = z.record(z.string(), z.unknown());
const request = z.strictObject({
  language: z.enum(['zh', 'en']).default('zh'),
  answer: blockField(ANSWER_CHARS),
  card: writtenCard.optional(),
  english: z
    .strictObject({
      question: z.string().max(QUESTION_CHARS),
      answer: z.string().max(ANSWER_CHARS),
      card: writtenCard.optional(),
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
    access: KEEPERS,
    summary:
      'What every channel would show of an answer and its card, and what is wrong with the card: parts at fault are left out. Nothing is sent or stored.',
    body: request,
    mostBodyBytes: MOST_BODY_BYTES,
    answer: answerPreviewsView,
    handle: ({ body }): Promise<AnswerPreviewsView> => {
      const { article, faults } = toArticle(body);
      const channels = firstOfEachChannel(registry.all).map((adapter) => {
        const { calls, bubbles, ...of } = previewAnswer(article, body.language, adapter);
        const { mostBubbleChars = MOST_TEXT_CHARS } = adapter;
        return {
          ...{ ...of, calls, mostBubbleChars },
          bubbles: bubbles.map(({ text, cards }) => ({ text, ...plain(cards) })),
        };
      });
      return Promise.resolve({ channels, faults, lacksPublicUrl: lacksPublicUrl(article, publicUrl) });
    },
  });
}

interface Shown {
  readonly article: Pick<ArticleContent, 'answer' | 'card' | 'english'>;
  readonly faults: CardFault[];
}

function toArticle({ answer, card: written, english }: z.infer<typeof request>): Shown {
  const own = sound(written, 'card');
  const other = sound(english?.card, 'english_card');
  return {
    article: {
      answer: answer.trim(),
      ...beside(own.card),
      ...(english === undefined ? {} : englishOf(english, other.card)),
    },
    faults: [...own.faults, ...other.faults],
  };
}

const sound = (
  written: z.infer<typeof writtenCard> | undefined,
  field: 'card' | 'english_card',
): SoundCard => (written === undefined ? { faults: [] } : soundCard(written, field));

/** A pair that is not whole yet is not shown. */
function englishOf(
  written: NonNullable<z.infer<typeof request>['english']>,
  card: Card | undefined,
): Pick<ArticleContent, 'english'> {
  const [question, answer] = [written.question.trim(), written.answer.trim()];
  return question === '' || answer === '' ? {} : { english: { question, answer, ...beside(card) } };
}

const beside = (card: Card | undefined) => (card === undefined ? {} : { card });

const plain = (cards: readonly object[] | undefined) =>
  cards === undefined ? {} : { cards: cards.map((card) => ({ ...card })) };
