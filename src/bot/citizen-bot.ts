// The bot that citizens talk to: turns what they did into a reply by matching and the reply rules.

import { ActivityHandler, type TurnContext } from 'botbuilder';

import type { Why } from '../conversations/transcript-store.js';
import type { ServiceHours } from '../domain/hours.js';
import { TALK_TO_PERSON } from '../domain/inbound-event.js';
import { match } from '../matching/matcher.js';
import { readPickPayload, readTypedChoice } from '../replies/choice-words.js';
import { composeReply } from '../replies/compose-reply.js';
import type { Said } from '../replies/reply-decision.js';
import { decideReply } from '../replies/reply-policy.js';
import type { BotTurn } from './bot-turn.js';
import { initiateHandoff } from './handoff-event.js';
import { toBotMessage } from './bot-message.js';
import { conclude, turnOf } from './hub-adapter.js';

export interface CitizenBotOptions {
  readonly cityName: string;
  /** When people answer, for citizens. */
  readonly serviceHours: ServiceHours['spoken'];
}

export class CitizenBot extends ActivityHandler {
  constructor(options: CitizenBotOptions) {
    super();
    this.onMessage((context, next) => reply(context, options).then(next));
    this.onEvent((context, next) => reply(context, options).then(next));
    this.onConversationUpdate((context, next) => reply(context, options).then(next));
  }
}

async function reply(
  context: TurnContext,
  { cityName, serviceHours: { zh, en } }: CitizenBotOptions,
): Promise<void> {
  const turn = turnOf(context);
  const said = readSaid(turn);
  if (said === undefined) {
    conclude(context, { why: { rule: 'not-for-the-bot' }, patch: {} });
    return;
  }
  const { conversation, knowledge, nowMs } = turn;
  const { rule, decision } = decideReply({
    said,
    conversation,
    article: (id) => knowledge.articles.get(id),
    intent: (id) => knowledge.intents.get(id),
    known: { zh: { 城市: cityName, 服務時間: zh }, en: { 城市: cityName, 服務時間: en } },
    nowMs,
    seed: turn.id,
  });
  const { messages, remember } = composeReply(decision, { conversation, cityName, nowMs });
  const language = said.kind === 'words' ? { language: said.result.language } : {};
  conclude(context, { why: explain(rule, said, turn), patch: { ...language, ...remember } });
  await context.sendActivities(messages.map(toBotMessage));
  if (decision.kind === 'handoff') await initiateHandoff(context, { ...decision, turn });
}

/** What the Activity means to the bot; undefined when it is none of its business. */
function readSaid({ activity, conversation, knowledge }: BotTurn): Said | undefined {
  switch (activity.type) {
    case 'message': {
      const text = activity.text?.trim() ?? '';
      if (text === '') return { kind: 'wordless' };
      const typed = readTypedChoice(text, conversation.offered);
      if (typed !== undefined) return { kind: 'pick', articleId: typed.articleId };
      return readWords(text, conversation, knowledge);
    }
    case 'event':
      return activity.name === 'postback' ? readPostback(activity, conversation, knowledge) : undefined;
    case 'conversationUpdate':
      return activity.name === 'follow' ? { kind: 'arrival' } : undefined;
    default:
      return undefined;
  }
}

/** A language that was asked for goes before the one that was written in. */
function readWords(
  text: string,
  { preferredLanguage }: BotTurn['conversation'],
  { index }: BotTurn['knowledge'],
): Said {
  const result = match(text, index);
  return { kind: 'words', text, result: { ...result, language: preferredLanguage ?? result.language } };
}

/** A button that is not the bot's own says what stands on it, where the platform tells. */
function readPostback(
  { value, text = '' }: BotTurn['activity'],
  conversation: BotTurn['conversation'],
  knowledge: BotTurn['knowledge'],
): Said | undefined {
  if (value === TALK_TO_PERSON) return { kind: 'person' };
  const picked = typeof value === 'string' ? readPickPayload(value) : undefined;
  if (picked === undefined) return text.trim() === '' ? undefined : readWords(text, conversation, knowledge);
  return picked === 'none-of-these'
    ? { kind: 'none-of-these' }
    : { kind: 'pick', articleId: picked.articleId };
}

/** The facts behind the reply, for the transcript and the screens. */
function explain(rule: string, said: Said, { knowledge }: BotTurn): Why {
  const { revision } = knowledge;
  if (said.kind === 'pick') {
    const version = knowledge.articles.get(said.articleId)?.version;
    const picked = {
      articleId: said.articleId,
      articleVersion: version ?? 0,
      score: 1,
      signals: [],
      hits: [],
    };
    return { rule, knowledgeRevision: revision, matches: version === undefined ? [] : [picked] };
  }
  if (said.kind !== 'words') return { rule, knowledgeRevision: revision };
  const { band, confidence, matches, intent } = said.result;
  return {
    rule,
    band,
    confidence,
    matches,
    knowledgeRevision: revision,
    ...(intent === undefined ? {} : { intentId: intent.id }),
  };
}
