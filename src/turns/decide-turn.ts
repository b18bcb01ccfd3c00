// What a turn decides, whole, before anything of it happens: silence, the bot's words, the way to the desk, or nothing
// because a person has the talk. Called once a turn by run-turn; what it returns is stored and applied.

import type { Bot } from '../bot/bot.js';
import type { BotOutcome } from '../bot/bot-turn.js';
import type { Conversation } from '../domain/conversation.js';
import { reopen } from '../domain/handoff.js';
import type { HearAfterTalk } from '../desk/after-talk.js';
import type { Queue } from '../desk/queue.js';
import type { WaitingWord } from '../desk/waiting-word.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Clock } from '../lib/clock.js';
import { bubble } from '../replies/bubbles.js';
import { phrases } from '../replies/phrases.js';
import type { InboxRow, TurnDecision } from './turn-stores.js';
import { tellBanner, type BannerFor } from './tell-banner.js';
import { readLanguageWish } from './language-wish.js';
import { readNotice } from './notice-shown.js';
import { pauseAfterAnswerElsewhere, readPresence, whySilent } from './when-silent.js';

/** Times that work on an event may begin before the citizen gets a plain apology instead: it may be what kills us. */
const MOST_ATTEMPTS = 8;

export interface DecideTurnParts {
  readonly bot: Bot;
  readonly queue: Pick<Queue, 'planHandoff' | 'hear'>;
  readonly hearAfterTalk: HearAfterTalk;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
  readonly bannerFor: BannerFor;
  readonly clock: Clock;
}

/** `hub`: an echo of our own words; `elsewhere`: the account spoke, but not through the hub. */
export type Speaker = 'citizen' | 'hub' | 'elsewhere';

export type DecideTurn = (
  row: InboxRow,
  conversation: Conversation,
  speaker: Speaker,
) => Promise<TurnDecision>;

export function createDecideTurn(parts: DecideTurnParts): DecideTurn {
  return async (row, known, speaker) => {
    const wish = readLanguageWish(row.event, known);
    const conversation = { ...known, ...wish };
    const nowMs = parts.clock();
    const presence = speaker === 'citizen' ? readPresence(row.event, conversation) : {};
    const answered = await decide(parts, { row, conversation, nowMs, speaker });
    const banner = parts.bannerFor(conversation.channelId);
    const decided = tellBanner(answered, conversation, { banner, nowMs });
    return {
      id: row.id,
      conversationId: conversation.id,
      decidedAtMs: nowMs,
      epoch: decided.move?.next.epoch ?? conversation.epoch,
      author: 'bot',
      ...decided,
      patch: { ...wish, ...readNotice(row.event, known), ...decided.patch, ...presence },
    };
  };
}

interface Facts {
  readonly row: InboxRow;
  readonly conversation: Conversation;
  readonly nowMs: number;
  readonly speaker: Speaker;
}

/** A decision but for what every decision has. */
type Decided = Pick<TurnDecision, 'why' | 'messages' | 'patch' | 'move' | 'handoff'> &
  Partial<Pick<TurnDecision, 'author'>>;

async function decide(parts: DecideTurnParts, facts: Facts): Promise<Decided> {
  const { row, conversation, nowMs, speaker } = facts;
  if (speaker === 'elsewhere') {
    const botPausedUntilMs = pauseAfterAnswerElsewhere(row.event, conversation);
    return { why: { rule: 'answered-elsewhere' }, messages: [], patch: { botPausedUntilMs } };
  }
  const silence = whySilent(row.event, conversation, nowMs);
  if (silence !== undefined) return { why: { rule: silence }, messages: [], patch: {} };
  if (row.attempts > MOST_ATTEMPTS)
    return {
      why: { rule: 'gave-up' },
      messages: [bubble(phrases[conversation.language ?? 'zh'].apology)],
      patch: {},
    };

  const knowledge = parts.knowledge.current();
  const told = { conversation, event: row.event, nowMs };
  const word = (await parts.hearAfterTalk(told)) ?? (await parts.queue.hear({ ...told, knowledge }));
  if (word !== undefined) return toDecided(word, row);

  const outcome = await parts.bot({
    id: row.id,
    activity: row.event.activity,
    receivedAtMs: row.receivedAtMs,
    conversation,
    knowledge,
    nowMs,
  });
  return (await handOver(parts, facts, outcome)) ?? answer(facts, outcome);
}

/** Somebody who waits, or speaks of a closed matter: what they hear comes from the desk, not from the bot, so no claim withdraws it. */
function toDecided({ rule, messages, patch, move }: WaitingWord, row: InboxRow): Decided {
  const moving = move === undefined ? {} : { move: { ...move, movedBy: row.id } };
  return { why: { rule }, messages, patch, author: 'system', ...moving };
}

/** The bot's words; a talk that was finished begins again with them. */
function answer({ row, conversation }: Facts, { why, messages, patch }: BotOutcome): Decided {
  const begun = messages.length > 0 ? reopen(conversation) : undefined;
  if (begun?.kind !== 'moved') return { why, messages, patch };
  const move = { fromEpoch: conversation.epoch, next: begun.next, movedBy: row.id };
  return { why, messages, patch, move };
}

/** Undefined where the bot asks for nobody. */
async function handOver(
  parts: DecideTurnParts,
  { row, conversation, nowMs }: Facts,
  { why, messages, patch, handoff }: BotOutcome,
): Promise<Decided | undefined> {
  if (handoff === undefined) return undefined;
  const { reason, language, activity } = handoff;
  const about = aboutOf(parts, { row, conversation }, { why, patch });
  const plan = await parts.queue.planHandoff({ conversation, reason, language, nowMs, about });
  if (plan === undefined) return undefined;
  return {
    why,
    messages: [...messages, plan.message],
    patch: { ...patch, ...plan.patch },
    author: 'system',
    move: { ...plan.move, movedBy: row.id },
    handoff: { reason, activity },
  };
}

/** What the talk is about when it is handed over: what was asked just now, else what was talked of before. */
function aboutOf(
  { knowledge }: DecideTurnParts,
  { row, conversation }: Pick<Facts, 'row' | 'conversation'>,
  { why, patch }: Pick<BotOutcome, 'why' | 'patch'>,
): NonNullable<Parameters<Queue['planHandoff']>[0]['about']> {
  const { articles } = knowledge.current();
  const topics = [patch.topics, conversation.topics].find((known = []) => known.length > 0) ?? [];
  return {
    said: row.event.activity.text ?? '',
    intentIds: why.intentId === undefined ? [] : [why.intentId],
    articles: topics.flatMap(({ articleId, isOffer }) => {
      const article = articles.get(articleId);
      return article === undefined
        ? []
        : [{ category: article.category, department: article.department, isOffer }];
    }),
  };
}
