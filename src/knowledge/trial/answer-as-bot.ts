// What the bot would make of a question, by the very steps of a citizen's turn: read, decided, put into words, rendered for every
// channel. Nothing is stored or sent. Pure but for the adapters' own settings.

import type { ChannelAdapter } from '../../channels/channel-adapter.js';
import type { Article, Intent } from '../../domain/article.js';
import type { Spoken } from '../../domain/working-calendar.js';
import type { MatchIndex } from '../../matching/match-index.js';
import { readQuestions, type AskedQuestion } from '../../matching/read-questions.js';
import type { Popularity } from '../../matching/signals/signal.js';
import { composeReply } from '../../replies/compose-reply.js';
import type { ReplyDecision } from '../../replies/reply-decision.js';
import { decideReply } from '../../replies/reply-policy.js';
import { firstOfEachChannel, previewMessages, type AnswerPreview } from '../preview-answer.js';

/** What it is asked of. */
export interface TriedKnowledge {
  readonly index: MatchIndex;
  readonly article: (id: string) => Article | undefined;
  readonly intents: ReadonlyMap<string, Intent>;
  readonly popularity?: Popularity | undefined;
}

export interface TriedBot {
  readonly cityName: string;
  /** When people answer, as citizens hear it at this moment. */
  readonly serviceHours: (nowMs: number) => Spoken;
  readonly adapters: readonly ChannelAdapter[];
}

export interface TriedAnswer {
  /** As one question. */
  readonly whole: AskedQuestion;
  /** Several questions in one message; empty where it is one. */
  readonly parts: readonly AskedQuestion[];
  /** The reply rule that spoke. */
  readonly rule: string;
  /** `handoff`: the desk speaks next, with the place in the queue. */
  readonly kind: ReplyDecision['kind'];
  readonly channels: readonly AnswerPreview[];
}

/** Chooses among equal wordings; a fixed one, so that two answers differ in nothing but the knowledge. */
const SEED = 'trial';

/** In a talk that has begun: the first words of all, that a program answers, are left out. */
export function answerAsBot(
  question: string,
  { index, article, intents, popularity }: TriedKnowledge,
  { cityName, serviceHours, adapters, nowMs }: TriedBot & { readonly nowMs: number },
): TriedAnswer {
  const asked = popularity === undefined ? {} : { popularity };
  const { whole, parts, left } = readQuestions(question, { topics: [], nowMs, index, ...asked });
  const { zh, en } = serviceHours(nowMs);
  const conversation = { missesInRow: 0, disclosedAtMs: nowMs };
  const { rule, decision } = decideReply({
    said: { kind: 'words', ...whole, ...(parts.length === 0 ? {} : { parts, left }) },
    ...{ conversation, article, nowMs, seed: SEED },
    intent: (id) => intents.get(id),
    known: { zh: { 城市: cityName, 服務時間: zh }, en: { 城市: cityName, 服務時間: en } },
  });
  const { messages } = composeReply(decision, { conversation, cityName, nowMs, turnId: SEED });
  const channels = firstOfEachChannel(adapters).map((adapter) => previewMessages(messages, adapter));
  return { whole, parts, rule, kind: decision.kind, channels };
}
