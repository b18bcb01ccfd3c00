// What stands on a button of ours, by its payload. LINE tells the payload alone, though the person sees the words as their own: an
// agent who reads along must not find an empty bubble there.

import type { InboundActivity } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import { TALK_TO_PERSON } from '../domain/inbound-event.js';
import { callbackPhrases, LEAVE_MESSAGE } from './callback-words.js';
import { NONE_OF_THESE, readPickPayload } from './choice-words.js';
import { phrases } from './phrases.js';
import type { Language } from './reply-decision.js';
import { surveyPressWords } from './survey-words.js';

/** The words of an activity, those on its button included; empty where it has none, or an old button's are forgotten. Pure. */
export function wordsOf(
  { name, value, text = '' }: Pick<InboundActivity, 'name' | 'value' | 'text'>,
  talk: Pick<Conversation, 'offered' | 'language'>,
): string {
  const isMute = name === 'postback' && text === '' && typeof value === 'string';
  return isMute ? (wordsOnButton(value, talk) ?? '') : text;
}

function wordsOnButton(
  payload: string,
  { offered = [], language = 'zh' }: Pick<Conversation, 'offered' | 'language'>,
): string | undefined {
  const picked = readPickPayload(payload);
  if (typeof picked === 'object')
    return offered.find(({ articleId }) => articleId === picked.articleId)?.title;
  return OWN_BUTTONS[payload]?.(language) ?? surveyPressWords(payload, language);
}

const OWN_BUTTONS: Readonly<Record<string, (language: Language) => string>> = {
  [TALK_TO_PERSON]: (language) => phrases[language].talkToPerson,
  [LEAVE_MESSAGE]: (language) => callbackPhrases(language).button,
  [NONE_OF_THESE]: (language) => phrases[language].noneOfThese,
};
