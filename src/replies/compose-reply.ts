// A decision becomes bubbles and what the conversation remembers of it. Pure; channels cut and pack the bubbles.

import type { OutboundMessage } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import { articleBubbles } from './article-bubbles.js';
import { bubble, choiceButtons, personButton, withPersonButton } from './bubbles.js';
import { numbered, phrases } from './phrases.js';
import { rememberReply, type Remembered } from './remember-reply.js';
import type { DecisionOf, Language, ReplyDecision } from './reply-decision.js';

/** After this long without a word of ours the citizen hears again that a program answers. Unit: ms. */
const DISCLOSE_AGAIN_MS = 24 * 3_600_000;

export interface ComposedReply {
  readonly messages: readonly OutboundMessage[];
  readonly remember: Remembered & Pick<Conversation, 'missesInRow' | 'disclosedAtMs'>;
}

export function composeReply(
  decision: ReplyDecision,
  context: {
    conversation: Pick<Conversation, 'missesInRow' | 'disclosedAtMs' | 'language' | 'topics'>;
    cityName: string;
    /** The first words, and those after a long pause, say that a program answers; absent: they do. */
    saysWhatItIs?: boolean;
    nowMs: number;
    /** The turn that replies. */
    turnId: string;
  },
): ComposedReply {
  const { conversation, cityName, saysWhatItIs = true, nowMs, turnId } = context;
  // Danger to life: the number first, the program's introduction with the next words.
  const isUrgent = decision.kind === 'handoff' && decision.reason === 'urgent';
  const isDue = nowMs - (conversation.disclosedAtMs ?? 0) >= DISCLOSE_AGAIN_MS;
  const mustDisclose = saysWhatItIs && !isUrgent && isDue;
  const language = languageOf(decision, conversation);
  const disclosure = mustDisclose ? [bubble(phrases[language].disclosure(cityName))] : [];
  return {
    messages: [...disclosure, ...toBubbles(decision, language)],
    remember: {
      // Kept fresh while the talk goes on, so that the sentence comes back only after a long pause.
      ...(isUrgent ? {} : { disclosedAtMs: nowMs }),
      missesInRow: isMiss(decision) ? conversation.missesInRow + 1 : 0,
      ...rememberReply(decision, { topics: conversation.topics ?? [], turnId, nowMs }),
    },
  };
}

function languageOf(decision: ReplyDecision, { language = 'zh' }: Pick<Conversation, 'language'>): Language {
  return 'language' in decision ? decision.language : language;
}

function toBubbles(decision: ReplyDecision, language: Language): readonly OutboundMessage[] {
  switch (decision.kind) {
    case 'chat':
      return [chatBubble(decision)];
    case 'ask-for-words':
      return [bubble(phrases[language].askForWords)];
    case 'welcome':
      return [bubble(phrases[language].welcome)];
    case 'rephrase':
      return [withPersonButton(phrases[language].rephrase, language)];
    case 'fallback':
      return [withPersonButton(phrases[language].fallback, language)];
    case 'handoff':
      return decision.text === undefined ? [] : [bubble(decision.text)];
    default:
      return articleBubbles(decision);
  }
}

/** The citizen asked and got no answer. */
function isMiss(decision: ReplyDecision): boolean {
  const isUnanswered = decision.kind === 'fallback' || decision.kind === 'untold';
  return isUnanswered || (decision.kind === 'rephrase' && decision.isMiss);
}

/** The intent's words, its articles by number, and the way to a person where the words ask for it. */
function chatBubble(decision: DecisionOf<'chat'>): OutboundMessage {
  const { text, language, offers = [], offersPerson = false } = decision;
  const person = offersPerson ? [personButton(language)] : [];
  const actions = [...choiceButtons(offers), ...person];
  if (actions.length === 0) return bubble(text);
  const words = offers.length === 0 ? text : `${text}\n\n${numbered(offers)}`;
  return { ...bubble(words), suggestedActions: { actions, to: [] } };
}
