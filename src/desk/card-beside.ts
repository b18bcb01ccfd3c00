// The card of an article that an agent put into the box goes along with the article's text: buttons, steps and a picture help the
// citizen whoever presses send.

import { answerIn, cardIn, type Article } from '../domain/article.js';
import type { ShownCard } from '../domain/card.js';
import type { UsedArticle } from './suggestion-log.js';

/**
 * The card in the language of the text that is sent. None where the agent left it out, or changed the article's own text: a card
 * stands for approved words. A greeting before them or a line after them changes nothing.
 */
export function cardBeside(
  articles: ReadonlyMap<string, Article>,
  text: string,
  used: UsedArticle | undefined,
): ShownCard | undefined {
  if (used === undefined || used.source === 'canned' || used.withoutCard === true) return undefined;
  const article = articles.get(used.articleId);
  if (article === undefined) return undefined;
  const language = (['zh', 'en'] as const).find((each) => text.includes(answerIn(article, each).trim()));
  return language === undefined ? undefined : cardIn(article, language);
}
