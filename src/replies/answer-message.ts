// An article as the bot says it: its text unchanged, and its card beside it. The preview for editors calls the same function.

import type { OutboundMessage } from '../domain/activity.js';
import { answerIn, cardIn, type ArticleContent } from '../domain/article.js';
import type { Language } from './reply-decision.js';

/** English only where an approved pair exists, with the card that was written for it. */
export function answerMessage(
  article: Pick<ArticleContent, 'answer' | 'card' | 'english'>,
  wanted: Language,
): OutboundMessage {
  const card = cardIn(article, wanted);
  return { type: 'message', text: answerIn(article, wanted), ...(card === undefined ? {} : { card }) };
}
