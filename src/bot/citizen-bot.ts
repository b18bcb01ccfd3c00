// The bot that citizens talk to: turns what they did into a reply by matching and the reply rules.

import { ActivityHandler, type TurnContext } from 'botbuilder';

import type { Spoken } from '../domain/working-calendar.js';
import { composeReply } from '../replies/compose-reply.js';
import { decideReply } from '../replies/reply-policy.js';
import { explainTurn } from './explain-turn.js';
import { initiateHandoff } from './handoff-event.js';
import { toBotMessage } from './bot-message.js';
import { conclude, turnOf } from './hub-adapter.js';
import { readSaid } from './read-said.js';

export interface CitizenBotOptions {
  readonly cityName: string;
  /** The first words of a talk say that a program answers; absent: they do. */
  readonly saysWhatItIs?: boolean;
  /** When people answer, as citizens hear it at this moment. */
  readonly serviceHours: (nowMs: number) => Spoken;
}

export class CitizenBot extends ActivityHandler {
  constructor(options: CitizenBotOptions) {
    super();
    this.onMessage((context, next) => reply(context, options).then(next));
    this.onEvent((context, next) => reply(context, options).then(next));
    this.onConversationUpdate((context, next) => reply(context, options).then(next));
  }
}

async function reply(context: TurnContext, options: CitizenBotOptions): Promise<void> {
  const { cityName, serviceHours, saysWhatItIs = true } = options;
  const turn = turnOf(context);
  const said = readSaid(turn);
  if (said === undefined) {
    conclude(context, { why: { rule: 'not-for-the-bot' }, patch: {} });
    return;
  }
  const { conversation, knowledge, nowMs } = turn;
  const { zh, en } = serviceHours(nowMs);
  const ruled = decideReply({
    said,
    conversation,
    article: (id) => knowledge.articles.get(id),
    intent: (id) => knowledge.intents.get(id),
    known: { zh: { 城市: cityName, 服務時間: zh }, en: { 城市: cityName, 服務時間: en } },
    nowMs,
    seed: turn.id,
  });
  const { decision } = ruled;
  const place = { conversation, cityName, nowMs, turnId: turn.id, saysWhatItIs };
  const { messages, remember } = composeReply(decision, place);
  const language = said.kind === 'words' ? { language: said.result.language } : {};
  conclude(context, { why: explainTurn(ruled, said, turn), patch: { ...language, ...remember } });
  await context.sendActivities(messages.map(toBotMessage));
  if (decision.kind === 'handoff') await initiateHandoff(context, { ...decision, turn });
}
