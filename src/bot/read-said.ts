// What the Activity means to the bot: words, a choice, a sticker, an arrival. Called by citizen-bot.

import { readPickPayload, readTypedChoice } from '../replies/choice-words.js';
import { TALK_TO_PERSON } from '../domain/inbound-event.js';
import { readQuestions } from '../matching/read-questions.js';
import type { Said } from '../replies/reply-decision.js';
import type { BotTurn } from './bot-turn.js';

/** Undefined when it is none of the bot's business. */
export function readSaid(turn: BotTurn): Said | undefined {
  const { activity, conversation } = turn;
  switch (activity.type) {
    case 'message': {
      const text = activity.text?.trim() ?? '';
      if (text === '') return { kind: 'wordless' };
      const typed = readTypedChoice(text, conversation.offered);
      return typed === undefined ? readWords(text, turn) : { kind: 'pick', articleId: typed.articleId };
    }
    case 'event':
      return activity.name === 'postback' ? readPostback(turn) : undefined;
    case 'conversationUpdate':
      return activity.name === 'follow' ? { kind: 'arrival' } : undefined;
    default:
      return undefined;
  }
}

/** A language that was asked for goes before the one that was written in. */
function readWords(text: string, { conversation, knowledge, nowMs }: BotTurn): Said {
  const { preferredLanguage: language, topics = [] } = conversation;
  const { index, popularity } = knowledge;
  const talk = {
    ...{ topics, nowMs, index },
    ...(language === undefined ? {} : { language }),
    ...(popularity === undefined ? {} : { popularity: popularity() }),
  };
  const { whole, parts, left } = readQuestions(text, talk);
  return { kind: 'words', ...whole, ...(parts.length === 0 ? {} : { parts, left }) };
}

/** A button that is not the bot's own says what stands on it, where the platform tells. */
function readPostback(turn: BotTurn): Said | undefined {
  const { value, text = '' } = turn.activity;
  if (value === TALK_TO_PERSON) return { kind: 'person' };
  const picked = typeof value === 'string' ? readPickPayload(value) : undefined;
  if (picked === undefined) return text.trim() === '' ? undefined : readWords(text, turn);
  return picked === 'none-of-these'
    ? { kind: 'none-of-these' }
    : { kind: 'pick', articleId: picked.articleId };
}
