// What a citizen says of a closed matter: a face, a few words, "it is not solved". Asked by turns before the bot is.

import type { Conversation } from '../domain/conversation.js';
import type { InboundEvent } from '../domain/inbound-event.js';
import {
  readSurveyPress,
  saysNotSolved,
  surveyAskComment,
  surveyCommentKept,
  surveyThanks,
  type SurveyPress,
} from '../replies/survey-words.js';
import type { Matter, MatterStore, Score } from './matter-store.js';
import type { Queue } from './queue.js';
import type { WaitingWord } from './waiting-word.js';

/** The message after "write a few words" is the comment if it comes within this time. Unit: ms. */
const COMMENT_WITHIN_MS = 30 * 60_000;
/** "It is not solved" in their own words means the last matter within this time. Unit: ms. */
const NOT_SOLVED_WITHIN_MS = 24 * 3_600_000;
/** Of a comment. */
const MOST_COMMENT_CHARS = 1_000;

export interface AfterTalkParts {
  readonly matters: MatterStore;
  readonly queue: Pick<Queue, 'planHandoff'>;
}

interface Told {
  readonly conversation: Conversation;
  readonly event: InboundEvent;
  readonly nowMs: number;
}

/** Undefined where the message is none of this; the bot, or the queue, answers then. */
export type HearAfterTalk = (told: Told) => Promise<WaitingWord | undefined>;

export function createHearAfterTalk(parts: AfterTalkParts): HearAfterTalk {
  return async (told) => {
    const { activity } = told.event;
    const press = activity.name === 'postback' ? readSurveyPress(activity.value) : undefined;
    if (press !== undefined) return hearPress(parts, told, press);
    if (told.conversation.status !== 'resolved' || activity.type !== 'message') return undefined;
    return hearWords(parts, told, activity.text?.trim() ?? '');
  };
}

async function hearPress(parts: AfterTalkParts, told: Told, press: SurveyPress): Promise<WaitingWord> {
  const { matters } = parts;
  const { conversation, nowMs } = told;
  const { language = 'zh', status } = conversation;
  const matter = await matters.find(press.matterId);
  // A button of a talk that is not theirs: nothing is to be learned from it.
  if (matter?.conversationId !== conversation.id) return quiet('survey-rated');
  const isBusy = status === 'queued' || status === 'assigned';
  if (press.kind === 'rate') {
    // The payload's pattern lets 1 to 5 through.
    await matters.rate(matter.id, press.score as Score, nowMs);
    return say('survey-rated', isBusy ? [] : [surveyThanks(matter.id, press.score, language)]);
  }
  if (isBusy) return quiet('survey-rated');
  if (press.kind === 'not-solved') return notSolved(parts, told, matter);
  await matters.askComment(matter.id, nowMs);
  return say('survey-comment', [surveyAskComment(language)]);
}

async function hearWords(parts: AfterTalkParts, told: Told, text: string): Promise<WaitingWord | undefined> {
  const { conversation, nowMs } = told;
  if (text === '') return undefined;
  const matter = await parts.matters.latest(conversation.id);
  if (matter === undefined) return undefined;
  if (saysNotSolved(text) && nowMs - matter.closedAtMs < NOT_SOLVED_WITHIN_MS)
    return notSolved(parts, told, matter);
  const isComment =
    matter.comment === undefined && nowMs - (matter.commentAskedAtMs ?? 0) < COMMENT_WITHIN_MS;
  if (!isComment) return undefined;
  await parts.matters.comment(matter.id, text.slice(0, MOST_COMMENT_CHARS), nowMs);
  return say('survey-comment', [surveyCommentKept(conversation.language ?? 'zh')]);
}

/** Back to the queue, ahead of who came today. */
async function notSolved(
  { matters, queue }: AfterTalkParts,
  { conversation, nowMs }: Told,
  matter: Matter,
): Promise<WaitingWord> {
  await matters.reportNotSolved(matter.id, nowMs);
  const { language = 'zh' } = conversation;
  const plan = await queue.planHandoff({ conversation, reason: 'not-solved', language, nowMs });
  if (plan === undefined) return quiet('not-solved');
  return { rule: 'not-solved', messages: [plan.message], patch: plan.patch, move: plan.move };
}

const say = (rule: WaitingWord['rule'], messages: WaitingWord['messages']): WaitingWord => ({
  rule,
  messages,
  patch: {},
});
const quiet = (rule: WaitingWord['rule']): WaitingWord => say(rule, []);
