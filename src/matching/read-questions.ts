// What one message asks: one question, or several that each stand for themselves. `splitQuestions` proposes by words, the
// matcher's evidence decides. Pure; called by the bot.

import type { FollowUp } from '../domain/follow-up.js';
import type { MatchResult } from '../domain/match.js';
import { readFollowUp, type Talk } from './follow-up.js';
import type { MatchIndex } from './match-index.js';
import { match } from './matcher.js';
import { splitQuestions } from './split-questions.js';

export interface AskedQuestion {
  readonly text: string;
  readonly result: MatchResult;
  /** Set where it is about what was said before. */
  readonly followUp?: FollowUp;
}

export interface AskedQuestions {
  /** The message as one question. */
  readonly whole: AskedQuestion;
  /** Two or three questions with different answers, in the order they were asked; empty where the message is one. */
  readonly parts: readonly AskedQuestion[];
  /** Further questions of the message, left for the next one. */
  readonly left: number;
}

/** Three answers are as much as a phone shows at once. */
const MOST_QUESTIONS = 3;
/** Below this confidence a part of a message is no question of its own; the whole says more. */
const STANDS_FROM = 0.5;

/**
 * Splits only where each part is answered, or at least offered, by other articles than its neighbours.
 *
 * @example
 * readQuestions('戶政幾點開？還有補身分證要多少錢？', talk).parts.length; // 2
 * readQuestions('我的身分證掉了，要去哪裡補？', talk).parts.length; // 0
 */
export function readQuestions(message: string, talk: Talk): AskedQuestions {
  const whole = read(message, talk);
  const pieces = whole.result.isExact || whole.followUp !== undefined ? [] : splitQuestions(message);
  if (pieces.length < 2) return { whole, parts: [], left: 0 };
  const asked = pieces.map((text) => read(text, talk)).filter(standsAlone);
  const parts = asked.filter((part, place) => {
    return asked.slice(0, place).every((earlier) => isAnother(part, earlier, talk.index));
  });
  if (parts.length < 2) return { whole, parts: [], left: 0 };
  return {
    whole,
    parts: parts.slice(0, MOST_QUESTIONS),
    left: Math.max(0, parts.length - MOST_QUESTIONS),
  };
}

function read(text: string, talk: Talk): AskedQuestion {
  const { index, popularity } = talk;
  const matched = match(text, index, popularity === undefined ? {} : { popularity });
  const result = { ...matched, language: talk.language ?? matched.language };
  const followUp = readFollowUp({ text, result }, talk);
  return { text, result, ...(followUp === undefined ? {} : { followUp }) };
}

function standsAlone({ result: { band, confidence, intent }, followUp }: AskedQuestion): boolean {
  if (followUp !== undefined) return followUp.kind === 'told';
  return intent === undefined && band !== 'handoff' && (band === 'answer' || confidence >= STANDS_FROM);
}

/** Not the same matter asked on: other articles, and no follow-up of the part before. */
function isAnother(part: AskedQuestion, earlier: AskedQuestion, index: MatchIndex): boolean {
  const [before] = articlesOf(earlier);
  const [first, ...others] = articlesOf(part);
  if (before === undefined || first === undefined || sharesAnswer(first, before, index)) return false;
  if (part.result.band === 'offer' && others.includes(before)) return false;
  const topics = [{ articleId: before, atMs: 0 }];
  return part.followUp !== undefined || readFollowUp(part, { topics, nowMs: 0, index }) === undefined;
}

/** What the part is answered by, or offered. */
function articlesOf({ result, followUp }: AskedQuestion): readonly string[] {
  if (followUp?.kind === 'told') return followUp.passages.map(({ articleId }) => articleId);
  return result.matches.slice(0, MOST_QUESTIONS).map(({ articleId }) => articleId);
}

function sharesAnswer(one: string, other: string, { articles, answers }: MatchIndex): boolean {
  const place = (id: string): number => articles.findIndex((article) => article.id === id);
  return one === other || answers[place(one)] === answers[place(other)];
}
