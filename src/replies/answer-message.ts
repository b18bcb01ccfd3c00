// An article as the bot says it: its text unchanged, and its card beside it. The preview for editors calls the same function.

import type { OutboundMessage } from '../domain/activity.js';
import type { ArticleContent } from '../domain/article.js';
import type { Language } from './reply-decision.js';

/** English only where an approved pair exists, with the card that was written for it. */
export function answerMessage(
  { answer, card, english }: Pick<ArticleContent, 'answer' | 'card' | 'english'>,
  wanted: Language,
): OutboundMessage {
  const isEnglish = wanted === 'en' && english !== undefined;
  const said = isEnglish ? english : { answer, card };
  const shown =
    said.card === undefined ? {} : { card: { ...said.card, language: isEnglish ? 'en' : 'zh' } as const };
  return { type: 'message', text: said.answer, ...shown };
}
