// What is said of articles: whole answers, sentences of them, choices. An article's words are never changed.

import type { CardAction, OutboundMessage } from '../domain/activity.js';
import { titleIn } from '../domain/article.js';
import { assertNever } from '../domain/errors.js';
import { answerMessage } from './answer-message.js';
import { bubble, choiceButtons, personButton } from './bubbles.js';
import { NONE_OF_THESE } from './choice-words.js';
import { phrases } from './phrases.js';
import type { Answer, Clarify, DecisionOf, Excerpt } from './reply-decision.js';

type AboutArticles = DecisionOf<'answer' | 'excerpt' | 'clarify' | 'untold' | 'several'>;

export function articleBubbles(decision: AboutArticles): OutboundMessage[] {
  switch (decision.kind) {
    case 'answer':
      return [answerBubble(decision)];
    case 'excerpt':
      return [excerptBubble(decision)];
    case 'clarify':
      return [clarifyBubble(decision)];
    case 'untold':
      return [untoldBubble(decision)];
    case 'several':
      return severalBubbles(decision);
    default:
      return assertNever(decision);
  }
}

/** The article's text unchanged; English only where an approved pair exists. */
function answerBubble({ article, language, isTitled }: Answer): OutboundMessage {
  const message = answerMessage(article, language);
  if (isTitled !== true) return message;
  return { ...message, text: `${phrases[language].about(titleIn(article, language))}\n${message.text}` };
}

/** Which article it is, then its own sentences. */
function excerptBubble({ passages, language }: Excerpt): OutboundMessage {
  const { about } = phrases[language];
  const parts = passages.map(({ article, text }) => `${about(titleIn(article, language))}\n${text}`);
  return bubble(parts.join('\n\n'));
}

function clarifyBubble({ offers, language }: Clarify): OutboundMessage {
  const words = phrases[language];
  const none: CardAction = {
    type: 'postBack',
    title: words.noneOfThese,
    value: NONE_OF_THESE,
    displayText: words.noneOfThese,
  };
  const actions = [...choiceButtons(offers), none];
  return { ...bubble(words.clarify(offers)), suggestedActions: { actions, to: [] } };
}

function untoldBubble({ articles, offers, language }: DecisionOf<'untold'>): OutboundMessage {
  const titles = articles.map((article) => titleIn(article, language));
  const actions = [...choiceButtons(offers), personButton(language)];
  return { ...bubble(phrases[language].untold(titles, offers)), suggestedActions: { actions, to: [] } };
}

/** At most three answers, one list of choices and one sentence: with the introduction no more than LINE takes at once. */
function severalBubbles({ answers, clarify, isMore, language }: DecisionOf<'several'>): OutboundMessage[] {
  return [
    ...answers.map((each) => (each.kind === 'answer' ? answerBubble(each) : excerptBubble(each))),
    ...(isMore ? [bubble(phrases[language].askTheRest)] : []),
    ...(clarify === undefined ? [] : [clarifyBubble(clarify)]),
  ];
}
